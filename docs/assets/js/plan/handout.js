/**
 * What a plan is on paper: the agenda, the lists, and a card for each problem and each method.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Row, Sheet} from "./agenda.js"
 */
import { duration } from "../shared/dates.js";
import { element, find, make } from "../shared/dom.js";
import { facts, lists, moment, NAMELESS } from "./exports.js";
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
    ...(plan.question ? [question(plan.question)] : []),
    ...facts(plan, sheet).map((fact) => element("p", fact)),
    agenda(sheet),
    ...lists(plan, sheet, location.href).flatMap(({ title, lines }) => list(title, lines)),
    ...plan.cases.map((id) => problemCard(catalogue, id)),
    ...sheet.methods.map((ref) => methodCard(catalogue, ref, sheet, plan.remote)),
  );
}

/** @param {string} text */
function question(text) {
  const shown = element("p", text);
  shown.className = "handout__question";
  return shown;
}

/** @param {Sheet} sheet */
function agenda(sheet) {
  const table = document.createElement("table");
  table.className = "agenda";
  const titles = ["Tid", "Punkt", "Minuter", ...(sheet.rows.some(({ item }) => item.owner) ? ["Vem leder"] : [])];
  table
    .createTHead()
    .insertRow()
    .append(...titles.map((title) => element("th", title)));
  const body = table.createTBody();
  for (const row of sheet.rows) {
    if (row.opens) body.append(dayRow(row.opens, titles.length));
    const line = body.insertRow();
    const cells = [element("td", moment(row)), what(row), element("td", String(row.item.minutes))];
    line.append(...cells, ...(titles.length > 3 ? [element("td", row.item.owner ?? "")] : []));
  }
  return table;
}

/**
 * @param {string} title
 * @param {number} width columns
 */
function dayRow(title, width) {
  const row = document.createElement("tr");
  const cell = document.createElement("th");
  cell.textContent = title;
  cell.colSpan = width;
  row.append(cell);
  return row;
}

/**
 * An item with all that is said of it.
 *
 * @param {Row} row
 */
function what({ item, block, beside }) {
  const cell = element("td", `${beside ? "Samtidigt: " : ""}${block.title}`);
  for (const text of [item.text, block.script, item.note && `Anteckning: ${item.note}`])
    if (text) cell.append(element("p", text));
  return cell;
}

/**
 * @param {string} title
 * @param {readonly {text: string}[]} lines
 */
function list(title, lines) {
  const items = document.createElement("ul");
  items.append(...lines.map(({ text }) => element("li", text)));
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
  const { kind, title, summary, status, sectors } = problem;
  const { host, pathname } = new URL(
    `${find(document, "[data-top]", HTMLElement).dataset.top}/${problem.address}`,
    location.href,
  );
  const card = make("problem-card", {
    kind,
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
