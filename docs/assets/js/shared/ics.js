/**
 * Calendar files, as RFC 5545 has them.
 *
 * @typedef {object} Event
 * @property {string} uid the same for the same event each time, so that a calendar replaces it
 * @property {string} title
 * @property {string} [text]
 * @property {string} [place]
 * @property {string} [url]
 * @property {{from: string, minutes: number} | {first: string, last: string}} when wall time in Stockholm, or whole days
 */
import { addDays, later, moment } from "./dates.js";

const LINE_OCTETS = 75;
const MINUTE = 60_000; // milliseconds
const ALARM = 15; // minutes before
const FIRST = Date.UTC(2026, 0, 1); // before any file of ours, so that the numbers of versions stay small

// The European Union's rule since 1996 (directive 2000/84/EC).
const ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Stockholm",
  ...["BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD"],
  "END:VTIMEZONE",
];

/**
 * A calendar file with the events. Their sequence (RFC 5545, 3.8.7.4) rises by one each second, so that a calendar
 * takes the newest of two files of the same event.
 *
 * @param {readonly Event[]} events
 * @param {Date} now
 * @param {string} guide which guide they come from, as programs want it
 * @returns {string}
 */
export function calendar(events, now, guide) {
  const stamp = universal(now.getTime());
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${guide}//SV`, "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...(events.some(({ when }) => "from" in when) ? ZONE : []),
    ...events.flatMap((event) =>
      component(event, guide, stamp, Math.max(0, Math.floor((now.getTime() - FIRST) / 1000))),
    ),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/**
 * @param {Event} event
 * @param {string} guide
 * @param {string} stamp
 * @param {number} sequence
 */
function component({ uid, title, text, place, url, when }, guide, stamp, sequence) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@${guide}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    ...("from" in when
      ? hours(when.from, when.minutes)
      : [
          `DTSTART;VALUE=DATE:${compact(when.first)}`,
          `DTEND;VALUE=DATE:${compact(addDays(when.last, 1))}`,
          "TRANSP:TRANSPARENT",
        ]),
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...("from" in when
      ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${ALARM}M`, "END:VALARM"]
      : []),
    "END:VEVENT",
  ];
}

/**
 * When an event begins and ends. An hour that the wall shows twice, in autumn, means its first to a calendar: an event
 * that ends in the second is told in universal time.
 *
 * @param {string} from
 * @param {number} minutes
 */
function hours(from, minutes) {
  const to = later(from, minutes);
  const [begins, ends] = [moment(from), moment(from) + minutes * MINUTE];
  if (moment(to) !== ends) return [`DTSTART:${universal(begins)}`, `DTEND:${universal(ends)}`];
  return [`DTSTART;TZID=Europe/Stockholm:${compact(from)}00`, `DTEND;TZID=Europe/Stockholm:${compact(to)}00`];
}

/** @param {number} time */
function universal(time) {
  return `${compact(new Date(time).toISOString().slice(0, 19))}Z`;
}

/** @param {string} time */
function compact(time) {
  return time.replace(/[-:]/g, "");
}

/**
 * Text as a value (RFC 5545, 3.3.11).
 *
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/**
 * A line broken so that no part is longer than 75 octets and no character is split (RFC 5545, 3.1).
 *
 * @param {string} line
 */
function fold(line) {
  const encoder = new TextEncoder();
  let width = 0;
  return [...line]
    .map((character) => {
      const size = encoder.encode(character).length;
      const full = width + size > LINE_OCTETS;
      width = full ? 1 + size : width + size;
      return full ? `\r\n ${character}` : character;
    })
    .join("");
}

/**
 * A short name for a text, the same each time (FNV-1a, 32 bits).
 *
 * @param {string} text
 */
export function digest(text) {
  const hash = [...new TextEncoder().encode(text)].reduce(
    (value, octet) => Math.imul(value ^ octet, 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return hash.toString(36);
}
