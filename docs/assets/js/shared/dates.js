/**
 * Days as `2026-11-26` and times as `2026-11-26T13:00`, as a clock on a wall in Stockholm shows them.
 */
const ZONE = "Europe/Stockholm";
const DAY = 86_400_000; // milliseconds
const MINUTE = 60_000; // milliseconds
const HOUR = 60; // minutes
const WORKING_DAY = 8 * HOUR;
const SPOKEN_IN_MINUTES = 90; // "90 min", but "1 tim 40 min"

const inStockholm = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
const words = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
const wordsWithYear = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/**
 * Whether a text is a day that exists, in this century or the one before.
 *
 * @param {string} text
 */
export function isDay(text) {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Whether a text is a time of a day that exists.
 *
 * @param {string} text
 */
export function isWallTime(text) {
  return isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10));
}

/**
 * The moment, in milliseconds since 1970, when the wall shows a time. A time that the clocks skip in spring is
 * the one an hour later; of a time that comes twice in autumn it is the first.
 *
 * @param {string} wall
 */
export function moment(wall) {
  const asUtc = Date.parse(`${wall}Z`);
  const summer = asUtc - 2 * 60 * MINUTE;
  const winter = asUtc - 60 * MINUTE;
  return wallTime(summer) === wall ? summer : winter;
}

/**
 * What the wall shows at a moment.
 *
 * @param {number} time
 */
export function wallTime(time) {
  return inStockholm.format(time).replace(" ", "T");
}

/**
 * The time that is some minutes later, also where the clocks change between.
 *
 * @param {string} wall
 * @param {number} minutes
 */
export function later(wall, minutes) {
  return wallTime(moment(wall) + minutes * MINUTE);
}

/**
 * `2026-11-26T13:05` → `13.05`.
 *
 * @param {string} wall
 */
export function clock(wall) {
  return wall.slice(11, 16).replace(":", ".");
}

/**
 * @param {string} day
 * @param {number} days
 */
export function addDays(day, days) {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {number} whole days, negative where `to` comes first
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY);
}

/**
 * 1 for Monday to 7 for Sunday, as ISO 8601 counts.
 *
 * @param {string} day
 */
export function weekday(day) {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

/**
 * The Monday of a day's week.
 *
 * @param {string} day
 */
export function monday(day) {
  return addDays(day, 1 - weekday(day));
}

/**
 * The number of a day's week as Swedish calendars count (ISO 8601: the week of the year's first Thursday is 1).
 *
 * @param {string} day
 */
export function week(day) {
  const thursday = addDays(monday(day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/**
 * `onsdag 19 april 2017`.
 *
 * @param {string} day
 */
export function inWords(day) {
  return wordsWithYear.format(Date.parse(`${day}T00:00Z`));
}

/**
 * `onsdag 19 april`.
 *
 * @param {string} day
 */
export function withoutYear(day) {
  return words.format(Date.parse(`${day}T00:00Z`));
}

/**
 * Minutes as people say them: `45 min`, `1 tim 40 min`, `2 dagar` (working days of eight hours). As the guide's own
 * pages say them, in `hooks/guide/text/wording.py`.
 *
 * @param {number} minutes
 */
export function duration(minutes) {
  const days = minutes / WORKING_DAY;
  if (days >= 1 && Number.isInteger(days)) return `${days} ${days === 1 ? "dag" : "dagar"}`;
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  if (!hours || (rest && minutes <= SPOKEN_IN_MINUTES)) return `${minutes} min`;
  return rest ? `${hours} tim ${rest} min` : `${hours} tim`;
}

/**
 * Minutes from the start as on a clock: `95` → `1.35`.
 *
 * @param {number} minutes
 */
export function instant(minutes) {
  return `${Math.floor(minutes / HOUR)}.${String(minutes % HOUR).padStart(2, "0")}`;
}
