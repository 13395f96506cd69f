/**
 * Methods for the problems and ideas of a plan.
 *
 * @import {Plan} from "./plan.js"
 * @import {Block, Catalogue, StepName} from "./agenda.js"
 */
import { get, notes } from "./agenda.js";

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
