/**
 * Rows of which only one is on the way of the Tab key: the arrows go between them, so that a long agenda is passed as
 * quickly as a short one.
 */
import { findAll } from "../shared/dom.js";

const CONTROLS = "a, button, input, textarea";

/** @param {HTMLElement} list */
export function enableRoving(list) {
  list.addEventListener("focusin", ({ target }) => {
    const row = target instanceof Element ? target.closest("[data-row]") : null;
    if (row) list.dataset.at = row.getAttribute("data-row") ?? "0";
    rove(list);
  });
  list.addEventListener("keydown", (event) => {
    const by = step(event);
    if (by === 0 || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest("[data-row]");
    const rows = findAll(list, ":scope > [data-row]", HTMLElement);
    const next = row instanceof HTMLElement && rows[rows.indexOf(row) + by];
    if (!row || !next) return;
    event.preventDefault();
    const nth = findAll(row, CONTROLS, HTMLElement).indexOf(event.target);
    const there = findAll(next, CONTROLS, HTMLElement);
    (sameAs(event.target, there) ?? there[nth] ?? there[0])?.focus();
  });
}

/**
 * How many rows a key goes: an arrow on a button or a link, Enter in a number.
 *
 * @param {KeyboardEvent} event
 */
function step({ key, target, altKey, ctrlKey, metaKey }) {
  if (altKey || ctrlKey || metaKey || !(target instanceof Element) || target.closest("[data-details]")) return 0;
  if (target instanceof HTMLInputElement) return key === "Enter" ? 1 : 0;
  return key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
}

/**
 * The control of another row that does the same.
 *
 * @param {HTMLElement} control
 * @param {readonly HTMLElement[]} there
 */
function sameAs(control, there) {
  const act = Object.keys(control.dataset)[0];
  return act ? there.find((one) => act in one.dataset) : undefined;
}

/**
 * Takes all rows but one out of the way of the Tab key.
 *
 * @param {HTMLElement} list
 */
export function rove(list) {
  const rows = findAll(list, ":scope > [data-row]", HTMLElement);
  const at = Math.min(Number(list.dataset.at ?? 0), rows.length - 1);
  for (const [index, row] of rows.entries())
    for (const control of findAll(row, CONTROLS, HTMLElement)) control.tabIndex = index === at ? 0 : -1;
}
