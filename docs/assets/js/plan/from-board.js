/** A box to tick on each card of the board, and a link that takes what is ticked to the planner. */
import { find, findAll, kept } from "../shared/dom.js";
import { readPlan, writePlan } from "./plan.js";

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

/** Shows what is ticked, beside what the reader's plan already holds. */
function show() {
  const { plan } = readPlan(kept("plan") ?? "");
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  bar.hidden = ticked.length === 0;
  sum.textContent = ticked.length === 1 ? "1 problem eller idé" : `${ticked.length} problem och idéer`;
  link.hash = writePlan({ ...plan, cases: [...new Set([...plan.cases, ...ticked])] });
}

addEventListener("pageshow", show);
