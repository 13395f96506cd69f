/**
 * What follows from a plan and the catalogue: the agenda with clock times, what to bring and prepare, what to mind.
 *
 * @import {Item, Plan} from "./plan.js"
 * @import {Day, Placed} from "./timing.js"
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
 * @property {number} [onRemote] minutes that it usually takes on remote, where they differ
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
 * @property {readonly Paper[]} [sheets] the worksheets that belong to it
 * @property {number} [preparation] minutes
 * @property {readonly [number, number]} [group]
 * @property {string} [difficulty]
 * @property {readonly string[]} [formats]
 * @property {Remote} [remote]
 * @typedef {{kind: string, title: string, summary: string, organisations: string, status: string, sectors: string, facts: Record<string, string>, address: string, methods: readonly string[]}} Problem
 * @typedef {{id: string, name: string, question: string, shape: string}} StepName
 * @typedef {object} Catalogue
 * @property {Record<string, Block>} blocks
 * @property {Record<string, string>} renamed references
 * @property {Record<string, string>} renamedCases
 * @property {Record<string, Problem>} cases
 * @property {readonly StepName[]} steps
 *
 * @typedef {Placed & {block: Block, clock: string, opens: string, notes: string[]}} Row `opens` is what the day is called
 *   that begins with the row, where there are several
 * @typedef {{title: string, address: string}} Paper
 * @typedef {{when: string, tasks: string[]}} Preparation
 * @typedef {object} Sheet
 * @property {readonly Row[]} rows
 * @property {readonly Day[]} days
 * @property {number} total minutes, of all days
 * @property {string} begin wall time, or empty
 * @property {string} end wall time, or empty
 * @property {boolean} fits whether the number of people is known and suits every method
 * @property {readonly string[]} materials what to have at hand in the room
 * @property {readonly Paper[]} sheets worksheets: to print, or on remote to send out
 * @property {readonly string[]} rooms that groups go to on remote
 * @property {readonly Preparation[]} preparations
 * @property {readonly string[]} afterwards
 * @property {readonly string[]} fallbacks
 * @property {readonly string[]} methods ids of the methods in the plan, each once
 */
import { addDays, clock, duration, later, weekday, withoutYear } from "../shared/dates.js";
import { isOwn, remove } from "./plan.js";
import { groups, inGroups, share } from "./shares.js";
import { timing } from "./timing.js";

const STRETCH = { plats: 90, distans: 50 }; // minutes that people sit before they need a pause
export const OWN_MINUTES = 15;

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
  if (!method) return found;
  const { onRemote, ...led } = method;
  return { ...led, ...found };
}

/**
 * The minutes that a block usually takes, there or on remote.
 *
 * @param {Block} block
 * @param {boolean} remote
 */
export function usual(block, remote) {
  return remote ? (block.onRemote ?? block.minutes) : block.minutes;
}

/**
 * The plan led there, or on remote. Items that have as many minutes as they usually take get those that they take in
 * the other place.
 *
 * @param {Plan} plan
 * @param {boolean} remote
 * @param {Catalogue} catalogue
 * @returns {Plan}
 */
export function led(plan, remote, catalogue) {
  if (plan.remote === remote) return plan;
  const items = plan.items.map((item) => {
    const found = block(catalogue, item.ref);
    const isUsual = found && !isOwn(item.ref) && item.minutes === usual(found, plan.remote);
    return isUsual ? { ...item, minutes: usual(found, remote) } : item;
  });
  return { ...plan, remote, items };
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
export function get(record, key) {
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
  const gone = renamed.flatMap((item, index) => (block(catalogue, item.ref) ? [] : [index]));
  const { items } = gone.reduceRight(remove, { ...plan, items: renamed });
  const known = plan.cases.map((id) => get(catalogue.renamedCases, id) ?? id);
  const cases = [...new Set(known.filter((id) => get(catalogue.cases, id)))];
  const faults = [
    ...gone
      .map((index) => renamed[index]?.ref)
      .map((ref) => `”${ref}” finns inte längre i guiden och är borttagen ur planen.`),
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
  const { placed, days } = timing(plan);
  const rows = agenda(plan, catalogue, placed, days);
  const used = once(rows, (row) => row.block.address ?? row.block.title).filter((row) => !row.block.pause);
  const remotes = plan.remote ? used.filter((row) => row.block.remote) : [];
  return {
    rows,
    days,
    total: days.reduce((sum, day) => sum + day.minutes, 0),
    begin: days[0]?.begin ?? (plan.start && later(plan.start, 0)),
    end: days.at(-1)?.end ?? (plan.start && later(plan.start, 0)),
    fits: plan.people > 0 && used.some(({ block }) => block.group) && used.every(({ block }) => suits(plan, block)),
    materials: plan.remote ? [] : [...new Set(used.flatMap((row) => row.block.materials ?? []))],
    sheets: once(
      used.flatMap(({ block }) => block.sheets ?? []),
      ({ address }) => address,
    ),
    rooms: plan.remote ? rows.flatMap((row) => inRooms(plan, row)) : [],
    preparations: preparations(plan, used),
    afterwards: remotes.map(({ block }) => `${block.title}: ${block.remote?.after}`),
    fallbacks: remotes.map(({ block }) => `${block.title}: ${block.remote?.fallback}`),
    methods: [...new Set(rows.map(({ item, block }) => block.method ?? (block.step ? item.ref : "")).filter(Boolean))],
  };
}

/**
 * The rooms that an item on remote needs, as one line.
 *
 * @param {Plan} plan
 * @param {Row} row
 */
function inRooms(plan, { block }) {
  const most = block.remote?.breakout;
  if (!most || (plan.people > 0 && plan.people <= most)) return [];
  const sizes =
    plan.people > 0
      ? counted(groups(plan.people, Math.min(2, most), most), "grupprum")
      : `${most} personer i varje grupprum`;
  return [`${block.title}: ${sizes}.`];
}

/**
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @param {readonly Placed[]} placed
 * @param {readonly Day[]} days
 * @returns {Row[]}
 */
function agenda(plan, catalogue, placed, days) {
  let today = plan.start.slice(0, 10);
  return placed.flatMap((one, nth) => {
    const { item, day, from } = one;
    const found = block(catalogue, item.ref);
    if (!found) return [];
    const begin = days[day]?.begin ?? "";
    const wall = begin && later(begin, from);
    const date = wall.slice(0, 10);
    const opens = days.length > 1 && placed[nth - 1]?.day !== day ? dayTitle(day, days[day]) : "";
    const next = date === today || opens ? [] : [`Nu är det ${withoutYear(date)}.`];
    today = date;
    const told = [...next, ...tight(one), ...notes(plan, item, found)];
    return [
      { ...one, block: found, opens, clock: wall ? clock(wall) : (item.at ?? "").replace(":", "."), notes: told },
    ];
  });
}

/**
 * `Dag 2, fredag 27 november`.
 *
 * @param {number} number from 0
 * @param {Day | undefined} day
 */
export function dayTitle(number, day) {
  return [`Dag ${number + 1}`, day?.begin ? withoutYear(day.begin.slice(0, 10)) : ""].filter(Boolean).join(", ");
}

/**
 * What is wrong with the time of an item that begins at a time of its own.
 *
 * @param {Placed} placed
 */
function tight({ item, gap }) {
  if (gap > 0) return [`Före finns ${duration(gap)} utan plan.`];
  return gap < 0
    ? [
        `Det som kommer före tar ${duration(-gap)} för mycket för att ni ska hinna till ${(item.at ?? "").replace(":", ".")}.`,
      ]
    : [];
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
export function notes(plan, item, block) {
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
