/**
 * A plan for a workshop: what it holds, and how it is written as the part of an address after `#`.
 * No name of anything but content is kept in it; what a reference stands for is looked up in the catalogue.
 *
 * @typedef {{ref: string, minutes: number}} Item `ref` is a method's or a part's id, `programme.occasion.item`
 *   counted from 1, or `*` and a title of the reader's own
 * @typedef {object} Plan
 * @property {string} id tells the plan from every other, whatever is changed in it; empty until it holds something
 * @property {string} name
 * @property {string} start wall time in Stockholm, `2026-11-26T13:00`, or empty
 * @property {boolean} remote
 * @property {number} people 0 where it is not known
 * @property {string} place a room, or a link to the meeting
 * @property {readonly Item[]} items
 * @property {readonly string[]} cases ids of problems and ideas to work on
 */
import { isWallTime } from "../shared/dates.js";

export const VERSION = "v1";
export const CHECK_IN = "incheckning";
export const CLOSING = "avslut";
export const MOST_MINUTES = 24 * 60;
export const MOST_ITEMS = 60;
const MOST_CASES = 40;
const MOST_PEOPLE = 500;
const MOST_LETTERS = 120;
const MOST_IN_PLACE = 600; // a link to a meeting is long
const REFERENCE = /^[a-z0-9]+(-[a-z0-9]+)*(\.\d{1,3}\.\d{1,3})?$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID = /^[a-z0-9]{8}/;
const PLAN = /^v1(?![a-z0-9])/i;
// What programs for mail and chat put into a long address, as it is or encoded: white space, and marks without width.
const SPACE_FIRST = /^(?:\s|%20|%C2%A0|%E2%80%8B)+/i;
const BREAKS = /[\t\n\r\u200B\u2060\uFEFF]+/g;
const COMMA = /,|(?<=:\d{1,5})%2C/i; // a comma in a title of the reader's own comes after no minutes
const SPACE = /(?:\s|[\u200B-\u200D\u2060\uFEFF]|%(?:20|0A|0D|09)|%C2%A0|%E2%80%8[BCD]|%E2%81%A0|%EF%BB%BF)+/gi;

/** @type {Plan} */
export const EMPTY = { id: "", name: "", start: "", remote: false, people: 0, place: "", items: [], cases: [] };

/**
 * A line as it may be kept: no control characters but those that join letters and emoji, no halves of characters, no
 * more than a line holds.
 *
 * @param {string} text
 * @param {number} [most] characters
 * @returns {string}
 */
export function line(text, most = MOST_LETTERS) {
  const shown = text
    .replace(/(?:(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s])+/gu, " ")
    .replace(/\p{Surrogate}/gu, "")
    .trim();
  return [...shown].slice(0, most).join("").trim();
}

/**
 * A room, or a link to a meeting, as it may be kept.
 *
 * @param {string} text
 */
export function placeLine(text) {
  return line(text, MOST_IN_PLACE);
}

/**
 * The address of a plan, from its `#`. What is empty is left out.
 *
 * @param {Plan} plan
 * @returns {string}
 */
export function writePlan(plan) {
  const fields = [
    ["id", plan.id],
    ["namn", encode(plan.name)],
    ["start", plan.start],
    ["var", plan.remote ? "distans" : ""],
    ["antal", plan.people > 0 ? String(plan.people) : ""],
    ["plats", encode(plan.place)],
    ["fall", plan.cases.join(",")],
    ["m", plan.items.map(writeItem).join(",")],
  ];
  return `#${VERSION}${fields.map(([name, value]) => (value ? `&${name}=${value}` : "")).join("")}`;
}

/**
 * A text as a part of an address. Also the marks that programs for mail take for the end of a link are encoded.
 *
 * @param {string} text
 */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {Item} item */
function writeItem({ ref, minutes }) {
  return `${isOwn(ref) ? `*${encode(ref.slice(1))}` : ref}:${minutes}`;
}

/**
 * The plan with an id of its own, once it holds anything that another program may come to know it by. It is kept for
 * as long as the plan is, also while it is empty.
 *
 * @param {Plan} plan
 * @returns {Plan}
 */
export function named(plan) {
  return plan.id || isEmpty(plan) ? plan : { ...plan, id: newId() };
}

/** Eight letters and digits that no other plan has. `crypto.randomUUID` is only there where the address is safe. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((octet) => (octet % 36).toString(36)).join("");
}

/**
 * Whether a plan holds nothing that the reader put there.
 *
 * @param {Plan} plan
 */
export function isEmpty(plan) {
  return writePlan({ ...plan, id: "" }) === writePlan(EMPTY);
}

/**
 * Whether an item is one that the reader named.
 *
 * @param {string} ref
 */
export function isOwn(ref) {
  return ref.startsWith("*");
}

/**
 * The plan that an address holds, and what in it could not be used, said in Swedish. Never throws.
 *
 * @param {string} hash
 * @returns {{plan: Plan, faults: string[]}}
 */
export function readPlan(hash) {
  if (hash.replace(/^#/, "") === "") return { plan: EMPTY, faults: [] };
  if (!holdsPlan(hash)) return { plan: EMPTY, faults: ["Länken går inte att läsa som en plan."] };
  const [, ...pairs] = whole(hash).split("&");
  const fields = new Map(pairs.map(readField));
  /** @type {string[]} */
  const faults = [];
  /** @type {Plan} */
  const plan = {
    id: ID.exec(fields.get("id") ?? "")?.[0] ?? "",
    name: line(decode(fields.get("namn") ?? "")),
    start: readStart(decode((fields.get("start") ?? "").replace(SPACE, "")), faults),
    remote: (fields.get("var") ?? "").startsWith("distans"),
    people: readNumber(fields.get("antal") ?? "", MOST_PEOPLE),
    place: placeLine(decode(fields.get("plats") ?? "")),
    cases: readCases(fields.get("fall") ?? ""),
    items: readItems(fields.get("m") ?? "", faults),
  };
  return { plan, faults };
}

/**
 * @param {string} pair
 * @returns {[string, string]}
 */
function readField(pair) {
  const [, name = "", value = ""] = /^([^=%]*)(?:=|%3D)(.*)$/is.exec(pair) ?? [];
  return [name, value];
}

/**
 * Whether the part of an address after `#` is a plan, and not the place on a page or somebody else's mark.
 *
 * @param {string} hash
 */
export function holdsPlan(hash) {
  return PLAN.test(whole(hash));
}

/**
 * An address as it was written: some programs encode all of it once more, or its `&` as HTML.
 *
 * @param {string} hash
 */
function whole(hash) {
  const text = hash.replace(/^#/, "").replace(BREAKS, "").replace(SPACE_FIRST, "");
  return (text.startsWith(`${VERSION}%26`) ? decode(text) : text).replace(/&amp;/g, "&");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/**
 * @param {string} text
 * @param {string[]} faults
 */
function readStart(text, faults) {
  const time = text.slice(0, "2026-11-26T13:00".length);
  if (time === "" || isWallTime(time)) return time;
  faults.push("Starttiden gick inte att läsa. Ange den igen.");
  return "";
}

/**
 * @param {string} text
 * @param {number} most
 */
function readNumber(text, most) {
  const value = Number(/^\d{1,5}(?!\d)/.exec(text)?.[0] ?? 0);
  return value <= most ? value : 0;
}

/** @param {string} text */
function readCases(text) {
  const ids = text
    .replace(SPACE, "")
    .split(",")
    .map((id) => id.replace(/[^a-z0-9]+$/, ""));
  return [...new Set(ids.filter((id) => SLUG.test(id)))].slice(0, MOST_CASES);
}

/**
 * @param {string} text
 * @param {string[]} faults
 */
function readItems(text, faults) {
  const plain = text.includes(":") ? text : decode(text);
  const written = plain
    .split(COMMA)
    .map((item) => (isOwn(item) ? item : item.replace(SPACE, "").replace(/%3A/gi, ":")))
    .filter(Boolean);
  const items = written.slice(0, MOST_ITEMS).map(readItem);
  const read = items.filter((item) => item !== undefined);
  const lost = written.length - read.length;
  if (lost > 0)
    faults.push(
      `${lost === 1 ? "1 punkt i länken gick inte att läsa och är borttagen" : `${lost} punkter i länken gick inte att läsa och är borttagna`}.`,
    );
  return read;
}

/**
 * @param {string} text
 * @returns {Item | undefined}
 */
function readItem(text) {
  const end = text.search(/:\d{1,5}(?:[^\d:][^:]*)?$/);
  const minutes = end < 0 ? 0 : readNumber(text.slice(end + 1), MOST_MINUTES);
  const ref = isOwn(text) ? `*${line(decode(text.slice(1, end)))}` : text.slice(0, end);
  return minutes > 0 && (isOwn(ref) ? ref.length > 1 : REFERENCE.test(ref)) ? { ref, minutes } : undefined;
}

/**
 * The plan with more items, as many as it has room for: a check-in first, all else last but before the closing.
 *
 * @param {Plan} plan
 * @param {readonly Item[]} items
 * @returns {Plan}
 */
export function add(plan, items) {
  const room = items.slice(0, MOST_ITEMS - plan.items.length);
  if (room.length === 1 && room[0]?.ref === CHECK_IN) return { ...plan, items: [...room, ...plan.items] };
  const last = plan.items.length - (plan.items.at(-1)?.ref === CLOSING ? 1 : 0);
  return { ...plan, items: [...plan.items.slice(0, last), ...room, ...plan.items.slice(last)] };
}

/**
 * @param {Plan} plan
 * @param {number} index
 * @returns {Plan}
 */
export function remove(plan, index) {
  return { ...plan, items: plan.items.filter((_, place) => place !== index) };
}

/**
 * The plan with one item moved to another place, which is counted after it has been taken out.
 *
 * @param {Plan} plan
 * @param {number} from
 * @param {number} to
 * @returns {Plan}
 */
export function move(plan, from, to) {
  const item = plan.items[from];
  if (!item) return plan;
  const items = plan.items.filter((_, place) => place !== from);
  items.splice(Math.max(0, Math.min(to, items.length)), 0, item);
  return { ...plan, items };
}

/**
 * @param {Plan} plan
 * @param {number} index
 * @param {number} minutes kept between 1 and a day
 * @returns {Plan}
 */
export function setMinutes(plan, index, minutes) {
  const kept = Math.max(1, Math.min(Math.round(minutes) || 1, MOST_MINUTES));
  return { ...plan, items: plan.items.map((item, place) => (place === index ? { ...item, minutes: kept } : item)) };
}
