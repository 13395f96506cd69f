/**
 * A programme's days as a line of time: months, weeks, occasions and the homework between them.
 *
 * @import {Dated, Days} from "./dates.js"
 */
import { addDays, daysBetween, monday, week, withoutYear } from "../shared/dates.js";

const WIDTH = 1000;
const EDGE = 6;
const LANE = 34;
const MARK = 22; // a mark must hold its number
const LETTER = 7.4; // a letter's usual width, in units
const TOP = 52;
const MOST_WEEKS_NUMBERED = 26;
const months = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", month: "long" });
const shortMonths = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", month: "short" });

/**
 * @param {readonly Dated[]} dated at least one
 * @returns {SVGSVGElement}
 */
export function drawWall(dated) {
  const spans = dated.flatMap(({ days, work, slots }) => [
    days,
    ...(work ? [work] : []),
    ...slots.map((slot) => ({ first: slot.slice(0, 10), last: slot.slice(0, 10) })),
  ]);
  const first = monday(spans.map((span) => span.first).toSorted()[0] ?? "");
  const last = addDays(
    monday(
      spans
        .map((span) => span.last)
        .toSorted()
        .at(-1) ?? "",
    ),
    7,
  );
  const scale = (WIDTH - 2 * EDGE) / daysBetween(first, last);
  /** @param {string} day */
  const x = (day) => EDGE + daysBetween(first, day) * scale;
  const lanes = laid(dated, x);
  const height = TOP + (Math.max(...lanes.map(({ lane }) => lane)) + 1) * LANE;
  const drawing = node("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "wall", role: "img" });
  drawing.setAttribute("aria-label", "Tidslinje över tillfällena. Samma sak står i listan nedanför.");
  drawing.append(
    ...eachMonth(first, last).flatMap(({ from, to }) => month(from, to, x, height)),
    ...weekMarks(first, last, x),
    ...lanes.flatMap((mark) => drawn(mark, x)),
  );
  return /** @type {SVGSVGElement} */ (drawing);
}

/**
 * The lane in which each occasion has room for itself, its homework and its name.
 *
 * @param {readonly Dated[]} dated
 * @param {(day: string) => number} x
 */
function laid(dated, x) {
  /** @type {number[]} */
  const ends = [];
  return dated.map((one) => {
    const from = x(one.days.first);
    const to = Math.max(x(addDays(one.days.last, 1)), from + MARK);
    const work = one.work ? x(addDays(one.work.last, 1)) : 0;
    const label = `${one.occasion.title}, ${short(one.days)}`;
    const width = label.length * LETTER;
    const isLeft = to + 8 + width > WIDTH;
    const begins = isLeft ? Math.max(0, from - 8 - width) : from;
    const free = ends.findIndex((end) => end + 10 < begins);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(isLeft ? to : to + 8 + width, work);
    return { one, from, to, label, isLeft, lane };
  });
}

/**
 * @param {ReturnType<typeof laid>[number]} mark
 * @param {(day: string) => number} x
 */
function drawn({ one, from, to, label, isLeft, lane }, x) {
  const y = TOP + lane * LANE;
  const work = one.work;
  return [
    node("rect", { class: "wall__mark", x: from, y, width: to - from, height: MARK, rx: 5 }),
    words("wall__number", (from + to) / 2, y + 16, String(one.occasion.number), "middle"),
    words("wall__label", isLeft ? from - 8 : to + 8, y + 16, label, isLeft ? "end" : "start"),
    ...(work
      ? [
          node("rect", {
            ...{ class: "wall__work", y: y + MARK + 2, height: 5, rx: 2.5 },
            ...{ x: x(work.first), width: x(addDays(work.last, 1)) - x(work.first) },
          }),
        ]
      : []),
  ];
}

/**
 * @param {string} from
 * @param {string} to the day after the month's last
 * @param {(day: string) => number} x
 * @param {number} height
 */
function month(from, to, x, height) {
  const width = x(to) - x(from);
  const names = width > 80 ? months : shortMonths;
  const name = names.format(Date.parse(`${from}T00:00Z`)).replace(".", "");
  return [
    node("rect", {
      class: from.slice(5, 7) === "07" ? "wall__month wall__month--off" : "wall__month",
      ...{ x: x(from), y: 0, width, height },
    }),
    ...(width > 30 ? [words("wall__name", x(from) + 5, 18, name, "start")] : []),
  ];
}

/**
 * @param {string} first
 * @param {string} last
 */
function eachMonth(first, last) {
  const found = [];
  for (let from = first; from < last; ) {
    const next = `${addDays(`${from.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
    const to = next < last ? next : last;
    found.push({ from, to });
    from = to;
  }
  return found;
}

/**
 * @param {string} first
 * @param {string} last
 * @param {(day: string) => number} x
 */
function weekMarks(first, last, x) {
  const step = Math.ceil(daysBetween(first, last) / 7 / MOST_WEEKS_NUMBERED);
  const found = [];
  for (let day = first; day < last; day = addDays(day, 7 * step))
    found.push(words("wall__week", x(day) + 2, 38, String(week(day)), "start"));
  return found;
}

/** @param {Days} days */
function short({ first, last }) {
  const [from, to] = [withoutYear(first), withoutYear(last)].map((text) => text.replace(/^\S+ /, ""));
  return first === last ? withoutYear(first) : `${from}–${to}`;
}

/**
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {"start" | "middle" | "end"} anchor
 */
function words(name, x, y, text, anchor) {
  const made = node("text", { class: name, x, y, "text-anchor": anchor });
  made.textContent = text;
  return made;
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | number>>} attributes
 */
function node(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
