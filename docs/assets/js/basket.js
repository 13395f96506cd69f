/** A button on each card of the catalogue that adds the method to the plan, and a bar that tells what it holds. */
import { duration } from "./dates.js";
import { find, findAll, keep, kept } from "./dom.js";
import { add, readPlan, writePlan } from "./plan.js";

const bar = find(document, "[data-basket]", HTMLElement);
const sum = find(bar, "[data-basket-sum]", HTMLElement);
const open = find(bar, "[data-basket-open]", HTMLAnchorElement);
const status = find(document, "[data-listing] [data-status]", HTMLElement);

/** Shows what the plan holds. */
function show() {
  const { plan } = readPlan(kept("plan") ?? "");
  const minutes = plan.items.reduce((total, item) => total + item.minutes, 0);
  bar.hidden = plan.items.length === 0;
  sum.textContent = `${plan.items.length} ${plan.items.length === 1 ? "punkt" : "punkter"}, ${duration(minutes)}`;
  open.href = `${bar.dataset.planner}${writePlan(plan)}`;
}

/** @param {HTMLElement} card */
function offer(card) {
  const title = card.querySelector(".card__title")?.textContent ?? "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "card__add";
  button.textContent = "Lägg till i planen";
  button.setAttribute("aria-label", `Lägg till i planen: ${title}`);
  button.addEventListener("click", () => {
    const { plan } = readPlan(kept("plan") ?? "");
    const item = { ref: card.dataset.ref ?? "", minutes: Number(card.dataset.minutes) };
    keep("plan", writePlan(add(plan, [item])));
    status.textContent = `${title} är tillagd i planen.`;
    show();
  });
  card.querySelector(".card")?.append(button);
}

for (const card of findAll(document, "[data-ref][data-minutes]", HTMLElement)) offer(card);
addEventListener("storage", show);
addEventListener("pageshow", show);
show();
