/**
 * What is said of one item beside its minutes: who leads it, what the group and the leader read, when it begins.
 *
 * @import {Row} from "./agenda.js"
 * @import {Item} from "./plan.js"
 */
import { find, findAll, make } from "../shared/dom.js";
import { line, MOST_DAYS, noteLines } from "./plan.js";

/** @type {HTMLElement | null} */
let panel = null;

/**
 * Opens an item's details in its row, or closes them where they are open there.
 *
 * @param {HTMLElement} row
 */
export function toggleDetails(row) {
  const isOpen = panel?.parentElement === row;
  closeDetails();
  if (isOpen) return;
  panel = make("item-details");
  row.append(panel);
  find(row, "[data-more]", HTMLElement).setAttribute("aria-expanded", "true");
}

export function closeDetails() {
  if (panel?.parentElement)
    find(panel.parentElement, "[data-more]", HTMLElement).setAttribute("aria-expanded", "false");
  panel?.remove();
  panel = null;
}

/**
 * Fills the details of a row, if they are open there, but not what is being typed in.
 *
 * @param {HTMLElement} shown
 * @param {Row} row
 */
export function fillDetails(shown, { item, block, index }) {
  if (panel?.parentElement !== shown) return;
  panel.setAttribute("aria-label", `Mer om ${block.title}`);
  for (const field of fields(panel)) {
    const name = /** @type {keyof Item} */ (field.name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = item[name] === true;
    else if (field !== document.activeElement) field.value = String(item[name] ?? "");
    field.disabled = index === 0 && (name === "beside" || name === "day");
  }
}

/**
 * What a field of the details says.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @returns {Partial<Item>}
 */
export function said(field) {
  if (field.name === "owner") return { owner: line(field.value) };
  if (field.name === "at") return { at: field.value.slice(0, 5) };
  if (field.name === "day") return { day: Math.max(0, Math.min(MOST_DAYS, Math.floor(Number(field.value)) || 0)) };
  if (field instanceof HTMLInputElement) return { beside: field.checked };
  return { [field.name]: noteLines(field.value) };
}

/** @param {HTMLElement} place */
function fields(place) {
  return [...findAll(place, "input", HTMLInputElement), ...findAll(place, "textarea", HTMLTextAreaElement)];
}
