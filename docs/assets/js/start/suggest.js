/**
 * From what a reader has to a sitting that can be led: a check-in, methods that fit, a close. Minutes add up.
 *
 * @import {Item} from "../plan/plan.js"
 * @typedef {object} Candidate a method, as the build writes it
 * @property {string} id
 * @property {string} title
 * @property {string} address
 * @property {string} step
 * @property {number} least minutes
 * @property {number} short minutes, where there is little time
 * @property {number} usual minutes
 * @property {number} most minutes
 * @property {readonly [number, number]} group
 * @property {boolean} many whether it tells how to do it with more people
 * @property {readonly string[]} formats
 * @property {readonly string[]} purposes
 * @property {boolean} waits whether days pass before it is done
 * @property {number} level how hard it is to lead
 * @property {readonly string[]} next ids of methods to go on with
 *
 * @typedef {{minutes: number, people: number, format: string, purpose: string}} Wish
 * @typedef {"short" | "many" | "group" | "over" | "spare" | "waits"} Note
 * @typedef {object} Offer
 * @property {readonly Item[]} items
 * @property {number} total minutes
 * @property {readonly Candidate[]} methods
 * @property {readonly Note[]} notes what the reader should know before choosing it
 */
import { CHECK_IN, CLOSING } from "../plan/plan.js";

const PAUSE = "paus";
const PAUSE_MINUTES = 10;
const PAUSE_FROM = 100; // minutes that people should not sit without one
const MOST_METHODS = 3;
const MOST_GROUPS = 3; // that a method can be led with at once
const MUCH = 30; // minutes: too many to send people home early
const SLACK = 10; // minutes: what a close can take up

/**
 * Sittings that answer a wish, the best first. Where nothing does, only the one that comes closest; empty where no
 * method serves the purpose there.
 *
 * @param {readonly Candidate[]} methods
 * @param {Readonly<Record<string, string>>} parts what a plan may hold beside methods, by id
 * @param {Wish} wish
 * @returns {Offer[]}
 */
export function offers(methods, parts, wish) {
  const serving = methods.filter((method) => method.purposes.includes(wish.purpose) && isHeld(method, wish));
  const ranked = serving
    .map((method) => compose(chain(method, methods, parts, wish), parts, wish))
    .map((offer) => ({ offer, rank: rank(offer, wish) }))
    .sort((one, other) => compare(one.rank, other.rank))
    .map(({ offer }) => offer);
  const whole = ranked.filter(({ notes }) => !notes.includes("over") && !notes.includes("group"));
  return whole.length > 0 ? whole : ranked.slice(0, 1);
}

/**
 * @param {Candidate} method
 * @param {Wish} wish
 */
function isHeld({ formats }, { format }) {
  return formats.includes(format);
}

/**
 * @param {Candidate} method
 * @param {Wish} wish
 */
function fitsGroup({ group: [least, most], many }, { people }) {
  return people >= least && people <= most * (many ? MOST_GROUPS : 1);
}

/**
 * A method, and those that it leads on to while there is time for them.
 *
 * @param {Candidate} first
 * @param {readonly Candidate[]} methods
 * @param {Readonly<Record<string, string>>} parts
 * @param {Wish} wish
 * @returns {Candidate[]}
 */
function chain(first, methods, parts, wish) {
  const found = [first];
  while (found.length < MOST_METHODS) {
    const used = found.reduce((sum, { usual }) => sum + usual, 0);
    const left = room([...found, first], parts, wish) - used;
    const following = found
      .at(-1)
      ?.next.flatMap((id) => methods.find((method) => method.id === id) ?? [])
      .find((method) => !found.includes(method) && !method.waits && isOpen(method, wish) && method.least <= left);
    if (!following) break;
    found.push(following);
  }
  return found;
}

/**
 * @param {Candidate} method
 * @param {Wish} wish
 */
function isOpen(method, wish) {
  return isHeld(method, wish) && wish.people >= method.group[0] && wish.people <= method.group[1];
}

/**
 * Minutes at each end of a sitting.
 *
 * @param {number} minutes
 */
function endMinutes(minutes) {
  if (minutes <= 30) return 3;
  return minutes < 90 ? 5 : 10;
}

/**
 * What stands around the methods.
 *
 * @param {readonly Candidate[]} methods
 * @param {Readonly<Record<string, string>>} parts
 * @param {Wish} wish
 */
function frame(methods, parts, { minutes }) {
  const end = (/** @type {string} */ ref) => (ref in parts ? [{ ref, minutes: endMinutes(minutes) }] : []);
  const pauses = methods.length > 1 && minutes >= PAUSE_FROM && PAUSE in parts;
  return {
    before: end(CHECK_IN),
    between: pauses ? [{ ref: PAUSE, minutes: PAUSE_MINUTES }] : [],
    after: end(CLOSING),
  };
}

/**
 * Minutes that are left for the methods.
 *
 * @param {readonly Candidate[]} methods
 * @param {Readonly<Record<string, string>>} parts
 * @param {Wish} wish
 */
function room(methods, parts, wish) {
  return wish.minutes - sum(Object.values(frame(methods, parts, wish)).flat());
}

/** @param {readonly Item[]} items */
function sum(items) {
  return items.reduce((total, { minutes }) => total + minutes, 0);
}

/**
 * @param {Candidate[]} methods
 * @param {Readonly<Record<string, string>>} parts
 * @param {Wish} wish
 * @returns {Offer}
 */
function compose(methods, parts, wish) {
  const space = room(methods, parts, wish);
  const [first = 0, ...rest] = stretch(methods, space);
  const led = [first, ...rest].map((minutes, index) => ({ ref: methods[index]?.id ?? "", minutes }));
  const { before, between, after } = frame(methods, parts, wish);
  const left = space - sum(led);
  const closing = after.map((item) => ({ ...item, minutes: item.minutes + (left > 0 && left <= SLACK ? left : 0) }));
  const items = [...before, ...led.slice(0, 1), ...between, ...led.slice(1), ...closing];
  return { items, total: sum(items), methods, notes: notesOn(methods, items, wish) };
}

/**
 * Minutes for each method: at first as few as it can do with, then as usual, then as many as it can use.
 *
 * @param {readonly Candidate[]} methods
 * @param {number} space
 */
function stretch(methods, space) {
  const least = methods.map((method) => (method.least > space ? method.short : method.least));
  let left = space - least.reduce((total, minutes) => total + minutes, 0);
  return ["usual", "most"].reduce(
    (times, goal) =>
      times.map((minutes, index) => {
        const method = /** @type {Candidate} */ (methods[index]);
        const more = Math.max(0, Math.min(method[/** @type {"usual" | "most"} */ (goal)] - minutes, left));
        left -= more;
        return minutes + more;
      }),
    least,
  );
}

/**
 * @param {readonly Candidate[]} methods
 * @param {readonly Item[]} items
 * @param {Wish} wish
 * @returns {Note[]}
 */
function notesOn(methods, items, wish) {
  const total = sum(items);
  const given = new Map(items.map(({ ref, minutes }) => [ref, minutes]));
  /** @type {[Note, boolean][]} */
  const notes = [
    ["group", methods.some((method) => !fitsGroup(method, wish))],
    ["many", methods.some((method) => fitsGroup(method, wish) && wish.people > method.group[1])],
    ["over", total > wish.minutes],
    ["short", methods.some(({ id, least }) => (given.get(id) ?? least) < least)],
    ["spare", total < wish.minutes],
    ["waits", methods.some(({ waits }) => waits)],
  ];
  return notes.filter(([, holds]) => holds).map(([note]) => note);
}

/**
 * What makes a sitting worse than another, the worst first.
 *
 * @param {Offer} offer
 * @param {Wish} wish
 */
function rank({ notes, total, methods }, wish) {
  const has = (/** @type {Note} */ note) => Number(notes.includes(note));
  const [first] = methods;
  return [
    has("group"),
    Math.max(0, total - wish.minutes),
    Number(wish.minutes - total > MUCH),
    has("many") && Math.max(...methods.map(({ group }) => Math.ceil(wish.people / group[1]))),
    has("waits"),
    has("short"),
    first?.purposes.indexOf(wish.purpose) ?? 0,
    has("spare"),
    first?.level ?? 0,
    Math.max(0, wish.minutes - total),
  ];
}

/**
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
function compare(one, other) {
  return one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
