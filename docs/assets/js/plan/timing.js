/**
 * When a plan's items begin: one after the other, at the same time, or at a time of their own; day by day.
 *
 * @import {Item, Plan} from "./plan.js"
 *
 * @typedef {object} Placed
 * @property {Item} item
 * @property {number} index its place in the plan
 * @property {number} day the place of its day among the plan's, from 0
 * @property {number} from minutes from where its day begins
 * @property {number} gap minutes with nothing before it; below 0 where what comes before it takes so much too long
 * @property {boolean} beside whether it goes on at the same time as what stands before it
 *
 * @typedef {object} Day
 * @property {number} after days after the plan's first
 * @property {string} begin wall time, or empty
 * @property {string} end wall time, or empty
 * @property {number} minutes from where it begins to where it ends
 */
import { addDays, later, moment } from "../shared/dates.js";

const MINUTE = 60_000; // milliseconds
const HALF_A_DAY = 12 * 60; // minutes

/**
 * @param {Plan} plan
 * @returns {{placed: readonly Placed[], days: readonly Day[]}}
 */
export function timing(plan) {
  const days = inDays(plan.items);
  const placed = days.map((items, day) => place(items, day, beginning(plan, items[0]?.item)));
  return {
    placed: placed.flat(),
    days: placed.map((rows) => {
      const first = rows[0]?.item;
      const begin = beginning(plan, first);
      const minutes = Math.max(0, ...rows.map(({ from, item }) => from + item.minutes));
      return { after: after(first, rows[0]?.index), begin, end: begin && later(begin, minutes), minutes };
    }),
  };
}

/**
 * How many days after the first an item begins a day of its own; 0 where it begins none.
 *
 * @param {Item | undefined} item
 * @param {number} [index]
 */
function after(item, index) {
  return index === 0 ? 0 : (item?.day ?? 0);
}

/**
 * @param {readonly Item[]} items
 * @returns {{item: Item, index: number}[][]}
 */
function inDays(items) {
  /** @type {{item: Item, index: number}[][]} */
  const days = [];
  for (const [index, item] of items.entries()) {
    if (index === 0 || item.day) days.push([{ item, index }]);
    else days.at(-1)?.push({ item, index });
  }
  return days;
}

/**
 * The wall time at which a day begins: when its first item says, else when the plan does.
 *
 * @param {Plan} plan
 * @param {Item | undefined} first
 */
function beginning({ start, items }, first) {
  if (!start || !first || first === items[0]) return start && later(start, 0);
  return later(`${addDays(start.slice(0, 10), first.day ?? 0)}T${first.at || start.slice(11)}`, 0);
}

/**
 * The items of one day. One that is fixed begins when it should, unless what comes before it has not ended.
 *
 * @param {readonly {item: Item, index: number}[]} items
 * @param {number} day
 * @param {string} begin
 * @returns {Placed[]}
 */
function place(items, day, begin) {
  let [from, end] = [0, 0];
  return items.map(({ item, index }, nth) => {
    const beside = nth > 0 && item.beside === true;
    const fixed = beside || nth === 0 ? undefined : minutesTo(begin, item.at);
    const gap = fixed === undefined ? 0 : fixed - end;
    if (!beside) from = end + Math.max(0, gap);
    end = Math.max(end, from + item.minutes);
    return { item, index, day, from, gap, beside };
  });
}

/**
 * How many minutes after a day's beginning the wall shows a time; one that is long before it is past midnight.
 *
 * @param {string} begin
 * @param {string | undefined} at
 */
function minutesTo(begin, at) {
  if (!begin || !at) return undefined;
  const minutes = (moment(`${begin.slice(0, 10)}T${at}`) - moment(begin)) / MINUTE;
  return minutes < -HALF_A_DAY ? minutes + 2 * HALF_A_DAY : minutes;
}
