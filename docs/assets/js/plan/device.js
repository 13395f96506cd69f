/**
 * The shelf of plans as the browser keeps it. Where it keeps nothing, the plans last as long as the page.
 *
 * @import {Plan} from "./plan.js"
 * @import {Shelf} from "./shelf.js"
 */
import { forget, guideId, keep, kept } from "../shared/dom.js";
import { NAMELESS } from "./exports.js";
import { current, put, readShelf, shelfOf, writeShelf } from "./shelf.js";

const KEY = "plans";
const ONLY_PLAN = "plan"; // where a device had its one plan before it could have more
const MOST_LETTERS = 40;

/** @type {Shelf | null} */
let unsaved = null;

/** What is on the shelf now, whichever window put it there. */
export function shelf() {
  return unsaved ?? readShelf(kept(KEY));
}

/** @param {Shelf} next */
export function store(next) {
  unsaved = keep(KEY, writeShelf(next)) ? null : next;
}

/** Whether all that was to be kept has been. */
export function isSaved() {
  return unsaved === null;
}

/** The plan that was last open. */
export function openPlan() {
  return current(shelf());
}

/**
 * Keeps a plan, and makes it the one last open.
 *
 * @param {Plan} plan
 * @returns {readonly Plan[]} those that there was no room for
 */
export function keepPlan(plan) {
  const before = shelf();
  const { shelf: after, dropped } = put(before, plan, Date.now());
  if (after !== before) store(after);
  return dropped;
}

/**
 * What was on the shelf before another window changed it, or nothing where the change was of something else.
 *
 * @param {StorageEvent} event
 */
export function shelfBefore(event) {
  return event.key === `${guideId()}.${KEY}` ? readShelf(event.oldValue) : undefined;
}

/**
 * A plan's name between quotation marks, short enough to stand in a sentence.
 *
 * @param {Plan} plan
 */
export function quoted({ name }) {
  const letters = [...(name || NAMELESS)];
  return `”${letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("").trim()}…` : letters.join("")}”`;
}

if (kept(KEY) === null && kept(ONLY_PLAN) !== null) store(shelfOf(kept(ONLY_PLAN)));
if (isSaved()) forget(ONLY_PLAN);
