/**
 * Where a showing of slides has come to: a place among them, and a countdown that survives a reload.
 *
 * @import {Slide} from "./slides.js"
 *
 * @typedef {object} Showing a place among the slides; its times are milliseconds since 1970
 * @property {number} slide
 * @property {number} length milliseconds given to the slide
 * @property {number} spent milliseconds of it used when it last stood still
 * @property {number | null} since when it began to run, null while it stands still
 * @property {{day: number, at: number} | null} origin when a day would have begun, had all gone by the plan until the
 *   clock was first started on it
 * @property {readonly number[] | null} lengths the minutes of each slide, where what was left has been cut
 */

const MINUTE = 60_000; // milliseconds
const SAME_OCCASION = 8 * 60 * MINUTE;
const MOST = 24 * 60; // minutes of a slide
const SPOKEN_OFTEN = 5; // minutes: nearer the end than this each minute is told

/**
 * A slide from its beginning, standing still.
 *
 * @param {readonly Slide[]} all
 * @param {number} index kept among the slides
 * @param {Pick<Showing, "origin" | "lengths">} [so] what the occasion has come to
 * @returns {Showing}
 */
export function at(all, index, { origin, lengths } = { origin: null, lengths: null }) {
  const slide = Math.max(0, Math.min(index, all.length - 1));
  const length = (lengths?.[slide] ?? all[slide]?.minutes ?? 0) * MINUTE;
  return { slide, length, spent: 0, since: null, origin, lengths };
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
  const next = at(all, showing.slide + by, showing);
  if (next.slide === showing.slide) return showing;
  return showing.since === null ? next : run(all, next, now);
}

/**
 * @param {readonly Slide[]} all
 * @param {Showing} showing
 * @param {number} now
 * @returns {Showing}
 */
export function run(all, showing, now) {
  if (showing.since !== null) return showing;
  const { day = 0, from = 0 } = all[showing.slide] ?? {};
  const origin = showing.origin?.day === day ? showing.origin : { day, at: now - showing.spent - from * MINUTE };
  return { ...showing, since: now, origin };
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
export function spent(showing, now) {
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
    const { slide, length, spent, since, origin = null, lengths = null, now: then } = JSON.parse(text ?? "");
    const sound = [slide, length, spent, then].every((value) => Number.isFinite(value) && value >= 0);
    if (!sound || !all[slide] || !(since === null || Number.isFinite(since)) || now - then > SAME_OCCASION) return null;
    return { slide, length, spent, since, origin: readOrigin(origin), lengths: readLengths(lengths, all) };
  } catch {
    return null;
  }
}

/**
 * A showing as another device has it now: that device's clock may be set otherwise than this one's.
 *
 * @param {string} text
 * @param {readonly Slide[]} all
 * @param {number} now
 * @returns {Showing | null}
 */
export function fromAfar(text, all, now) {
  const then = sentAt(text);
  const there = restore(text, all, then);
  if (!there) return null;
  const by = now - then;
  const origin = there.origin && { ...there.origin, at: there.origin.at + by };
  return { ...there, since: there.since === null ? null : there.since + by, origin };
}

/** @param {string} text */
function sentAt(text) {
  try {
    return Number(JSON.parse(text).now);
  } catch {
    return 0;
  }
}

/**
 * @param {any} origin
 * @returns {Showing["origin"]}
 */
function readOrigin(origin) {
  return Number.isFinite(origin?.day) && Number.isFinite(origin?.at) ? { day: origin.day, at: origin.at } : null;
}

/**
 * @param {any} lengths
 * @param {readonly Slide[]} all
 * @returns {Showing["lengths"]}
 */
function readLengths(lengths, all) {
  const sound =
    Array.isArray(lengths) && lengths.length === all.length && lengths.every((one) => one >= 1 && one <= MOST);
  return sound ? lengths.map(Math.round) : null;
}
