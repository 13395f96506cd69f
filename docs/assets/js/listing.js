/**
 * A list of cards that narrows as the reader ticks and types. The list is there without it; the state is the address.
 *
 * @import {Choice, Item} from "./facets.js"
 */
import { contains, countOption, fits, readChoice, writeQuery } from "./facets.js";

const TYPING_PAUSE = 150; // milliseconds
const SPEAKING_PAUSE = 700; // milliseconds: the last count is told, not each on the way

/**
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function find(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector}`);
  return found;
}

const listing = find(document, "[data-listing]", HTMLElement);
const form = find(listing, "[data-filters]", HTMLFormElement);
const field = find(form, "[name=q]", HTMLInputElement);
const facets = find(form, "details", HTMLDetailsElement);
const shown = find(listing, "[data-shown]", HTMLElement);
const status = find(listing, "[data-status]", HTMLElement);
const chosen = find(listing, "[data-chosen]", HTMLUListElement);
const empty = find(listing, "[data-empty]", HTMLElement);
const boxes = [...form.querySelectorAll("input")].filter((input) => input.type === "checkbox");
const names = [...new Set(boxes.map((box) => box.name))];
const cards = [...listing.querySelectorAll("[data-card]")].filter((card) => card instanceof HTMLElement);
const groups = [...listing.querySelectorAll("[data-group]")].filter((group) => group instanceof HTMLElement);

/** @type {Map<HTMLElement, Item>} */
const items = new Map(cards.map((card) => [card, describe(card)]));

/** @type {ReturnType<typeof setTimeout>} */
let typing;
/** @type {ReturnType<typeof setTimeout>} */
let speaking;

/**
 * @param {HTMLElement} card
 * @returns {Item}
 */
function describe(card) {
  const values = names.map((name) => [name, (card.dataset[name] ?? "").split("|")]);
  return { facets: Object.fromEntries(values), words: (card.dataset.words ?? "").toLocaleLowerCase("sv") };
}

/** @returns {Choice} */
function choice() {
  const query = new URLSearchParams();
  for (const box of boxes) if (box.checked) query.append(box.name, box.value);
  return readChoice(query, names);
}

/** Shows what the form asks for. */
function update() {
  const wanted = choice();
  const text = field.value.trim();
  const found = cards.filter((card) => contains(item(card), text));
  const visible = new Set(found.filter((card) => fits(item(card), wanted)));
  for (const card of cards) card.hidden = !visible.has(card);
  for (const group of groups) group.hidden = !group.querySelector("[data-card]:not([hidden])");
  showCounts(found.map(item), wanted);
  showChosen(text);
  empty.hidden = visible.size > 0;
  tell(visible.size);
}

/**
 * @param {HTMLElement} card
 * @returns {Item}
 */
function item(card) {
  return /** @type {Item} */ (items.get(card));
}

/**
 * @param {Item[]} found
 * @param {Choice} wanted
 */
function showCounts(found, wanted) {
  for (const box of boxes) {
    const label = /** @type {HTMLLabelElement} */ (box.closest("label"));
    const count = countOption(found, wanted, box.name, box.value);
    find(label, "[data-count]", HTMLElement).textContent = String(count);
    label.classList.toggle("tick--none", count === 0);
  }
}

/** @param {string} text */
function showChosen(text) {
  const removals = boxes.filter((box) => box.checked).map((box) => removal(labelOf(box), () => (box.checked = false)));
  if (text) removals.unshift(removal(`”${text}”`, () => (field.value = "")));
  if (removals.length > 1) removals.push(removal("Rensa alla", clear));
  chosen.replaceChildren(...removals);
  chosen.hidden = removals.length === 0;
}

/**
 * @param {HTMLInputElement} box
 * @returns {string}
 */
function labelOf(box) {
  return box.closest("label")?.querySelector("span")?.textContent ?? box.value;
}

/**
 * A button that takes one choice away; focus then stays among the choices while there are any.
 *
 * @param {string} label
 * @param {() => void} remove
 * @returns {HTMLLIElement}
 */
function removal(label, remove) {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("aria-label", label === "Rensa alla" ? label : `Ta bort ${label}`);
  button.addEventListener("click", () => {
    const place = [...chosen.children].indexOf(entry);
    remove();
    update();
    remember("push");
    const next = chosen.children[Math.min(place, chosen.children.length - 1)]?.querySelector("button");
    (next ?? field).focus();
  });
  entry.append(button);
  return entry;
}

function clear() {
  field.value = "";
  for (const box of boxes) box.checked = false;
}

/** @param {number} count */
function tell(count) {
  const noun = count === 1 ? form.dataset.one : form.dataset.many;
  shown.textContent = `${count} ${noun}`;
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    status.textContent = count === 0 ? `Inga ${form.dataset.many} passar` : `${count} ${noun} visas`;
  }, SPEAKING_PAUSE);
}

/**
 * Keeps the state in the address: a step in the history for a choice, none for each letter typed.
 *
 * @param {"push" | "replace"} how
 */
function remember(how) {
  const address = location.pathname + writeQuery(field.value.trim(), choice());
  if (address === location.pathname + location.search) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

function restore() {
  const query = new URLSearchParams(location.search);
  const wanted = readChoice(query, names);
  field.value = query.get("q") ?? "";
  for (const box of boxes) box.checked = wanted.get(box.name)?.has(box.value) ?? false;
  update();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  update();
  remember("push");
});
form.addEventListener("change", (event) => {
  if (event.target === field) return;
  update();
  remember("push");
});
field.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    update();
    remember("replace");
  }, TYPING_PAUSE);
});
find(empty, "[data-clear]", HTMLButtonElement).addEventListener("click", () => {
  clear();
  update();
  remember("push");
  field.focus();
});
addEventListener("popstate", restore);

facets.open = matchMedia("(width >= 56rem)").matches;
restore();
