/**
 * What a workshop came to: its decisions, the ideas that were kept and what became of them, and how that is written as
 * the part of an address after `#`.
 *
 * @import {Item, Plan} from "../plan/plan.js"
 * @import {Catalogue} from "../plan/agenda.js"
 *
 * @typedef {{what: string, who: string, by: string, became: string}} Decision `by` is a day or empty, `became` what is
 *   known of it later
 * @typedef {object} Record
 * @property {string} id the plan's own, or one of its own where there was no plan
 * @property {string} name
 * @property {string} question
 * @property {string} day of the workshop, `2026-11-26`, or empty
 * @property {string} again the day on which somebody asks what became of it
 * @property {readonly Decision[]} decisions
 * @property {readonly string[]} ideas
 * @property {string} learnt
 * @property {readonly string[]} methods ids
 */
import { addDays, isDay } from "../shared/dates.js";
import { block } from "../plan/agenda.js";
import { isOwn, line, newId, noteLines } from "../plan/plan.js";

const VERSION = "u1";
const START = /^#?u1(?=&|$)/;
const MOST_ROWS = 40;
const MOST_LETTERS = 240;
const MOST_RECORDS = 40;
const MONTHS = 3;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID = /^[a-z0-9]{8}$/;

/** @type {Decision} */
export const NO_DECISION = { what: "", who: "", by: "", became: "" };
/** @type {Record} */
export const BLANK = {
  ...{ id: "", name: "", question: "", day: "", again: "", learnt: "" },
  ...{ decisions: [], ideas: [], methods: [] },
};

/**
 * A record to fill in after a plan's workshop. Problems and ideas that the group worked on are ideas to keep or not;
 * what was noted beside its items are decisions to keep or not.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Record}
 */
export function recordOf(plan, catalogue) {
  const day = plan.start.slice(0, "2026-11-26".length);
  const used = plan.items.flatMap(({ ref }) => {
    const found = isOwn(ref) ? undefined : catalogue.blocks[ref];
    return found?.method ?? (found?.steps && !ref.includes(".") ? ref : []);
  });
  return {
    ...BLANK,
    id: plan.id || newId(),
    name: plan.name,
    question: plan.question,
    day,
    again: day && threeMonthsAfter(day),
    decisions: plan.items.flatMap((item) => suggestion(item, catalogue)).slice(0, MOST_ROWS),
    ideas: plan.cases.flatMap((id) => catalogue.cases[id]?.title ?? []),
    methods: [...new Set(used)],
  };
}

/**
 * What was noted beside an item, or else the group's own text, as a decision of its owner's.
 *
 * @param {Item} item
 * @param {Catalogue} catalogue
 * @returns {Decision[]}
 */
function suggestion(item, catalogue) {
  const written = item.note || item.text;
  if (!written) return [];
  const what = line(`${block(catalogue, item.ref)?.title ?? item.ref}: ${written}`, MOST_LETTERS);
  return [{ ...NO_DECISION, what, who: item.owner ?? "" }];
}

/**
 * The same day three months later, or the last of that month where it has no such day; a Monday where that is a weekend.
 *
 * @param {string} day
 */
export function threeMonthsAfter(day) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + MONTHS, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + MONTHS, Math.min(date, last)));
  const weekday = found.getUTCDay() || 7;
  return addDays(found.toISOString().slice(0, 10), weekday > 5 ? 8 - weekday : 0);
}

/**
 * The address of a record, from its `#`. What is empty is left out.
 *
 * @param {Record} record
 */
export function writeRecord(record) {
  const fields = [
    ["namn", record.name],
    ["fraga", record.question],
    ["dag", record.day],
    ["ater", record.again],
    ["lart", record.learnt],
    ["metoder", record.methods.join(",")],
    ...record.decisions.flatMap(({ what, who, by, became }, index) => [
      [`vad${index + 1}`, what],
      [`vem${index + 1}`, who],
      [`nar${index + 1}`, by],
      [`blev${index + 1}`, became],
    ]),
    ...record.ideas.map((idea, index) => [`ide${index + 1}`, idea]),
    ["id", record.id],
  ];
  const told = fields.filter(([, value]) => value).map(([name, value]) => `&${name}=${encode(value ?? "")}`);
  return `#${VERSION}${told.join("")}`;
}

/** @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The record that an address holds, or nothing where it holds none. What cannot be read is left out. Never throws.
 *
 * @param {string} hash
 * @returns {Record | null}
 */
export function readRecord(hash) {
  const text = hash.replace(/&amp;/g, "&").replace(/^#(?:\s|%20)+/, "#");
  if (!START.test(text)) return null;
  const fields = new URLSearchParams(text.replace(START, "").replaceAll("+", "%2B"));
  /** @param {string} name */
  const get = (name) => line(fields.get(name) ?? "", MOST_LETTERS);
  /** @param {string} name */
  const day = (name) => (isDay(get(name)) ? get(name) : "");
  const rows = Array.from({ length: MOST_ROWS }, (_, index) => index + 1);
  const id = get("id").slice(0, 8);
  return {
    id: ID.test(id) ? id : newId(),
    name: get("namn"),
    question: get("fraga"),
    day: day("dag"),
    again: day("ater"),
    learnt: noteLines(fields.get("lart") ?? ""),
    decisions: rows
      .map((row) => ({
        what: get(`vad${row}`),
        who: get(`vem${row}`),
        by: day(`nar${row}`),
        became: get(`blev${row}`),
      }))
      .filter((one) => Object.values(one).some(Boolean)),
    ideas: rows.map((row) => get(`ide${row}`)).filter(Boolean),
    methods: get("metoder")
      .split(",")
      .filter((one) => SLUG.test(one)),
  };
}

/**
 * The records kept on a device, the last changed first, without what cannot be read. Never throws.
 *
 * @param {string | null} text
 * @returns {Record[]}
 */
export function readKept(text) {
  try {
    const all = JSON.parse(text ?? "[]");
    return (Array.isArray(all) ? all : []).flatMap((one) => readRecord(String(one)) ?? []).slice(0, MOST_RECORDS);
  } catch {
    return [];
  }
}

/**
 * The records to keep once one has changed. An empty one is not kept.
 *
 * @param {readonly Record[]} all
 * @param {Record} record
 */
export function withRecord(all, record) {
  const others = all.filter(({ id }) => id !== record.id);
  const now = isBlank(record) ? others : [record, ...others];
  return JSON.stringify(now.slice(0, MOST_RECORDS).map(writeRecord));
}

/** @param {Record} record */
export function isBlank(record) {
  return writeRecord({ ...record, id: "" }) === writeRecord(BLANK);
}
