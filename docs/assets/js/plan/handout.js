/**
 * What a plan is on paper: the agenda, the lists, and a card for each problem and each method.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet} from "./agenda.js"
 */
import { duration } from "../shared/dates.js";
import { element, find, make } from "../shared/dom.js";
import { facts, moment, NAMELESS } from "./exports.js";
import { block, timed } from "./agenda.js";

/**
 * @param {HTMLElement} place
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 */
export function fillHandout(place, plan, sheet, catalogue) {
  place.replaceChildren(
    element("h1", plan.name || NAMELESS),
    ...facts(plan, sheet).map((fact) => element("p", fact)),
    agenda(sheet),
    ...list("Material", sheet.materials),
    ...sheet.preparations.flatMap(({ when, tasks }) => list(when, tasks)),
    ...list("Efteråt", sheet.afterwards),
    ...list("Om tavlan krånglar", sheet.fallbacks),
    ...plan.cases.map((id) => problemCard(catalogue, id)),
    ...sheet.methods.map((ref) => methodCard(catalogue, ref, sheet, plan.remote)),
  );
}

/** @param {Sheet} sheet */
function agenda(sheet) {
  const table = document.createElement("table");
  table.className = "agenda";
  const head = table.createTHead().insertRow();
  head.append(...["Tid", "Punkt", "Minuter"].map((title) => element("th", title)));
  const body = table.createTBody();
  for (const row of sheet.rows) {
    const line = body.insertRow();
    const title = element("td", row.block.title);
    if (row.block.script) title.append(element("p", row.block.script));
    line.append(element("td", moment(row)), title, element("td", String(row.item.minutes)));
  }
  return table;
}

/**
 * @param {string} title
 * @param {readonly string[]} texts
 */
function list(title, texts) {
  if (texts.length === 0) return [];
  const items = document.createElement("ul");
  items.append(...texts.map((text) => element("li", text)));
  return [element("h2", title), items];
}

/**
 * @param {Catalogue} catalogue
 * @param {string} ref
 * @param {Sheet} sheet
 * @param {boolean} onRemote
 */
function methodCard(catalogue, ref, sheet, onRemote) {
  const method = block(catalogue, ref);
  const planned = sheet.rows.find(({ item, block }) => (block.method ?? item.ref) === ref)?.item.minutes ?? 0;
  const step = catalogue.steps.find(({ id }) => id === method?.step);
  const card = make("handout-card", {
    over: step?.name ?? "",
    title: method?.title ?? "",
    summary: method?.summary ?? "",
  });
  const steps = (method ? timed(method, planned, onRemote) : []).map((step) => {
    const one = element("li", "");
    one.append(element("strong", `${step.title} (${duration(step.minutes)})`), ` ${step.do}`);
    if (step.say) one.append(" ", element("q", step.say));
    return one;
  });
  find(card, "[data-steps]", HTMLElement).append(...steps);
  const stops = find(card, "[data-stops]", HTMLElement);
  stops.append(...(method?.stop ?? []).map((line) => element("li", line)));
  stops.hidden = stops.childElementCount === 0;
  card.classList.add(`step-${method?.step}`);
  return card;
}

/**
 * @param {Catalogue} catalogue
 * @param {string} id
 */
function problemCard(catalogue, id) {
  const problem = catalogue.cases[id];
  if (!problem) return "";
  const { title, summary, status, sectors } = problem;
  const { host, pathname } = new URL(
    `${find(document, "[data-top]", HTMLElement).dataset.top}/${problem.address}`,
    location.href,
  );
  const card = make("problem-card", {
    title,
    summary,
    status,
    sectors,
    address: `${host}${pathname.replace(/\/$/, "")}`,
  });
  const facts = Object.entries(problem.facts).filter(([, value]) => value !== "");
  find(card, "[data-facts]", HTMLElement).append(...facts.map(fact));
  return card;
}

/** @param {[string, string]} fact */
function fact([name, value]) {
  const row = element("div", "");
  row.className = "face__material";
  row.append(element("dt", name), element("dd", value));
  return row;
}
