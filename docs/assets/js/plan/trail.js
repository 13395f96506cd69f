/**
 * What was done to a plan while its page is open, so that it can be undone and done again.
 *
 * @import {Item, Plan} from "./plan.js"
 *
 * @typedef {object} Trail
 * @property {readonly Plan[]} past the oldest first
 * @property {Plan} now
 * @property {readonly Plan[]} future what was undone, the last undone first
 * @property {string} typing what is being typed in, or empty: all that is typed there in one go is one step
 */
import { isEmpty } from "./plan.js";
import { contents } from "./shelf.js";

const MOST_STEPS = 200;

/**
 * @param {Plan} plan
 * @returns {Trail}
 */
export function begin(plan) {
  return { past: [], now: plan, future: [], typing: "" };
}

/**
 * The trail with one step more. A step to where the last one came from, as the browser's Back takes, is that one undone.
 *
 * @param {Trail} trail
 * @param {Plan} plan
 * @param {string} [typing]
 * @returns {Trail}
 */
export function step(trail, plan, typing = "") {
  const { past, now, future } = trail;
  if (alike(plan, now)) return { ...trail, now: plan };
  if (typing && typing === trail.typing) return { ...trail, now: plan };
  if (!typing && alike(plan, past.at(-1))) return back(trail);
  if (!typing && alike(plan, future[0])) return forward(trail);
  return { past: [...past, now].slice(-MOST_STEPS), now: plan, future: [], typing };
}

/**
 * The trail after what was typed in has been left.
 *
 * @param {Trail} trail
 * @returns {Trail}
 */
export function rest(trail) {
  return { ...trail, typing: "" };
}

/**
 * The trail with the last step undone; itself where there is none.
 *
 * @param {Trail} trail
 * @returns {Trail}
 */
export function back(trail) {
  const last = trail.past.at(-1);
  if (!last) return trail;
  const now = { ...last, id: trail.now.id };
  return { past: trail.past.slice(0, -1), now, future: [trail.now, ...trail.future], typing: "" };
}

/**
 * The trail with the last step that was undone done again; itself where there is none.
 *
 * @param {Trail} trail
 * @returns {Trail}
 */
export function forward(trail) {
  const [next, ...future] = trail.future;
  if (!next) return trail;
  return { past: [...trail.past, trail.now], now: { ...next, id: trail.now.id }, future, typing: "" };
}

/**
 * What was done between two forms of a plan, as what one does: `ta bort Brainwriting`.
 *
 * @param {Plan} before
 * @param {Plan} after
 * @param {(ref: string) => string} titleOf
 * @returns {string}
 */
export function deed(before, after, titleOf) {
  const isSame = (/** @type {keyof Plan} */ name) => String(before[name]) === String(after[name]);
  const facts = /** @type {const} */ ([...["name", "question", "start", "remote", "people", "place"]]).filter(
    (name) => !isSame(name),
  );
  const agenda = agendaDeed(before.items, after.items, titleOf);
  const cases = isSame("cases") ? "" : "ändra problemen att arbeta med";
  const deeds = [agenda, ...facts.map((name) => FACTS[name]), cases].filter(Boolean);
  if (isEmpty(after) && (deeds.length > 1 || before.items.length > 1)) return "tömma planen";
  return deeds.length === 1 ? String(deeds[0]) : agenda || "ändra planen";
}

const FACTS = {
  name: "ändra namnet",
  question: "ändra frågan",
  start: "ändra dag och tid",
  remote: "byta mellan på plats och på distans",
  people: "ändra antalet personer",
  place: "ändra rum eller länk",
};

/**
 * @param {readonly Item[]} before
 * @param {readonly Item[]} after
 * @param {(ref: string) => string} titleOf
 */
function agendaDeed(before, after, titleOf) {
  const refs = [before, after].map((items) => items.map(({ ref }) => ref));
  const [old = [], next = []] = refs;
  const [gone, come] = [lacking(old, next), lacking(next, old)];
  if (gone.length > 0 && come.length > 0) return "byta dagordning";
  if (gone.length > 0)
    return gone.length === 1 ? `ta bort ${titleOf(gone[0] ?? "")}` : `ta bort ${gone.length} punkter`;
  if (come.length > 0)
    return come.length === 1 ? `lägga till ${titleOf(come[0] ?? "")}` : `lägga till ${come.length} punkter`;
  if (String(old) !== String(next)) return `flytta ${titleOf(moved(old, next))}`;
  const changed = before.filter(({ minutes }, index) => minutes !== after[index]?.minutes);
  if (changed.length > 0) return `ändra minuter för ${titleOf(changed[0]?.ref ?? "")}`;
  const rewritten = before.find((item, index) => JSON.stringify(item) !== JSON.stringify(after[index]));
  return rewritten ? `ändra ${titleOf(rewritten.ref)}` : "";
}

/**
 * What is in one list and not, or not as often, in another.
 *
 * @param {readonly string[]} refs
 * @param {readonly string[]} others
 */
function lacking(refs, others) {
  const left = [...others];
  return refs.filter((ref) => {
    const place = left.indexOf(ref);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/**
 * The one that has moved between two orders of the same.
 *
 * @param {readonly string[]} old
 * @param {readonly string[]} next
 */
function moved(old, next) {
  const first = old.findIndex((ref, index) => ref !== next[index]);
  const isUp = next[first + 1] === old[first];
  return (isUp ? next : old)[first] ?? "";
}

/**
 * @param {Plan} plan
 * @param {Plan | undefined} other
 */
function alike(plan, other) {
  return other !== undefined && contents(plan) === contents(other);
}
