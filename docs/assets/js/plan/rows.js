/**
 * The agenda as rows. A row is kept and filled anew when the plan changes, so that neither the focus nor a press that
 * has begun is lost.
 *
 * @import {Block, Row, Sheet} from "./agenda.js"
 * @import {Item} from "./plan.js"
 *
 * @typedef {object} Acts
 * @property {(from: number, to: number) => void} move
 * @property {(index: number) => void} remove
 * @property {(index: number, minutes: number) => void} setMinutes
 * @property {(index: number, fields: Partial<Item>, typing: string) => void} change
 * @property {(index: number) => void} addBefore
 * @property {() => void} showAgain
 */
import { element, find, findAll, make } from "../shared/dom.js";
import { closeDetails, fillDetails, said, toggleDetails } from "./details.js";
import { enableRoving, rove } from "./roving.js";

/**
 * Lets the rows' buttons and fields act.
 *
 * @param {HTMLElement} list
 * @param {Acts} acts
 */
export function listenToRows(list, acts) {
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const index = indexOf(button);
    const row = button.closest("[data-row]");
    if (button.hasAttribute("data-more") && row instanceof HTMLElement) {
      toggleDetails(row);
      acts.showAgain();
    } else if (button.hasAttribute("data-before")) acts.addBefore(index);
    else leave(button, index, acts);
  });
  list.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches("[data-minutes]"))
      acts.setMinutes(indexOf(target), target.valueAsNumber);
  });
  list.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const index = indexOf(target);
    if (target.closest("[data-details]")) acts.change(index, said(target), `${target.name}-${index}`);
  });
  enableRoving(list);
}

/**
 * Moves or removes an item, whose details are then no longer where they were.
 *
 * @param {HTMLButtonElement} button
 * @param {number} index
 * @param {Acts} acts
 */
function leave(button, index, acts) {
  closeDetails();
  if (button.hasAttribute("data-remove")) acts.remove(index);
  else acts.move(index, index + (button.hasAttribute("data-up") ? -1 : 1));
}

/** @param {Element} inside */
function indexOf(inside) {
  return Number(inside.closest("[data-row]")?.getAttribute("data-row"));
}

/**
 * @param {HTMLElement} list
 * @param {readonly Row[]} rows
 * @param {string} top the way to the top of the site
 */
export function showRows(list, rows, top) {
  while (list.childElementCount > rows.length) list.lastElementChild?.remove();
  while (list.childElementCount < rows.length) list.append(make("item"));
  const shown = findAll(list, ":scope > li", HTMLElement);
  for (const [index, row] of rows.entries())
    fill(/** @type {HTMLElement} */ (shown[index]), row, index, rows.length - 1, top);
  list.classList.toggle(
    "items--timeless",
    rows.every(({ clock }) => clock === ""),
  );
  rove(list);
}

/**
 * @param {HTMLElement} shown
 * @param {Row} row
 * @param {number} index
 * @param {number} last
 * @param {string} top
 */
function fill(shown, row, index, last, top) {
  const { item, block, clock, notes, beside, opens } = row;
  shown.className = `item ${look(block)}${beside ? " is-beside" : ""}`;
  put(shown, "day", opens);
  put(shown, "told", told(row));
  shown.dataset.row = String(index);
  find(shown, "[data-clock]", HTMLElement).textContent = clock;
  find(shown, "[data-title]", HTMLElement).replaceChildren(
    block.address ? anchor(block.title, `${top}/${block.address}`) : block.title,
  );
  put(shown, "own", item.text ?? "");
  put(shown, "memo", item.note ? `Anteckning: ${item.note}` : "");
  find(shown, "[data-notes]", HTMLElement).replaceChildren(...notes.map((note) => element("li", note)));
  const minutes = find(shown, "[data-minutes]", HTMLInputElement);
  minutes.value = String(item.minutes);
  minutes.id = `minuter-${index}`;
  minutes.setAttribute("aria-label", `Minuter för ${block.title}`);
  name(shown, "up", `Flytta upp ${block.title}`, index, index > 0);
  name(shown, "down", `Flytta ned ${block.title}`, index, index < last);
  name(shown, "remove", `Ta bort ${block.title}`, index, true);
  name(shown, "more", `Mer om ${block.title}`, index, true);
  fillDetails(shown, row);
}

/**
 * Who leads it, and what it has beside it.
 *
 * @param {Row} row
 */
function told({ item, beside, gap }) {
  const fixed = item.at && gap >= 0 && !beside ? `fast tid ${item.at.replace(":", ".")}` : "";
  return [beside ? "samtidigt som punkten ovanför" : "", item.owner ? `leds av ${item.owner}` : "", fixed]
    .filter(Boolean)
    .join(" · ");
}

/**
 * @param {HTMLElement} shown
 * @param {string} name
 * @param {string} text
 */
function put(shown, name, text) {
  const place = find(shown, `[data-${name}]`, HTMLElement);
  place.textContent = text;
  place.hidden = text === "";
}

/** @param {Block} block */
function look(block) {
  return block.pause ? "is-pause" : block.step ? `step-${block.step}` : "is-plain";
}

/**
 * @param {string} text
 * @param {string} href
 */
function anchor(text, href) {
  const made = document.createElement("a");
  made.textContent = text;
  made.href = href;
  return made;
}

/**
 * @param {HTMLElement} row
 * @param {string} act
 * @param {string} label
 * @param {number} index
 * @param {boolean} possible
 */
function name(row, act, label, index, possible) {
  const button = find(row, `[data-${act}]`, HTMLButtonElement);
  button.id = `${act}-${index}`;
  button.setAttribute("aria-label", label);
  button.title = label;
  button.setAttribute("aria-disabled", String(!possible));
}

/**
 * The plan's minutes as a bar, a part for each item.
 *
 * @param {SVGElement} bar
 * @param {Sheet} sheet
 */
export function showBar(bar, { rows, days, total }) {
  const begins = days.map((_, day) => days.slice(0, day).reduce((sum, { minutes }) => sum + minutes, 0));
  bar.setAttribute("viewBox", `0 0 ${Math.max(1, total)} 10`);
  bar.replaceChildren(
    ...rows.map((row) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const x = (begins[row.day] ?? 0) + row.from;
      const place = { x, y: row.beside ? 5 : 0, width: row.item.minutes, height: row.beside ? 5 : 10 };
      for (const [name, value] of Object.entries(place)) part.setAttribute(name, String(value));
      part.setAttribute("class", look(row.block));
      return part;
    }),
  );
}
