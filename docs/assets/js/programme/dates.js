/**
 * A programme's occasions as days, counted from the day on which it starts.
 *
 * @typedef {{day?: number | null, week?: number | null, weekday?: number | null, until?: number | null}} At
 *   `day` 0 is the day it starts, `week` 0 the week of that day; `weekday` is 1 for Monday
 * @typedef {{number: number, title: string, at: At, homework: At | null, text: string, agenda: string}} Occasion `text` is the homework
 * @typedef {{first: string, last: string}} Days both included
 * @typedef {{occasion: Occasion, days: Days, work: Days | null, warnings: string[]}} Dated
 */
import { addDays, isDay, monday, week, weekday, withoutYear } from "../shared/dates.js";
import { mendLink } from "../shared/links.js";

const MOST_DAYS = 3660;
const ID = /^[a-z0-9]{8}/;
const START = /^#(?:\s|%20|%C2%A0)*v1(?![a-z0-9])&?/i;

/**
 * The days that a time stands for. A whole week ends on its Friday and does not begin before the start itself.
 *
 * @param {At} at
 * @param {string} start
 * @returns {Days}
 */
export function days({ day, week, weekday, until }, start) {
  if (day !== null && day !== undefined) return { first: addDays(start, day), last: addDays(start, until ?? day) };
  const first = addDays(monday(start), 7 * (week ?? 0) + (weekday ?? 1) - 1);
  if (weekday) return { first, last: first };
  const friday = addDays(monday(start), 7 * (until ?? week ?? 0) + 4);
  const begins = first < start ? start : first;
  return { first: begins, last: friday < begins ? begins : friday };
}

/**
 * Every occasion's days, moved as the reader wants, with what to mind about each. Homework moves with its occasion.
 *
 * @param {readonly Occasion[]} occasions
 * @param {string} start
 * @param {ReadonlyMap<number, number>} moves days to move, by the occasion's number
 * @param {Readonly<Record<string, string>>} holidays
 * @returns {Dated[]}
 */
export function follow(occasions, start, moves, holidays) {
  const dated = occasions.map((occasion) => {
    const by = moves.get(occasion.number) ?? 0;
    return {
      occasion,
      days: moved(days(occasion.at, start), by),
      work: occasion.homework && moved(days(occasion.homework, start), by),
    };
  });
  return dated.map((one, index) => ({ ...one, warnings: warnings(one, dated[index - 1], holidays) }));
}

/**
 * @param {Days} days
 * @param {number} by
 * @returns {Days}
 */
function moved({ first, last }, by) {
  return { first: addDays(first, by), last: addDays(last, by) };
}

/**
 * @param {Omit<Dated, "warnings">} one
 * @param {Omit<Dated, "warnings"> | undefined} before
 * @param {Readonly<Record<string, string>>} holidays
 */
function warnings({ days }, before, holidays) {
  const all = eachDay(days);
  const single = days.first === days.last;
  return [
    ...all.filter((day) => holidays[day]).map((day) => `${holidays[day]} är ${withoutYear(day)}.`),
    single && weekday(days.first) > 5 ? "Det är en helg." : "",
    before && days.first < before.days.first ? `Ligger före ”${before.occasion.title}”.` : "",
    before?.work && before.work.last > days.last ? `Hemarbetet efter ”${before.occasion.title}” är inte klart.` : "",
  ].filter(Boolean);
}

/** @param {Days} days */
function eachDay({ first, last }) {
  const all = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all;
}

/**
 * `v. 16`, `v. 12–13`.
 *
 * @param {Days} days
 */
export function weeks({ first, last }) {
  return week(first) === week(last) ? `v. ${week(first)}` : `v. ${week(first)}–${week(last)}`;
}

/**
 * The moves with one occasion moved some days more, and where wanted all that come after it.
 *
 * @param {ReadonlyMap<number, number>} moves
 * @param {readonly Occasion[]} occasions
 * @param {number} number
 * @param {number} by
 * @param {boolean} rest
 * @returns {Map<number, number>}
 */
export function moveOn(moves, occasions, number, by, rest) {
  const after = occasions.filter((occasion) => (rest ? occasion.number >= number : occasion.number === number));
  const next = new Map(moves);
  for (const { number } of after) next.set(number, (next.get(number) ?? 0) + by);
  return new Map([...next].filter(([, days]) => days !== 0).toSorted(([a], [b]) => a - b));
}

/**
 * The address of a start and the moves, from its `#`. The id tells these dates from every other's, whatever is moved.
 *
 * @param {string} start
 * @param {ReadonlyMap<number, number>} moves
 * @param {string} id
 */
export function writeStart(start, moves, id) {
  const moved = [...moves].map(([number, by]) => `${number}:${by}`).join(",");
  return `#v1${id ? `&id=${id}` : ""}&start=${start}${moved ? `&flytta=${moved}` : ""}`;
}

/**
 * What an address holds; anything that cannot be read is left out, as are marks that a program put after it. Never throws.
 *
 * @param {string} hash
 * @returns {{start: string, moves: Map<number, number>, id: string}}
 */
export function readStart(hash) {
  const text = mendLink(hash);
  const fields = new URLSearchParams(START.test(text) ? text.replace(START, "") : "");
  const start = (fields.get("start") ?? "").trim().slice(0, "2026-11-26".length);
  const pairs = [...(fields.get("flytta") ?? "").matchAll(/(\d{1,3}):(-?\d{1,4})/g)].map(
    ([, number, by]) => /** @type {const} */ ([Number(number), Number(by)]),
  );
  const id = ID.exec(fields.get("id") ?? "")?.[0] ?? "";
  return {
    id,
    start: isDay(start) ? start : "",
    moves: new Map(pairs.filter(([, by]) => by !== 0 && Math.abs(by) <= MOST_DAYS)),
  };
}
