/**
 * A plan for a workshop: what it holds, and how it is written as the part of an address after `#`.
 * No name of anything but content is kept in it; what a reference stands for is looked up in the catalogue.
 *
 * @typedef {object} Item
 * @property {string} ref a method's or a part's id, `programme.occasion.item` counted from 1, or `*` and a title of
 *   the reader's own
 * @property {number} minutes
 * @property {string} [owner] who leads it
 * @property {string} [text] the reader's own text to the group, in place of the guide's
 * @property {string} [note] for those who lead only
 * @property {string} [at] when it begins, whatever comes before: `10:30`
 * @property {number} [day] begins a day of its own, so many days after the plan's first
 * @property {boolean} [beside] goes on at the same time as the item before
 *
 * @typedef {object} Plan
 * @property {string} id tells the plan from every other, whatever is changed in it; empty until it holds something
 * @property {string} name
 * @property {string} question what it is all about: `Hur kan vi …?`
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
export const MOST_IN_QUESTION = 240;
export const MOST_IN_NOTE = 400;
export const MOST_DAYS = 60; // between the first day and the last
const REFERENCE = /^[a-z0-9]+(-[a-z0-9]+)*(\.\d{1,3}\.\d{1,3})?$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID = /^[a-z0-9]{8}/;
const PLAN = /^v1(?![a-z0-9])/i;
// What programs for mail and chat put into a long address, as it is or encoded: white space, and marks without width.
const SPACE_FIRST = /^(?:\s|%20|%C2%A0|%E2%80%8B)+/i;
const BREAKS = /[\t\n\r\u200B\u2060\uFEFF]+/g;
const COMMA = /,|(?<=:\d{1,5})%2C/i; // a comma in a title of the reader's own comes after no minutes
const SPACE = /(?:\s|[\u200B-\u200D\u2060\uFEFF]|%(?:20|0A|0D|09)|%C2%A0|%E2%80%8[BCD]|%E2%81%A0|%EF%BB%BF)+/gi;

// The fields of an item beside its minutes, each with its place in `m` after its name: `vem2=Anna`. A program that does
// not know them passes them over, so they need no other version than the rest.
const OF_ITEM = /^(vem|text|not|kl|dag|med)(\d{1,2})$/;

/** @type {Plan} */
export const EMPTY = {
  ...{ id: "", name: "", question: "", start: "", remote: false, people: 0, place: "" },
  ...{ items: [], cases: [] },
};

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
 * What is asked, as it may be kept.
 *
 * @param {string} text
 */
export function questionLine(text) {
  return line(text, MOST_IN_QUESTION);
}

/**
 * A text of several lines, as it may be kept.
 *
 * @param {string} text
 */
export function noteLines(text) {
  const lines = text.split(/\r\n?|\n/).map((one) => line(one, MOST_IN_NOTE));
  return [...lines.join("\n").replace(/\n{3,}/g, "\n\n")].slice(0, MOST_IN_NOTE).join("").trim();
}

/**
 * The address of a plan, from its `#`. What is empty is left out. What is added to a link or cut from it on its way is
 * added or cut at the end, where the items are not.
 * *
 * @param {Plan} plan
 * @returns {string}
 */
export function writePlan(plan) {
  const fields = [
    ["namn", encode(plan.name)],
    ["fraga", encode(plan.question)],
    ["start", plan.start],
    ["var", plan.remote ? "distans" : ""],
    ["antal", plan.people > 0 ? String(plan.people) : ""],
    ["plats", encode(plan.place)],
    ["fall", plan.cases.join(",")],
    ["m", plan.items.map(writeItem).join(",")],
    ...plan.items.flatMap(fieldsOf),
    ["id", plan.id],
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
 * @param {Item} item
 * @param {number} index
 * @returns {[string, string][]}
 */
function fieldsOf({ owner = "", text = "", note = "", at = "", day = 0, beside = false }, index) {
  const place = index + 1;
  return [
    [`vem${place}`, encode(owner)],
    [`text${place}`, encode(text)],
    [`not${place}`, encode(note)],
    [`kl${place}`, at],
    [`dag${place}`, day > 0 ? String(day) : ""],
    [`med${place}`, beside ? "1" : ""],
  ];
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
    question: questionLine(decode(fields.get("fraga") ?? "")),
    start: readStart(decode((fields.get("start") ?? "").replace(SPACE, "")), faults),
    remote: (fields.get("var") ?? "").startsWith("distans"),
    people: readNumber(fields.get("antal") ?? "", MOST_PEOPLE),
    place: placeLine(decode(fields.get("plats") ?? "")),
    cases: readCases(fields.get("fall") ?? ""),
    items: readItems(fields, faults),
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
    .map((id) => id.replace(/(?<![^a-z0-9])[^a-z0-9]+$/, ""));
  return [...new Set(ids.filter((id) => SLUG.test(id)))].slice(0, MOST_CASES);
}

/**
 * @param {ReadonlyMap<string, string>} fields
 * @param {string[]} faults
 */
function readItems(fields, faults) {
  const text = fields.get("m") ?? "";
  const more = moreOfItems(fields);
  const plain = text.includes(":") ? text : decode(text);
  const written = plain
    .split(COMMA)
    .map((item) => (isOwn(item) ? item : item.replace(SPACE, "").replace(/%3A/gi, ":")))
    .filter(Boolean);
  const items = written.slice(0, MOST_ITEMS).map((one, index) => {
    const item = readItem(one);
    return item && { ...item, ...more.get(index + 1) };
  });
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
 * What the fields say of each item beside its minutes, by its place from 1.
 *
 * @param {ReadonlyMap<string, string>} fields
 */
function moreOfItems(fields) {
  /** @type {Map<number, Partial<Item>>} */
  const found = new Map();
  for (const [field, value] of fields) {
    const [, name = "", place = ""] = OF_ITEM.exec(field) ?? [];
    if (name) found.set(Number(place), { ...found.get(Number(place)), ...readMore(name, value) });
  }
  return found;
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {Partial<Item>}
 */
function readMore(name, value) {
  const text = decode(value);
  if (name === "vem") return kept({ owner: line(text) });
  if (name === "text") return kept({ text: noteLines(text) });
  if (name === "not") return kept({ note: noteLines(text) });
  if (name === "kl") return kept({ at: /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(text)?.[0] ?? "" });
  if (name === "dag") return kept({ day: readNumber(value, MOST_DAYS) });
  return kept({ beside: value.startsWith("1") });
}

/**
 * What is not empty.
 *
 * @param {{[name in keyof Item]?: Item[name] | undefined}} fields
 * @returns {Partial<Item>}
 */
function kept(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => Boolean(value)));
}

/**
 * The plan with more items, as many as it has room for: before the item at a place, else a check-in first and all else
 * last but before the closing.
 *
 * @param {Plan} plan
 * @param {readonly Item[]} items
 * @param {number} [place]
 * @returns {Plan}
 */
export function add(plan, items, place) {
  const room = items.slice(0, MOST_ITEMS - plan.items.length);
  if (place !== undefined && place < plan.items.length) return { ...plan, items: insert(plan.items, room, place) };
  if (place === undefined && room.length === 1 && room[0]?.ref === CHECK_IN)
    return { ...plan, items: insert(plan.items, room, 0) };
  const isBeforeClosing = place === undefined && plan.items.at(-1)?.ref === CLOSING;
  return { ...plan, items: insert(plan.items, room, plan.items.length - (isBeforeClosing ? 1 : 0)) };
}

/**
 * The items with others put in before one of them. Where that one begins a day, the first of the others does so now.
 *
 * @param {readonly Item[]} items
 * @param {readonly Item[]} others
 * @param {number} place
 * @returns {Item[]}
 */
function insert(items, others, place) {
  const [head, ...rest] = items.slice(place);
  const [first, ...more] = others;
  if (!head || !first) return [...items.slice(0, place), ...others];
  const { day, ...later } = head;
  if (day === undefined) return [...items.slice(0, place), ...others, head, ...rest];
  const { at, ...loose } = later;
  return [...items.slice(0, place), { ...first, ...kept({ day, at }) }, ...more, loose, ...rest];
}

/**
 * The items without one. What it began, a day or several things at once, the next one begins.
 *
 * @param {readonly Item[]} items
 * @param {number} index
 * @returns {Item[]}
 */
function without(items, index) {
  const gone = items[index];
  return items
    .map((item, place) => (gone && place === index + 1 ? heir(gone, item) : item))
    .filter((_, place) => place !== index);
}

/**
 * @param {Item} gone
 * @param {Item} next
 * @returns {Item}
 */
function heir(gone, { beside, ...next }) {
  const begins = gone.day && !next.day ? { day: gone.day, at: next.at ?? gone.at } : {};
  return { ...next, ...kept({ beside: beside && gone.beside, ...begins }) };
}

/**
 * @param {Plan} plan
 * @param {number} index
 * @returns {Plan}
 */
export function remove(plan, index) {
  return { ...plan, items: without(plan.items, index) };
}

/**
 * The plan with one item moved to another place, which is counted after it has been taken out. It leaves the day that
 * it began and what it was beside.
 *
 * @param {Plan} plan
 * @param {number} from
 * @param {number} to
 * @returns {Plan}
 */
export function move(plan, from, to) {
  const item = plan.items[from];
  const place = Math.max(0, Math.min(to, plan.items.length - 1));
  if (!item || place === from) return plan;
  const items = without(plan.items, from);
  const { day, beside, at, ...loose } = item;
  items.splice(place, 0, { ...loose, ...kept({ at: day ? "" : at }) });
  return { ...plan, items };
}

/**
 * @param {Plan} plan
 * @param {number} index
 * @param {number} minutes kept between 1 and a day
 * @returns {Plan}
 */
export function setMinutes(plan, index, minutes) {
  return change(plan, index, { minutes: Math.max(1, Math.min(Math.round(minutes) || 1, MOST_MINUTES)) });
}

/**
 * The plan with other fields of one item; what is empty is left out.
 *
 * @param {Plan} plan
 * @param {number} index
 * @param {Partial<Item>} fields
 * @returns {Plan}
 */
export function change(plan, index, fields) {
  return {
    ...plan,
    items: plan.items.map((item, place) =>
      place === index ? { ref: item.ref, minutes: item.minutes, ...kept({ ...item, ...fields }) } : item,
    ),
  };
}
