/**
 * The agenda as rows. A row is kept and filled anew when the plan changes, so that neither the focus nor a press that
 * has begun is lost.
 *
 * @import {Block, Row, Sheet} from "./agenda.js"
 *
 * @typedef {object} Acts
 * @property {(from: number, to: number) => void} move
 * @property {(index: number) => void} remove
 * @property {(index: number, minutes: number) => void} setMinutes
 */
import { element, find, findAll, make } from "../shared/dom.js";

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
    if (button.hasAttribute("data-remove")) acts.remove(index);
    else acts.move(index, index + (button.hasAttribute("data-up") ? -1 : 1));
  });
  list.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) acts.setMinutes(indexOf(event.target), event.target.valueAsNumber);
  });
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
  list.classList.toggle("items--timeless", rows[0]?.clock === "");
}

/**
 * @param {HTMLElement} shown
 * @param {Row} row
 * @param {number} index
 * @param {number} last
 * @param {string} top
 */
function fill(shown, { item, block, clock, notes }, index, last, top) {
  shown.className = `item ${look(block)}`;
  shown.dataset.row = String(index);
  find(shown, "[data-clock]", HTMLElement).textContent = clock;
  find(shown, "[data-title]", HTMLElement).replaceChildren(
    block.address ? anchor(block.title, `${top}/${block.address}`) : block.title,
  );
  find(shown, "[data-notes]", HTMLElement).replaceChildren(...notes.map((note) => element("li", note)));
  const minutes = find(shown, "[data-minutes]", HTMLInputElement);
  minutes.value = String(item.minutes);
  minutes.id = `minuter-${index}`;
  minutes.setAttribute("aria-label", `Minuter för ${block.title}`);
  name(shown, "up", `Flytta upp ${block.title}`, index, index > 0);
  name(shown, "down", `Flytta ned ${block.title}`, index, index < last);
  name(shown, "remove", `Ta bort ${block.title}`, index, true);
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
export function showBar(bar, { rows, total }) {
  bar.setAttribute("viewBox", `0 0 ${Math.max(1, total)} 10`);
  bar.replaceChildren(
    ...rows.map((row) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const place = { x: row.from, y: 0, width: row.item.minutes, height: 10 };
      for (const [name, value] of Object.entries(place)) part.setAttribute(name, String(value));
      part.setAttribute("class", look(row.block));
      return part;
    }),
  );
}
