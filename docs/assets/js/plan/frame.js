/**
 * The frame of a plan: its pauses, its way in and its way out.
 *
 * @import {Item, Plan} from "./plan.js"
 * @import {Catalogue} from "./agenda.js"
 */
import { block, get, OWN_MINUTES, stretch } from "./agenda.js";
import { CHECK_IN, CLOSING, isOwn } from "./plan.js";
import { timing } from "./timing.js";

const PAUSE = "paus";
const LENGTHS = { plats: [15, 10, 5], distans: [10, 5] }; // minutes, the longest that leaves enough time to work
const LEAST_PAUSE = 5; // minutes
const MOST_PAUSE = 0.12; // of a plan
const ENDING = 15; // minutes: with no more than this left, people rather end than pause

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
    items: plan.items.flatMap((item, index) => (places.has(index) ? [{ ref: PAUSE, minutes }, item] : [item])),
  };
}

/**
 * The items before which people should have a pause.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 */
function pausePlaces(plan, catalogue) {
  const { placed, days } = timing(plan);
  let rested = 0; // minutes from the day's beginning
  return placed.flatMap(({ item, index, day, from, gap, beside }, nth) => {
    if (placed[nth - 1]?.day !== day) rested = 0;
    if (beside) return [];
    if (gap >= LEAST_PAUSE) rested = from;
    const end = from + item.minutes;
    const isPause = block(catalogue, item.ref)?.pause;
    const left = (days[day]?.minutes ?? 0) - from;
    const needed = !isPause && from > rested && end - rested > stretch(plan) && left > ENDING;
    if (isPause || needed) rested = isPause ? end : from;
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
  const lengths = plan.remote ? LENGTHS.distans : LENGTHS.plats;
  const total = timing(plan).days.reduce((sum, day) => sum + day.minutes, 0);
  const pauses = plan.items.filter(({ ref, beside }) => !beside && block(catalogue, ref)?.pause);
  const paused = pauses.reduce((sum, { minutes }) => sum + minutes, 0);
  const fits = (/** @type {number} */ minutes) => paused + count * minutes <= MOST_PAUSE * (total + count * minutes);
  return lengths.find(fits) ?? Math.min(...lengths);
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
