/** Links that begin a plan add to the one that the reader already has, where there is one. */
import { findAll, kept } from "./dom.js";
import { add, readPlan, writePlan } from "./plan.js";

for (const link of findAll(document, "a[data-add]", HTMLAnchorElement)) {
  const { items, name } = readPlan(link.hash).plan;
  link.addEventListener("click", () => {
    const { plan } = readPlan(kept("plan") ?? "");
    link.hash = writePlan({ ...add(plan, items), name: plan.items.length > 0 ? plan.name : plan.name || name });
  });
}
