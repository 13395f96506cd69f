/**
 * What follows from a plan and the catalogue: the agenda with clock times, what to bring and prepare, what to mind.
 *
 * @import {Item, Plan} from "./plan.js"
 *
 * @typedef {object} Spoken what is led, said and shown, and the sign that one may go on
 * @property {string} do
 * @property {string} [say]
 * @property {string} [screen]
 * @property {string} [ready]
 * @typedef {Spoken & {title: string, minutes: number | null, remote?: Partial<Spoken & {minutes: number}>}} Step
 *   `remote` holds what differs on remote
 * @typedef {{before: string, after: string, fallback: string, breakout: number | null}} Remote
 * @typedef {object} Block what a reference stands for
 * @property {string} title
 * @property {number} minutes what it usually takes
 * @property {number} least the fewest minutes that it takes
 * @property {boolean} [pause]
 * @property {string} [summary]
 * @property {string} [address] from the top of the site
 * @property {string} [step] the id of a step
 * @property {string} [method] the id of the method that an item of an agenda uses
 * @property {string} [question] what the group sees, beside the method's steps
 * @property {string} [script] what the coach says
 * @property {string} [grouping]
 * @property {readonly Step[]} [steps]
 * @property {readonly string[]} [stop] what must never be left out
 * @property {readonly string[]} [materials]
 * @property {number} [preparation] minutes
 * @property {readonly [number, number]} [group]
 * @property {string} [difficulty]
 * @property {readonly string[]} [formats]
 * @property {Remote} [remote]
 * @typedef {{title: string, summary: string, organisations: string, status: string, sectors: string, facts: Record<string, string>, address: string, methods: readonly string[]}} Problem
 * @typedef {{id: string, name: string, question: string, shape: string}} StepName
 * @typedef {object} Catalogue
 * @property {Record<string, Block>} blocks
 * @property {Record<string, string>} renamed references
 * @property {Record<string, string>} renamedCases
 * @property {Record<string, Problem>} cases
 * @property {readonly StepName[]} steps
 *
 * @typedef {{item: Item, block: Block, from: number, clock: string, notes: string[]}} Row `from` is minutes from the start
 * @typedef {{when: string, tasks: string[]}} Preparation
 * @typedef {object} Sheet
 * @property {readonly Row[]} rows
 * @property {number} total minutes
 * @property {string} begin wall time, or empty
 * @property {string} end wall time, or empty
 * @property {boolean} fits whether the number of people is known and suits every method
 * @property {readonly string[]} materials
 * @property {readonly Preparation[]} preparations
 * @property {readonly string[]} afterwards
 * @property {readonly string[]} fallbacks
 * @property {readonly string[]} methods ids of the methods in the plan, each once
 */
import { addDays, clock, later, weekday, withoutYear } from "../shared/dates.js";
import { CHECK_IN, CLOSING, isOwn } from "./plan.js";
import { groups, inGroups, share } from "./shares.js";

const STRETCH = { plats: 90, distans: 50 }; // minutes that people sit before they need a pause
const PAUSE = { plats: [15, 10, 5], distans: [10, 5] }; // minutes, the longest that leaves enough time to work
const MOST_PAUSE = 0.12; // of a plan
const ENDING = 15; // minutes: with no more than this left, people rather end than pause
const OWN_MINUTES = 15;

/**
 * What a reference stands for, or nothing where the guide no longer has it. An item of an agenda has its method's
 * steps, material and remote notes.
 *
 * @param {Catalogue} catalogue
 * @param {string} ref
 * @returns {Block | undefined}
 */
export function block(catalogue, ref) {
  if (isOwn(ref)) return { title: ref.slice(1), minutes: OWN_MINUTES, least: 1 };
  const found = get(catalogue.blocks, ref);
  const method = found?.method && get(catalogue.blocks, found.method);
  return method ? { ...method, ...found } : found;
}

/**
 * The steps of a block as they are led there or on remote, with whole minutes that add up to those it is given.
 *
 * @param {Block} block
 * @param {number} minutes
 * @param {boolean} onRemote
 * @returns {(Spoken & {title: string, minutes: number})[]}
 */
export function timed({ steps = [] }, minutes, onRemote) {
  const led = steps.map(({ remote, ...step }) => (onRemote ? { ...step, ...remote } : step));
  const times = share(
    minutes,
    led.map((step) => step.minutes ?? 1),
  );
  return led.map((step, index) => ({ ...step, minutes: times[index] ?? 1 }));
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {string} key
 * @returns {T | undefined}
 */
function get(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * A plan with what has been renamed under its new name and what is gone left out, and a sentence about each.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {{plan: Plan, faults: string[]}}
 */
export function mend(plan, catalogue) {
  const renamed = plan.items.map((item) => ({ ...item, ref: get(catalogue.renamed, item.ref) ?? item.ref }));
  const items = renamed.filter((item) => block(catalogue, item.ref));
  const known = plan.cases.map((id) => get(catalogue.renamedCases, id) ?? id);
  const cases = [...new Set(known.filter((id) => get(catalogue.cases, id)))];
  const faults = [
    ...renamed
      .filter((item) => !items.includes(item))
      .map(({ ref }) => `”${ref}” finns inte längre i guiden och är borttagen ur planen.`),
    ...renamed.flatMap((item, index) => {
      const old = plan.items[index]?.ref;
      return old && old !== item.ref ? [`”${old}” heter numera ${block(catalogue, item.ref)?.title ?? item.ref}.`] : [];
    }),
    ...known.filter((id) => !cases.includes(id)).map((id) => `Fallet ”${id}” finns inte längre i guiden.`),
  ];
  return { plan: { ...plan, items, cases }, faults };
}

/**
 * The whole sheet of a plan that has been mended.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Sheet}
 */
export function sheet(plan, catalogue) {
  const rows = agenda(plan, catalogue);
  const total = minutesOf(plan.items);
  const used = once(rows, (row) => row.block.address ?? row.block.title).filter((row) => !row.block.pause);
  const remotes = plan.remote ? used.filter((row) => row.block.remote) : [];
  return {
    rows,
    total,
    begin: plan.start && later(plan.start, 0),
    end: plan.start && later(plan.start, total),
    fits: plan.people > 0 && used.some(({ block }) => block.group) && used.every(({ block }) => suits(plan, block)),
    materials: [...new Set(used.flatMap((row) => row.block.materials ?? []))],
    preparations: preparations(plan, used),
    afterwards: remotes.map(({ block }) => `${block.title}: ${block.remote?.after}`),
    fallbacks: remotes.map(({ block }) => `${block.title}: ${block.remote?.fallback}`),
    methods: [...new Set(rows.map(({ item, block }) => block.method ?? (block.step ? item.ref : "")).filter(Boolean))],
  };
}

/**
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Row[]}
 */
function agenda(plan, catalogue) {
  let from = 0;
  let day = plan.start.slice(0, 10);
  return plan.items.flatMap((item) => {
    const found = block(catalogue, item.ref);
    if (!found) return [];
    const wall = plan.start && later(plan.start, from);
    const next = wall.slice(0, 10) === day ? [] : [`Nu är det ${withoutYear(wall.slice(0, 10))}.`];
    const row = { item, block: found, from, clock: wall && clock(wall), notes: [...next, ...notes(plan, item, found)] };
    day = wall.slice(0, 10);
    from += item.minutes;
    return [row];
  });
}

/**
 * Whether a block is for as many people as the plan has.
 *
 * @param {Plan} plan
 * @param {Block} block
 */
function suits(plan, { group: [least, most] = [1, Infinity] }) {
  return plan.people >= least && plan.people <= most;
}

/**
 * What to mind about one item, a sentence each.
 *
 * @param {Plan} plan
 * @param {Item} item
 * @param {Block} block
 */
function notes(plan, item, block) {
  const [least, most] = block.group ?? [1, Infinity];
  const rooms = plan.remote && plan.people && block.remote?.breakout;
  return [
    item.minutes < block.least ? `Kortare än metodens minsta tid, ${block.least} minuter.` : "",
    plan.people > most
      ? `Metoden är för högst ${most}. Dela upp er i ${counted(groups(plan.people, least, most), "grupper")}.`
      : "",
    plan.people && plan.people < least ? `Metoden behöver minst ${least} personer.` : "",
    plan.remote && block.formats && !block.formats.includes("distans") ? "Metoden är gjord för att ses på plats." : "",
    rooms && rooms < plan.people
      ? `Dela upp er i ${counted(groups(plan.people, Math.min(2, rooms), rooms), "grupprum")}.`
      : "",
    !block.pause && item.minutes > stretch(plan) ? "Långt pass: ta en kort paus mitt i." : "",
  ].filter(Boolean);
}

/**
 * `3 grupper: 2 + 2 + 3`.
 *
 * @param {readonly number[]} sizes
 * @param {string} name
 */
function counted(sizes, name) {
  return `${sizes.length} ${name}: ${inGroups(sizes)}`;
}

/**
 * How many minutes people may sit before they need a pause.
 *
 * @param {Plan} plan
 */
export function stretch(plan) {
  return plan.remote ? STRETCH.distans : STRETCH.plats;
}

/**
 * What to prepare, the earliest first. More than an hour's preparation begins a week before, more than a quarter of
 * an hour's two days before, all else the day before; a day that falls on a weekend is the Friday before.
 *
 * @param {Plan} plan
 * @param {readonly Row[]} used
 * @returns {Preparation[]}
 */
function preparations(plan, used) {
  const minutes = (/** @type {Row} */ row) => row.block.preparation ?? 0;
  const task = (/** @type {Row} */ row) => `${row.block.title}: räkna med ${minutes(row)} minuters förberedelse.`;
  const remote = plan.remote ? used.filter((row) => row.block.remote) : [];
  const week = used.filter((row) => minutes(row) > 60).map(task);
  const twoDays = used.filter((row) => minutes(row) > 15 && minutes(row) <= 60).map(task);
  const eve = [
    ...used.filter((row) => minutes(row) > 0 && minutes(row) <= 15).map(task),
    ...remote.map(({ block }) => `${block.title}: ${block.remote?.before}`),
    ...(plan.remote ? ["Prova mötet, tavlan och grupprummen tillsammans med någon annan."] : []),
  ];
  return [
    { when: dayBefore(plan, 7, "En vecka före"), tasks: week },
    { when: dayBefore(plan, 2, "Två dagar före"), tasks: twoDays },
    { when: dayBefore(plan, 1, "Dagen före"), tasks: eve },
  ].filter(({ tasks }) => tasks.length > 0);
}

/**
 * @param {Plan} plan
 * @param {number} days
 * @param {string} otherwise
 */
function dayBefore(plan, days, otherwise) {
  if (!plan.start) return otherwise;
  const day = addDays(plan.start.slice(0, 10), -days);
  return `Senast ${withoutYear(addDays(day, -Math.max(0, weekday(day) - 5)))}`;
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => string} key
 */
function once(values, key) {
  return values.filter((value, index) => values.findIndex((other) => key(other) === key(value)) === index);
}

/**
 * The plan with a pause before each item that would make people sit longer than they should: 90 minutes on site,
 * 50 on remote; none where the end is near. Pauses are shorter where they would else take more than 12 % of the plan,
 * but never shorter than 5 minutes. The plan itself where it needs none.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Plan}
 */
export function withPauses(plan, catalogue) {
  const places = new Set(pausePlaces(plan, catalogue));
  if (places.size === 0) return plan;
  const minutes = pauseMinutes(plan, catalogue, places.size);
  return {
    ...plan,
    items: plan.items.flatMap((item, index) => (places.has(index) ? [{ ref: "paus", minutes }, item] : [item])),
  };
}

/**
 * The items before which people should have a pause.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 */
function pausePlaces(plan, catalogue) {
  let sitting = 0;
  let left = minutesOf(plan.items);
  return plan.items.flatMap((item, index) => {
    const isPause = block(catalogue, item.ref)?.pause;
    const needed = !isPause && sitting > 0 && sitting + item.minutes > stretch(plan) && left > ENDING;
    sitting = isPause ? 0 : needed ? item.minutes : sitting + item.minutes;
    left -= item.minutes;
    return needed ? [index] : [];
  });
}

/**
 * How long each of so many new pauses is.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @param {number} count
 */
function pauseMinutes(plan, catalogue, count) {
  const lengths = plan.remote ? PAUSE.distans : PAUSE.plats;
  const [total, paused] = [
    minutesOf(plan.items),
    minutesOf(plan.items.filter(({ ref }) => block(catalogue, ref)?.pause)),
  ];
  const fits = (/** @type {number} */ minutes) => paused + count * minutes <= MOST_PAUSE * (total + count * minutes);
  return lengths.find(fits) ?? Math.min(...lengths);
}

/** @param {readonly Item[]} items */
function minutesOf(items) {
  return items.reduce((sum, item) => sum + item.minutes, 0);
}

/**
 * The plan with a check-in first and a closing last, where it has neither. The plan itself where it is empty; an
 * occasion of a programme begins and ends in its own way.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {Plan}
 */
export function withEnds(plan, catalogue) {
  const own = (/** @type {Item} */ { ref }) =>
    ref === CHECK_IN || ref === CLOSING || (!isOwn(ref) && ref.includes("."));
  if (plan.items.length === 0 || plan.items.some(own)) return plan;
  const part = (/** @type {string} */ ref) => ({ ref, minutes: get(catalogue.blocks, ref)?.minutes ?? OWN_MINUTES });
  return { ...plan, items: [part(CHECK_IN), ...plan.items, part(CLOSING)] };
}

/**
 * For each step the two methods that suit the plan best: first those that its cases used, then those that suit the
 * group and the place, then the easiest, then by title.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @returns {{step: StepName, refs: string[]}[]}
 */
export function propose(plan, catalogue) {
  const used = new Set(plan.cases.flatMap((id) => get(catalogue.cases, id)?.methods ?? []));
  const misfit = (/** @type {Block} */ found) => notes(plan, { ref: "", minutes: found.minutes }, found).length;
  const order = ["latt", "medel", "svar"];
  /** @param {[string, Block]} one */
  const rank = ([ref, found]) => [used.has(ref) ? 0 : 1, misfit(found), order.indexOf(found.difficulty ?? "")];
  return catalogue.steps.map((step) => {
    const methods = Object.entries(catalogue.blocks).filter(([, found]) => found.step === step.id);
    const best = methods.toSorted((a, b) => compare(rank(a), rank(b)) || a[1].title.localeCompare(b[1].title, "sv"));
    return { step, refs: best.slice(0, 2).map(([ref]) => ref) };
  });
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function compare(a, b) {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}
