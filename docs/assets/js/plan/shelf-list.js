/**
 * The list of the plans on the device, with what can be done with each.
 *
 * @import {Plan} from "./plan.js"
 * @import {Kept, Shelf} from "./shelf.js"
 *
 * @typedef {object} ShelfActs
 * @property {(plan: Plan) => void} copy
 * @property {(plan: Plan) => void} remove
 */
import { duration } from "../shared/dates.js";
import { find, make } from "../shared/dom.js";
import { NAMELESS, points } from "./exports.js";
import { writePlan } from "./plan.js";
import { ago } from "./shelf.js";

/**
 * Fills the list, if it is in sight. The focus stays where it was in it.
 *
 * @param {HTMLDetailsElement} place
 * @param {Shelf} shelf
 * @param {string} open the id of the plan that is shown
 * @param {ShelfActs} acts
 */
export function showShelf(place, { plans }, open, acts) {
  find(place, "[data-count]", HTMLElement).textContent = plans.length > 0 ? ` (${plans.length})` : "";
  if (!place.open) return;
  const focused = place.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "";
  find(place, "[data-plans]", HTMLElement).replaceChildren(...plans.map((one) => entry(one, open, acts)));
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * @param {Kept} kept
 * @param {string} open
 * @param {ShelfActs} acts
 */
function entry({ plan, at }, open, acts) {
  const name = plan.name || NAMELESS;
  const shown = make("kept-plan", { about: about(plan, at, plan.id === open) });
  const link = find(shown, "a", HTMLAnchorElement);
  link.textContent = name;
  link.href = writePlan(plan);
  link.id = `open-${plan.id}`;
  find(shown, "p", HTMLElement).id = `about-${plan.id}`;
  if (plan.id === open) link.setAttribute("aria-current", "true");
  offer(shown, "[data-copy-plan]", plan.id, `Gör en kopia av ${name}`, () => acts.copy(plan));
  offer(shown, "[data-remove-plan]", plan.id, `Ta bort planen ${name}`, () => acts.remove(plan));
  return shown;
}

/**
 * @param {Plan} plan
 * @param {number} at
 * @param {boolean} isOpen
 */
function about(plan, at, isOpen) {
  const minutes = plan.items.reduce((sum, item) => sum + item.minutes, 0);
  const held = minutes > 0 ? `${duration(minutes)}, ${points(plan)}` : "tom";
  return [isOpen ? "öppen nu" : "", held, at > 0 ? `ändrad ${ago(at, Date.now())}` : ""].filter(Boolean).join(" · ");
}

/**
 * @param {HTMLElement} shown
 * @param {string} selector
 * @param {string} id
 * @param {string} label
 * @param {() => void} act
 */
function offer(shown, selector, id, label, act) {
  const button = find(shown, selector, HTMLButtonElement);
  button.id = `${selector.replace(/\W+/g, "")}-${id}`;
  button.setAttribute("aria-describedby", `about-${id}`);
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
}
