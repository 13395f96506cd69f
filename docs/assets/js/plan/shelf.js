/**
 * The plans of one device: every plan that was made or opened on it, the newest first, and which was last open.
 *
 * @import {Plan} from "./plan.js"
 *
 * @typedef {object} Kept
 * @property {Plan} plan
 * @property {number} at when it was last changed here, in milliseconds since 1970; 0 where nobody knows
 * @property {readonly string[]} was marks of what it held before, so that an old link to it is known as one
 * @typedef {{open: string, plans: readonly Kept[]}} Shelf `open` is a plan's id, or empty
 *
 * @typedef {"known" | "older" | "other" | "new"} Arrival what the plan of a link is to the device: one that it has,
 *   an earlier form of one that it has, somebody else's form of one that it has, or one that it never saw
 */
import { clock, daysBetween, inWords, wallTime } from "../shared/dates.js";
import { digest } from "../shared/ics.js";
import { NAMELESS } from "./exports.js";
import { EMPTY, isEmpty, line, named, newId, readPlan, writePlan } from "./plan.js";

export const MOST_PLANS = 40;
const MOST_FORMER = 200;
const ROOM_FOR_MARK = 100; // letters of a name that is to be followed by "(kopia 12)"
const COPY = / \(kopia(?: (\d{1,4}))?\)$/;

/** @type {Shelf} */
export const BARE = { open: "", plans: [] };

/**
 * What a plan holds, whichever plan it is.
 *
 * @param {Plan} plan
 */
export function contents(plan) {
  return writePlan({ ...plan, id: "" });
}

/** @param {Plan} plan */
function mark(plan) {
  return digest(contents(plan));
}

/**
 * The shelf as it was written, without what cannot be read. Never throws.
 *
 * @param {string | null} text
 * @returns {Shelf}
 */
export function readShelf(text) {
  const { open, plans } = parsed(text);
  const read = (Array.isArray(plans) ? plans : []).flatMap(readKept);
  const once = read.filter(({ plan }, index) => read.findIndex((other) => other.plan.id === plan.id) === index);
  const newest = once.toSorted((a, b) => b.at - a.at).slice(0, MOST_PLANS);
  return { open: newest.some(({ plan }) => plan.id === open) ? String(open) : "", plans: newest };
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    return Object(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {Kept[]}
 */
function readKept(value) {
  const { plan, at, was } = /** @type {Record<string, unknown>} */ (Object(value));
  const read = readPlan(typeof plan === "string" ? plan : "").plan;
  const marks = (Array.isArray(was) ? was : []).filter((one) => typeof one === "string").slice(-MOST_FORMER);
  return read.id ? [{ plan: read, at: typeof at === "number" && at > 0 ? at : 0, was: marks }] : [];
}

/**
 * @param {Shelf} shelf
 * @returns {string}
 */
export function writeShelf({ open, plans }) {
  return JSON.stringify({ open, plans: plans.map(({ plan, at, was }) => ({ plan: writePlan(plan), at, was })) });
}

/**
 * The shelf with the only plan that a device had before it had a shelf.
 *
 * @param {string | null} hash
 * @returns {Shelf}
 */
export function shelfOf(hash) {
  const plan = named(readPlan(hash ?? "").plan);
  return isEmpty(plan) ? BARE : { open: plan.id, plans: [{ plan, at: 0, was: [] }] };
}

/**
 * @param {Shelf} shelf
 * @param {string} id
 * @returns {Kept | undefined}
 */
export function held(shelf, id) {
  return shelf.plans.find(({ plan }) => plan.id === id);
}

/**
 * The plan that was last open.
 *
 * @param {Shelf} shelf
 * @returns {Plan}
 */
export function current(shelf) {
  return held(shelf, shelf.open)?.plan ?? EMPTY;
}

/**
 * The shelf with a plan as it now is, which is the one last open; itself where nothing is new. Where there are more
 * than there is room for, those that nobody has touched for longest go. A plan without an id holds nothing to keep.
 *
 * @param {Shelf} shelf
 * @param {Plan} plan
 * @param {number} now
 * @returns {{shelf: Shelf, dropped: readonly Plan[]}}
 */
export function put(shelf, plan, now) {
  const before = held(shelf, plan.id);
  if (!plan.id || (before && contents(before.plan) === contents(plan)))
    return { shelf: opened(shelf, plan.id), dropped: [] };
  const was = before ? [...before.was, mark(before.plan)].slice(-MOST_FORMER) : [];
  const plans = [{ plan, at: now, was }, ...shelf.plans.filter((one) => one !== before)];
  return {
    shelf: { open: plan.id, plans: plans.slice(0, MOST_PLANS) },
    dropped: plans.slice(MOST_PLANS).map((one) => one.plan),
  };
}

/**
 * @param {Shelf} shelf
 * @param {string} id
 * @returns {Shelf}
 */
export function opened(shelf, id) {
  return shelf.open === id ? shelf : { ...shelf, open: id };
}

/**
 * The shelf without a plan.
 *
 * @param {Shelf} shelf
 * @param {string} id
 * @returns {Shelf}
 */
export function without(shelf, id) {
  return { open: shelf.open === id ? "" : shelf.open, plans: shelf.plans.filter(({ plan }) => plan.id !== id) };
}

/**
 * The shelf with a plan that was removed, as it was.
 *
 * @param {Shelf} shelf
 * @param {Kept} kept
 * @returns {Shelf}
 */
export function returned(shelf, kept) {
  const { open, plans } = without(shelf, kept.plan.id);
  return { open, plans: [...plans, kept].toSorted((a, b) => b.at - a.at) };
}

/**
 * Another plan that holds the same, under a name that none on the shelf has.
 *
 * @param {Shelf} shelf
 * @param {Plan} plan
 * @returns {Plan}
 */
export function copyOf(shelf, plan) {
  const taken = new Set(shelf.plans.map((one) => one.plan.name));
  const first = line((plan.name || NAMELESS).replace(COPY, ""), ROOM_FOR_MARK);
  let name = `${first} (kopia)`;
  for (let number = 2; taken.has(name); number++) name = `${first} (kopia ${number})`;
  return { ...plan, id: newId(), name };
}

/**
 * The plan to show for a link. One's own plan is never exchanged for what somebody else has made of it: that becomes
 * a plan of its own.
 *
 * @param {Shelf} shelf whose plans have been mended, as the link's has
 * @param {Plan} link
 * @returns {{plan: Plan, arrival: Arrival}}
 */
export function arrive(shelf, link) {
  const mine = held(shelf, link.id);
  if (mine && contents(mine.plan) === contents(link)) return { plan: mine.plan, arrival: "known" };
  if (mine?.was.includes(mark(link))) return { plan: mine.plan, arrival: "older" };
  const twin = shelf.plans.find(({ plan }) => contents(plan) === contents(link));
  if (twin && (mine || !link.id)) return { plan: twin.plan, arrival: "known" };
  return mine ? { plan: { ...link, id: newId() }, arrival: "other" } : { plan: named(link), arrival: "new" };
}

/**
 * When something was, as people say it: `i dag kl. 14.20`, `torsdag 26 november 2026`.
 *
 * @param {number} at
 * @param {number} now
 */
export function ago(at, now) {
  const [then, today] = [wallTime(at), wallTime(now).slice(0, 10)];
  const days = daysBetween(then.slice(0, 10), today);
  if (days > 1 || days < 0) return inWords(then.slice(0, 10));
  return `${days === 0 ? "i dag" : "i går"} kl. ${clock(then)}`;
}
