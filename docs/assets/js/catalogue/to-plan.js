/** A box on each card of the catalogue that is ticked while the method is in the plan, and a bar that tells what it holds. */
import { duration } from "../shared/dates.js";
import { find, findAll } from "../shared/dom.js";
import { isSaved, keepPlan, openPlan, quoted } from "../plan/device.js";
import { points } from "../plan/exports.js";
import { withSelection } from "./selection.js";
import { add, MOST_ITEMS, named, writePlan } from "../plan/plan.js";

const CHOSEN = "#dina-kort";
const UNSAVED = ". Webbläsaren sparar den inte, så öppna den innan du lämnar sidan.";

const bar = find(document, "[data-basket]", HTMLElement);
const sum = find(bar, "[data-basket-sum]", HTMLElement);
const open = find(bar, "[data-basket-open]", HTMLAnchorElement);
const print = find(bar, "[data-basket-print]", HTMLAnchorElement);
const boxes = findAll(document, "[data-plan]", HTMLInputElement);

/** Shows what the plan that was last open holds. */
function show() {
  const plan = openPlan();
  const minutes = plan.items.reduce((total, item) => total + item.minutes, 0);
  const held = new Set(plan.items.map(({ ref }) => ref));
  for (const box of boxes) showIn(box, held.has(box.value));
  const cards = boxes.filter((box) => box.checked).map((box) => box.value);
  print.search = withSelection("", cards);
  print.hash = CHOSEN;
  print.hidden = cards.length === 0;
  bar.hidden = plan.items.length === 0;
  sum.textContent = [`${quoted(plan)}, ${points(plan)}, ${duration(minutes)}`, isSaved() ? "" : UNSAVED].join("");
  open.href = `${bar.dataset.planner}${writePlan(plan)}`;
}

/**
 * Ticks a box or not; beside one that is ticked a keyboard reaches the plan at once.
 *
 * @param {HTMLInputElement} box
 * @param {boolean} isIn
 */
function showIn(box, isIn) {
  box.checked = isIn;
  const way = box.closest("[data-card]")?.querySelector("[data-to-basket]");
  if (way instanceof HTMLElement) way.hidden = !isIn;
}

/** @param {HTMLInputElement} box */
function change(box) {
  const plan = openPlan();
  const others = { ...plan, items: plan.items.filter(({ ref }) => ref !== box.value) };
  keepPlan(named(box.checked ? add(plan, [{ ref: box.value, minutes: Number(box.dataset.minutes) }]) : others));
  show();
  if (plan.items.length >= MOST_ITEMS) sum.textContent = `planen rymmer högst ${MOST_ITEMS} punkter`;
}

for (const box of boxes) box.addEventListener("change", () => change(box));
addEventListener("storage", show);
addEventListener("pageshow", show);
show();
