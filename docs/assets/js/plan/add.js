/**
 * Links that begin a plan add to the one that was last open, and tell which it is; one without items takes their name
 * and place.
 */
import { findAll } from "../shared/dom.js";
import { keepPlan, openPlan, quoted } from "./device.js";
import { add, named, readPlan, writePlan } from "./plan.js";

const links = findAll(document, "a[data-add]", HTMLAnchorElement).map((link) => ({
  link,
  label: link.firstChild?.textContent?.trim() ?? "",
  begins: readPlan(link.hash).plan,
}));

/** Names the plan that the links add to, where it has a name. */
function show() {
  const { name, items } = openPlan();
  const where = name && items.length > 0 ? ` ${quoted(openPlan())}` : "";
  for (const { link, label } of links) link.firstChild?.replaceWith(`${label}${where} `);
}

for (const { link, begins } of links) {
  const { items, name, remote } = begins;
  link.addEventListener("click", () => {
    const plan = openPlan();
    const begun = plan.items.length > 0 ? plan : { ...plan, name: plan.name || name, remote: plan.remote || remote };
    const next = named(add(begun, items));
    keepPlan(next);
    link.hash = writePlan(next);
  });
}

addEventListener("storage", show);
addEventListener("pageshow", show);
show();
