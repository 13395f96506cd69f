/**
 * A programme's occasions as days, counted from the day on which it starts.
 *
 * @typedef {{day?: number | null, week?: number | null, weekday?: number | null, until?: number | null,
 *   by_weekday?: readonly number[] | null}} At `day` 0 is the day it starts, `week` 0 the week of that day; `weekday` is
 *   1 for Monday; `by_weekday` is days after the start, for a start on a Monday and so on, and goes before the rest
 * @typedef {{number: number, title: string, at: At, homework: At | null, text: string, agenda: string, length: number,
 *   isInPairs: boolean, plan: string}} Occasion `text` is the homework, `length` minutes or 0, `plan` a plan's address
 * @typedef {{first: string, last: string}} Days both included
 * @typedef {{after: number, clock: string}} Slot days after the occasion's first, and the hour: `13:00`
 * @typedef {{occasion: Occasion, days: Days, slots: string[], work: Days | null, warnings: string[], gap: number}} Dated
 *   `slots` are wall times; `gap` is how many whole weeks the occasion can come earlier, where nothing goes on before it
 * @typedef {object} Choices what the reader has chosen
 * @property {ReadonlyMap<number, number>} moves days to move, by the occasion's number
 * @property {ReadonlyMap<number, readonly Slot[]>} slots by the occasion's number
 * @property {readonly number[]} schoolHolidays numbers of weeks
 */
import { addDays, daysBetween, isDay, monday, week, weekday, withoutYear } from "../shared/dates.js";
import { mendLink } from "../shared/links.js";

const MOST_DAYS = 3660;
const MOST_SLOTS = 40;
const MOST_WEEKS = 53;
const LONGEST_GAP = 8 * 7; // days in which nothing goes on, before somebody should ask why
const REST = 2 * 7; // days that are left of a gap that is taken away
const MOST_RED_DAYS = 3; // told by name
/** @type {Choices} */
export const NO_CHOICES = { moves: new Map(), slots: new Map(), schoolHolidays: [] };
const ID = /^[a-z0-9]{8}/;
const SLOT = /(?<!\d)(\d{1,3}):(-?\d{1,3})T([01]\d|2[0-3])([0-5]\d)(?!\d)/g;
const START = /^#(?:\s|%20|%C2%A0)*v1(?![a-z0-9])&?/i;

/**
 * The days that a time stands for. A whole week ends on its Friday and does not begin before the start itself.
 *
 * @param {At} at
 * @param {string} start
 * @returns {Days}
 */
export function days({ day, week, weekday: weekdayOfWeek, until, by_weekday: byWeekday }, start) {
  const after = byWeekday?.[weekday(start) - 1];
  if (after !== undefined) return { first: addDays(start, after), last: addDays(start, after) };
  if (day !== null && day !== undefined) return { first: addDays(start, day), last: addDays(start, until ?? day) };
  const first = addDays(monday(start), 7 * (week ?? 0) + (weekdayOfWeek ?? 1) - 1);
  if (weekdayOfWeek) return { first, last: first };
  const friday = addDays(monday(start), 7 * (until ?? week ?? 0) + 4);
  const begins = first < start ? start : first;
  return { first: begins, last: friday < begins ? begins : friday };
}

/**
 * Every occasion's days as the reader wants them, with what to mind about each. Homework and slots move with their occasion.
 *
 * @param {readonly Occasion[]} occasions
 * @param {string} start
 * @param {Choices} choices
 * @param {Readonly<Record<string, string>>} holidays
 * @returns {Dated[]}
 */
export function follow(occasions, start, { moves, slots, schoolHolidays }, holidays) {
  const dated = occasions.map((occasion) => {
    const by = moves.get(occasion.number) ?? 0;
    const held = moved(days(occasion.at, start), by);
    return {
      occasion,
      days: held,
      slots: (slots.get(occasion.number) ?? []).map(({ after, clock }) => `${addDays(held.first, after)}T${clock}`),
      work: occasion.homework && moved(days(occasion.homework, start), by),
    };
  });
  return dated.map((one, index) => {
    const gap = gapBefore(one, dated.slice(0, index));
    return {
      ...one,
      gap: gap?.weeks ?? 0,
      warnings: [
        ...warnings(one, start, holidays, schoolHolidays),
        ...(one.work ? dayWarnings(one.work, holidays, schoolHolidays).map((text) => `Hemarbetet: ${text}`) : []),
        ...orderWarnings(one, dated[index - 1]),
        gap ? `Före träffen går ${gap.idle} veckor utan träff eller hemarbete.` : "",
      ].filter(Boolean),
    };
  });
}

/**
 * @param {Days} days
 * @param {number} by
 * @returns {Days}
 */
function moved({ first, last }, by) {
  return { first: addDays(first, by), last: addDays(last, by) };
}

/** @typedef {Pick<Dated, "occasion" | "days" | "slots" | "work">} Held */

/**
 * A long time in which nothing goes on, before an occasion: whole weeks, and how many of them can be taken away. A summer
 * is no such time: nobody asks why nothing goes on in July.
 *
 * @param {Held} one
 * @param {readonly Held[]} before
 */
function gapBefore({ days }, before) {
  const ends = before.map(({ days, work }) => (work && work.last > days.last ? work.last : days.last));
  const end = ends.toSorted().at(-1);
  if (end === undefined) return null;
  const idle = daysBetween(end, days.first) - 1;
  if (idle < LONGEST_GAP || isInJuly({ first: addDays(end, 1), last: days.first })) return null;
  return { idle: Math.floor(idle / 7), weeks: Math.floor((idle - REST) / 7) };
}

/**
 * @param {Held} one
 * @param {string} start
 * @param {Readonly<Record<string, string>>} holidays
 * @param {readonly number[]} schoolHolidays
 */
function warnings({ occasion, days, slots }, start, holidays, schoolHolidays) {
  const held = slots.map((slot) => slot.slice(0, "2026-11-26".length));
  const outside = held.some((day) => monday(day) < monday(days.first) || monday(day) > monday(days.last));
  const told = held.length > 0 ? [...new Set(held)].map((day) => ({ first: day, last: day })) : [days];
  return [
    ...new Set(told.flatMap((one) => dayWarnings(one, holidays, schoolHolidays))),
    told.some(({ first, last }) => first === last && weekday(first) > 5) ? "Det är en helg." : "",
    outside ? `En tid ligger utanför ${weeks(days)}.` : "",
    occasion.at.by_weekday && monday(days.first) > monday(start)
      ? "Blir först veckan efter. Säg det redan från början."
      : "",
  ].filter(Boolean);
}

/**
 * Red days, July and the school holidays of the reader's municipality.
 *
 * @param {Days} days
 * @param {Readonly<Record<string, string>>} holidays
 * @param {readonly number[]} schoolHolidays
 */
function dayWarnings(days, holidays, schoolHolidays) {
  const all = eachDay(days);
  const red = all.filter((day) => holidays[day]);
  const off = [...new Set(all.map(week))].filter((number) => schoolHolidays.includes(number));
  return [
    ...red.slice(0, MOST_RED_DAYS).map((day) => `${holidays[day]} är ${withoutYear(day)}.`),
    red.length > MOST_RED_DAYS ? `${red.length - MOST_RED_DAYS} röda dagar till.` : "",
    isInJuly(days) ? "Det är juli, då många har semester." : "",
    off.length > 0 ? `${off.map((number) => `v. ${number}`).join(", ")} är skollov hos er.` : "",
  ].filter(Boolean);
}

/** @param {Days} days */
function isInJuly(days) {
  return eachDay(days).some((day) => day.slice(5, 7) === "07");
}

/**
 * @param {Held} one
 * @param {Held | undefined} before
 */
function orderWarnings({ days }, before) {
  return [
    before && days.first < before.days.first ? `Ligger före ”${before.occasion.title}”.` : "",
    before?.work && before.work.last > days.last ? `Hemarbetet efter ”${before.occasion.title}” är inte klart.` : "",
  ];
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
 * Numbers of weeks as people write them: `8, 15, 51–1`. What cannot be read is left out.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function readWeeks(text) {
  const found = [...text.matchAll(/(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?/g)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)];
    if (Math.min(first, last) < 1 || Math.max(first, last) > MOST_WEEKS) return [];
    const count = first <= last ? last - first + 1 : MOST_WEEKS - first + 1 + last;
    return Array.from({ length: count }, (_, index) => ((first + index - 1) % MOST_WEEKS) + 1);
  });
  return [...new Set(found)];
}

/**
 * Numbers of weeks, shortly: `8,15,51-53`.
 *
 * @param {readonly number[]} numbers
 */
export function writeWeeks(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const firsts = sorted.filter((number) => !sorted.includes(number - 1));
  return firsts
    .map((first) => {
      let last = first;
      while (sorted.includes(last + 1)) last += 1;
      return first === last ? `${first}` : `${first}-${last}`;
    })
    .join(",");
}

/**
 * The address of a start and what the reader has chosen, from its `#`. The id tells these dates from every other's,
 * whatever is moved.
 *
 * @param {string} start
 * @param {Choices} choices
 * @param {string} id
 */
export function writeStart(start, { moves, slots, schoolHolidays }, id) {
  const fields = [
    ["id", id],
    ["start", start],
    ["flytta", [...moves].map(([number, by]) => `${number}:${by}`).join(",")],
    [
      "tid",
      [...slots]
        .flatMap(([number, all]) => all.map(({ after, clock }) => `${number}:${after}T${clock.replace(":", "")}`))
        .join(","),
    ],
    ["lov", writeWeeks(schoolHolidays)],
  ];
  return `#v1${fields.map(([name, value]) => (value ? `&${name}=${value}` : "")).join("")}`;
}

/**
 * What an address holds; anything that cannot be read is left out, as are marks that a program put after it. Never throws.
 *
 * @param {string} hash
 * @returns {{start: string, id: string} & Choices}
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
    slots: readSlots(fields.get("tid") ?? ""),
    schoolHolidays: readWeeks(fields.get("lov") ?? ""),
  };
}

/** @param {string} text */
function readSlots(text) {
  /** @type {Map<number, Slot[]>} */
  const slots = new Map();
  for (const [, number, after, hour, minute] of [...text.matchAll(SLOT)].slice(0, MOST_SLOTS)) {
    const all = slots.get(Number(number)) ?? [];
    slots.set(Number(number), [...all, { after: Number(after), clock: `${hour}:${minute}` }]);
  }
  return slots;
}
