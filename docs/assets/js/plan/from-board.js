/** A box to tick on each card of the board, and a link that takes what is ticked to the planner. */
import { find, findAll } from "../shared/dom.js";
import { keepPlan, openPlan, quoted } from "./device.js";
import { isEmpty, named, writePlan } from "./plan.js";

const bar = find(document, "[data-sprint-bar]", HTMLElement);
const sum = find(bar, "[data-sprint-sum]", HTMLElement);
const link = find(bar, "a", HTMLAnchorElement);

/** @type {HTMLInputElement[]} */
const boxes = findAll(document, "[data-case]", HTMLElement).map(offer);

/** @param {HTMLElement} place */
function offer(place) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  const title = place.querySelector(".card__title")?.textContent ?? "";
  label.className = "board__take";
  box.type = "checkbox";
  box.value = place.dataset.case ?? "";
  box.setAttribute("aria-label", `Ta med ${title}`);
  box.addEventListener("change", show);
  label.append(box, " Ta med");
  place.querySelector(".card")?.append(label);
  return box;
}

/** @returns {string[]} */
function ticked() {
  return boxes.filter((box) => box.checked).map((box) => box.value);
}

/** The plan that was last open, with what is ticked. */
function withTicked() {
  const plan = openPlan();
  return { ...plan, cases: [...new Set([...plan.cases, ...ticked()])] };
}

/** Shows how much is ticked, and which plan it goes to. */
function show() {
  const count = ticked().length;
  const plan = openPlan();
  bar.hidden = count === 0;
  sum.textContent = [
    count === 1 ? "1 problem eller idé" : `${count} problem och idéer`,
    isEmpty(plan) ? "" : ` till ${quoted(plan)}`,
  ].join("");
  link.hash = writePlan(withTicked());
}

function take() {
  const next = named(withTicked());
  keepPlan(next);
  link.hash = writePlan(next);
}

link.addEventListener("click", take);
link.addEventListener("auxclick", take);
addEventListener("storage", show);
addEventListener("pageshow", show);
