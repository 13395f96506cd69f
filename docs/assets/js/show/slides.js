/**
 * A plan as slides.
 *
 * @import {Item, Plan} from "../plan/plan.js"
 * @import {Block, Catalogue} from "../plan/agenda.js"
 * @import {Placed} from "../plan/timing.js"
 *
 * @typedef {object} Slide
 * @property {string} part what it belongs to, "" where it is the whole of it
 * @property {string} title
 * @property {string} text what those who take part are to do
 * @property {string} own the coach's own text to them
 * @property {string} owner who leads it, or ""
 * @property {readonly Track[]} tracks what goes on at the same time, where more than one thing does
 * @property {string} step the id of a step, or ""
 * @property {string} grouping
 * @property {string} page the address of the method that begins here, from the top of the site, or ""
 * @property {Script} script for the one who leads only
 * @property {number} minutes
 * @property {number} least the fewest minutes that it can be cut to
 * @property {number} item the place of its item in the plan
 * @property {number} day the place of its day among the plan's
 * @property {number} from minutes from where its day begins
 * @property {boolean} fixed whether it begins at a time of its own
 *
 * @typedef {{title: string, owner: string, text: string, minutes: number, hash: string}} Track `hash` is the address of a plan
 *   of it alone
 *
 * @typedef {object} Script
 * @property {readonly string[]} stop what must never be left out, where the part begins
 * @property {string} before how the whole part is led, where it begins
 * @property {string} do
 * @property {string} say
 * @property {string} ready the sign that one may go on
 * @property {string} note the coach's own, where the part begins
 */
import { block, timed } from "../plan/agenda.js";
import { EMPTY, writePlan } from "../plan/plan.js";
import { timing } from "../plan/timing.js";

/**
 * A slide for each step of each item. Where an item has other minutes than its method, its steps share them. Items that
 * go on at the same time are one slide.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Slide[]}
 */
export function slides(plan, catalogue) {
  const { placed } = timing(plan);
  const heads = placed.filter(({ beside }) => !beside);
  return heads.flatMap((head) => {
    const group = placed.filter(
      ({ index, day, from, beside }) => index === head.index || (beside && day === head.day && from === head.from),
    );
    return group.length > 1 ? [together(plan, group, catalogue)] : ofItem(plan, head, catalogue);
  });
}

/**
 * @param {Plan} plan
 * @param {Placed} placed
 * @param {Catalogue} catalogue
 * @returns {Slide[]}
 */
function ofItem(plan, placed, catalogue) {
  const found = block(catalogue, placed.item.ref);
  if (!found) return [];
  const { minutes } = placed.item;
  const common = commonTo(placed, found);
  const steps = timed(found, minutes, plan.remote);
  const question = found.question ?? "";
  const script = opening(placed, found);
  if (steps.length === 0) {
    const text = question || (found.summary ?? "");
    const least = Math.min(minutes, found.least);
    return [{ ...common, page: "", part: "", title: found.title, text, script, minutes, least, from: placed.from }];
  }
  const part = question ? `${found.title}: ${question}` : found.title;
  const least = timed(found, Math.min(minutes, found.least), plan.remote);
  return steps.map(({ title, minutes, do: led, say = "", screen = "", ready = "" }, index) => ({
    ...common,
    ...(index > 0 ? { own: "", fixed: false } : {}),
    page: index === 0 ? (found.address ?? "") : "",
    part,
    title,
    text: screen,
    script: { ...(index === 0 ? script : { stop: [], before: "", note: "" }), do: led, say, ready },
    minutes,
    least: Math.min(minutes, least[index]?.minutes ?? minutes),
    from: placed.from + sum(steps.slice(0, index)),
  }));
}

/**
 * @param {Placed} placed
 * @param {Block} found
 */
function commonTo({ item, index, day, gap, from }, found) {
  const { owner = "", text: own = "", at = "" } = item;
  const fixed = (at !== "" && gap >= 0 && from > 0) || (from === 0 && day > 0);
  const { step = "", grouping = "" } = found;
  return { step, grouping, owner, own, tracks: [], item: index, day, fixed };
}

/**
 * @param {Placed} placed
 * @param {Block} found
 * @returns {Script}
 */
function opening({ item }, found) {
  return { stop: found.stop ?? [], before: found.script ?? "", note: item.note ?? "", do: "", say: "", ready: "" };
}

/**
 * One slide for what goes on at the same time, for as long as the longest of it takes.
 *
 * @param {Plan} plan
 * @param {readonly Placed[]} group
 * @param {Catalogue} catalogue
 * @returns {Slide}
 */
function together(plan, group, catalogue) {
  const blocks = group.map(
    ({ item }) => block(catalogue, item.ref) ?? { title: item.ref, minutes: item.minutes, least: 1 },
  );
  const tracks = group.map(({ item }, place) => ({
    title: blocks[place]?.title ?? "",
    owner: item.owner ?? "",
    text: item.text || blocks[place]?.summary || "",
    minutes: item.minutes,
    hash: writePlan({ ...EMPTY, name: plan.name, question: plan.question, remote: plan.remote, items: [alone(item)] }),
  }));
  const script = {
    stop: [...new Set(blocks.flatMap(({ stop = [] }) => stop))],
    before: "",
    note: group
      .map(({ item }, place) => (item.note ? `${blocks[place]?.title}: ${item.note}` : ""))
      .filter(Boolean)
      .join("\n"),
    ...{ do: "", say: "", ready: "" },
  };
  const [head] = group;
  const { index: item = 0, day = 0, from = 0 } = head ?? {};
  const minutes = Math.max(...group.map(({ item }) => item.minutes));
  const least = Math.max(...group.map(({ item }, place) => Math.min(item.minutes, blocks[place]?.least ?? 1)));
  const fixed = Boolean(head && blocks[0] && commonTo(head, blocks[0]).fixed);
  const texts = { part: "", title: "Samtidigt", text: "", own: "", owner: "", page: "", step: "", grouping: "" };
  return { ...texts, tracks, script, minutes, least, item, day, from, fixed };
}

/**
 * An item without the company and the time that it has in its plan.
 *
 * @param {Item} item
 * @returns {Item}
 */
function alone({ beside, at, day, ...item }) {
  return item;
}

/** @param {readonly {minutes: number}[]} some */
function sum(some) {
  return some.reduce((total, { minutes }) => total + minutes, 0);
}
