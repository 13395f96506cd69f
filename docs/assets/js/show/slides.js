/**
 * Show mode without its page: a plan as slides, and a countdown that survives a reload.
 *
 * @import {Plan} from "../plan/plan.js"
 * @import {Catalogue} from "../plan/agenda.js"
 *
 * @typedef {object} Slide
 * @property {string} part what it belongs to, "" where it is the whole of it
 * @property {string} title
 * @property {string} text what those who take part are to do
 * @property {string} step the id of a step, or ""
 * @property {string} grouping
 * @property {string} page the address of the method that begins here, from the top of the site, or ""
 * @property {Script} script for the one who leads only
 * @property {number} minutes
 *
 * @typedef {object} Script
 * @property {readonly string[]} stop what must never be left out, where the part begins
 * @property {string} before how the whole part is led, where it begins
 * @property {string} do
 * @property {string} say
 * @property {string} ready the sign that one may go on
 *
 * @typedef {object} Showing a place among the slides; its times are milliseconds since 1970
 * @property {number} slide
 * @property {number} length milliseconds given to the slide
 * @property {number} spent milliseconds of it used when it last stood still
 * @property {number | null} since when it began to run, null while it stands still
 */
import { block, timed } from "../plan/agenda.js";

const MINUTE = 60_000; // milliseconds
const SAME_OCCASION = 8 * 60 * MINUTE;
const SPOKEN_OFTEN = 5; // minutes: nearer the end than this each minute is told

/**
 * A slide for each step of each item. Where an item has other minutes than its method, its steps share them.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Slide[]}
 */
export function slides(plan, catalogue) {
  return plan.items.flatMap(({ ref, minutes }) => {
    const found = block(catalogue, ref);
    if (!found) return [];
    const common = {
      step: found.step ?? "",
      grouping: found.grouping ?? "",
    };
    const opening = { stop: found.stop ?? [], before: found.script ?? "" };
    const steps = timed(found, minutes, plan.remote);
    const question = found.question ?? "";
    if (steps.length === 0) {
      const script = { ...opening, do: "", say: "", ready: "" };
      return [
        { ...common, page: "", part: "", title: found.title, text: question || (found.summary ?? ""), script, minutes },
      ];
    }
    const part = question ? `${found.title}: ${question}` : found.title;
    return steps.map(({ title, minutes, do: led, say = "", screen = "", ready = "" }, index) => {
      const script = { ...(index === 0 ? opening : { stop: [], before: "" }), do: led, say, ready };
      return { ...common, page: index === 0 ? (found.address ?? "") : "", part, title, text: screen, script, minutes };
    });
  });
}

/**
 * A slide from its beginning, standing still.
 *
 * @param {readonly Slide[]} all
 * @param {number} index kept among the slides
 * @returns {Showing}
 */
export function at(all, index) {
  const slide = Math.max(0, Math.min(index, all.length - 1));
  return { slide, length: (all[slide]?.minutes ?? 0) * MINUTE, spent: 0, since: null };
}

/**
 * Another slide, running if the one before was.
 *
 * @param {readonly Slide[]} all
 * @param {Showing} showing
 * @param {number} by
 * @param {number} now
 * @returns {Showing}
 */
export function step(all, showing, by, now) {
  const next = at(all, showing.slide + by);
  if (next.slide === showing.slide) return showing;
  return showing.since === null ? next : run(next, now);
}

/**
 * @param {Showing} showing
 * @param {number} now
 * @returns {Showing}
 */
export function run(showing, now) {
  return showing.since === null ? { ...showing, since: now } : showing;
}

/**
 * @param {Showing} showing
 * @param {number} now
 * @returns {Showing}
 */
export function pause(showing, now) {
  return { ...showing, spent: spent(showing, now), since: null };
}

/**
 * One more minute: from now where the time is already out.
 *
 * @param {Showing} showing
 * @param {number} now
 * @returns {Showing}
 */
export function extend(showing, now) {
  return { ...showing, length: Math.max(showing.length, spent(showing, now)) + MINUTE };
}

/**
 * @param {Showing} showing
 * @param {number} now
 */
function spent(showing, now) {
  return showing.spent + (showing.since === null ? 0 : Math.max(0, now - showing.since));
}

/**
 * Whole seconds left, never below 0.
 *
 * @param {Showing} showing
 * @param {number} now
 */
export function secondsLeft(showing, now) {
  return Math.max(0, Math.ceil((showing.length - spent(showing, now)) / 1000));
}

/**
 * `4:05`.
 *
 * @param {number} seconds
 */
export function countdown(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * What a screen reader is told when so much is left, or nothing: each of the last five minutes, every fifth before.
 *
 * @param {number} seconds
 */
export function spoken(seconds) {
  if (seconds === 0) return "Tiden är ute.";
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes) || (minutes > SPOKEN_OFTEN && minutes % SPOKEN_OFTEN !== 0)) return "";
  return `${minutes} ${minutes === 1 ? "minut" : "minuter"} kvar.`;
}

/**
 * A showing as it is kept.
 *
 * @param {Showing} showing
 * @param {number} now
 */
export function store(showing, now) {
  return JSON.stringify({ ...showing, now });
}

/**
 * A showing as it was kept, if it still fits the slides and is of the same occasion: a plan is used again.
 *
 * @param {string | null} text
 * @param {readonly Slide[]} all
 * @param {number} now
 * @returns {Showing | null}
 */
export function restore(text, all, now) {
  try {
    const { slide, length, spent, since, now: then } = JSON.parse(text ?? "");
    const sound = [slide, length, spent, then].every((value) => Number.isFinite(value) && value >= 0);
    if (!sound || !all[slide] || !(since === null || Number.isFinite(since)) || now - then > SAME_OCCASION) return null;
    return { slide, length, spent, since };
  } catch {
    return null;
  }
}
