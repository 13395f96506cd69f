/** Links that begin a plan add to the one that the reader already has; one without items takes their name and place. */
import { findAll, kept } from "../shared/dom.js";
import { add, readPlan, writePlan } from "./plan.js";

for (const link of findAll(document, "a[data-add]", HTMLAnchorElement)) {
  const { items, name, remote } = readPlan(link.hash).plan;
  link.addEventListener("click", () => {
    const { plan } = readPlan(kept("plan") ?? "");
    const begun = plan.items.length > 0 ? plan : { ...plan, name: plan.name || name, remote: plan.remote || remote };
    link.hash = writePlan(add(begun, items));
  });
}
