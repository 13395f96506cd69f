/**
 * A list of cards that narrows as the reader ticks and types. The list is there without it; the state is the address.
 *
 * @import {Choice, Item} from "./facets.js"
 * @import {Lacking} from "../search/lacking.js"
 * @typedef {{cards: HTMLElement[], near: boolean, ranked: boolean, lacking?: Lacking | undefined}} Found the cards that answer the text, best first if `ranked`,
 *   `near` if none of them is an answer
 */
import { find, findAll, wishFor } from "../shared/dom.js";
import { countOptions, fits, nearest, readChoice, writeQuery } from "./facets.js";
import { tellLacking } from "../search/lacking.js";
import { openSearch, searchIsWhole } from "../search/loader.js";
import { takeArrows } from "../search/arrows.js";
import { attend, remember } from "../search/field.js";
import { keepPlace, returnToPlace } from "../search/place.js";
import { attendOptions } from "./options.js";
import { createRanking } from "./ranking.js";
import { readSelection, withSelection } from "./selection.js";

const SPEAKING_PAUSE = 700; // milliseconds: the last count is told, not each on the way
const FIRST = 50; // cards that are shown of those that answer, until the reader asks for all
const OFFERED = 3; // cards that are named where none fits

const listing = find(document, "[data-listing]", HTMLElement);
const kind = listing.dataset.listing ?? "";
const form = find(listing, "[data-filters]", HTMLFormElement);
const field = find(form, "[name=q]", HTMLInputElement);
const facets = find(form, "[data-facets]", HTMLDetailsElement);
const menus = findAll(form, "[data-menu]", HTMLDetailsElement);
const views = findAll(document, "[data-views] a", HTMLAnchorElement);
const shown = find(listing, "[data-shown]", HTMLElement);
const status = find(listing, "[data-status]", HTMLElement);
const chosen = find(listing, "[data-chosen]", HTMLUListElement);
const empty = find(listing, "[data-empty]", HTMLElement);
const offer = find(empty, "[data-offer]", HTMLElement);
const offered = find(offer, "ul", HTMLUListElement);
const near = find(listing, "[data-near]", HTMLElement);
const nearestTold = find(near, "[data-nearest]", HTMLElement);
const missing = find(near, "[data-missing]", HTMLAnchorElement);
const whole = find(listing, "[data-whole]", HTMLElement);
const fault = find(listing, "[data-fault]", HTMLElement);
const ranked = find(listing, "[data-ranked]", HTMLElement);
const ranking = createRanking(find(ranked, "ul", HTMLUListElement));
const more = find(ranked, "[data-more]", HTMLElement);
const boxes = [...form.querySelectorAll("input")].filter((input) => input.type === "checkbox");
const names = [...new Set(boxes.map((box) => box.name))];
const cards = [...listing.querySelectorAll("[data-card]")].filter((card) => card instanceof HTMLElement);
const groups = [...listing.querySelectorAll("[data-group]")].filter((group) => group instanceof HTMLElement);

const order = groups.map((group) => group.dataset.group ?? "");
const home = groups[0]?.parentElement;

const byAddress = new Map(cards.map((card) => [card.dataset.card, card]));

/** @type {Map<HTMLElement, Item>} */
const items = new Map(cards.map((card) => [card, describe(card)]));

/** @type {Found} */
const EVERY = { cards, near: false, ranked: false };

/** @type {ReturnType<typeof setTimeout>} */
let speaking;
/** @type {boolean | undefined} whether the last word of what is shown may go on */
let isTyping;
/** @type {() => void} shows the rest of the cards that answer */
let showRest = () => {};
let isAwaited = false; // the search that has read everything

/**
 * @param {HTMLElement} card
 * @returns {Item}
 */
function describe(card) {
  const values = names.map((name) => [name, (card.dataset[name] ?? "").split("|")]);
  return { facets: Object.fromEntries(values) };
}

/** @returns {HTMLElement[]} what each card leads to, in the order of the page */
function links() {
  return [...listing.querySelectorAll("[data-card] h3 a")].filter((link) => link instanceof HTMLElement);
}

/** @returns {Choice} */
function choice() {
  const query = new URLSearchParams();
  for (const box of boxes) if (box.checked) query.append(box.name, box.value);
  return readChoice(query, names);
}

/**
 * Shows what the form asks for: at once, or when the search has answered if nothing else was typed meanwhile.
 *
 * @param {boolean} [typing] whether the last word may go on
 */
function update(typing) {
  const text = field.value.trim();
  fault.hidden ||= text === "";
  if (text === "") return show(EVERY, text);
  lookUp(field.value, typing).then((found) => {
    if (text !== field.value.trim()) return;
    isTyping = typing;
    show(found, text);
    if (ranked.ariaBusy === "false") returnToPlace();
  });
}

/**
 * The cards that answer a text, best first; all of them where it asks nothing yet. Where the search cannot be fetched, all of
 * them too, and the reader is told.
 *
 * @param {string} text
 * @param {boolean} [typing]
 * @returns {Promise<Found>}
 */
async function lookUp(text, typing) {
  try {
    const search = await openSearch(kind);
    awaitTexts();
    const { hits, near, read, lacking } = search(text, typing);
    fault.hidden = true;
    if (!read || (hits.length === 0 && !near)) return EVERY;
    const found = hits.map(({ page }) => byAddress.get(page.id)).filter((card) => card !== undefined);
    return { cards: found, near, ranked: true, lacking };
  } catch {
    fault.hidden = false;
    return EVERY;
  }
}

/** Answers anew once the search has read everything, unless the reader is among the hits by then. */
function awaitTexts() {
  if (isAwaited) return;
  isAwaited = true;
  ranked.ariaBusy = "true";
  searchIsWhole(kind).then(() => {
    ranked.ariaBusy = "false";
    if (!ranked.contains(document.activeElement)) update(isTyping);
  });
}

/**
 * @param {Found} found
 * @param {string} text
 */
function show(found, text) {
  const wanted = choice();
  const fitting = found.cards.filter((card) => fits(item(card), wanted));
  if (found.ranked) rank(fitting);
  else list(fitting);
  orderGroups(wanted);
  empty.hidden = fitting.length > 0 || found.near;
  tellNear(found, fitting.length, text);
  leadOn(text);
  if (!empty.hidden) nameNearest(found.cards, wanted);
  showCounts(found.cards.map(item), wanted);
  showChosen(text);
  showState(wanted);
  tell(found.near ? 0 : fitting.length);
}

/**
 * Says that nothing answers a text, and lets the reader wish for it.
 *
 * @param {Found} found
 * @param {number} count
 * @param {string} text
 */
function tellNear(found, count, text) {
  near.hidden = !found.near;
  nearestTold.hidden = count === 0 || found.lacking !== undefined;
  tellLacking(near, found.lacking);
  find(ranked, "[data-ranked-title]", HTMLElement).hidden = found.near;
  missing.href = wishFor(missing, text);
}

/**
 * Offers the search of the whole guide for a text.
 *
 * @param {string} text
 */
function leadOn(text) {
  whole.hidden = text === "";
  find(whole, "[data-query]", HTMLElement).textContent = `”${text}”`;
  find(whole, "a", HTMLAnchorElement).search = new URLSearchParams({ q: text }).toString();
}

/**
 * Shows cards in the order of their rank, the first of them if they are many.
 *
 * @param {HTMLElement[]} fitting
 */
function rank(fitting) {
  ranking.show(fitting.slice(0, FIRST));
  for (const group of groups) group.hidden = true;
  ranked.hidden = fitting.length === 0;
  more.hidden = fitting.length <= FIRST;
  find(more, "span", HTMLElement).textContent = String(fitting.length);
  showRest = () => {
    ranking.show(fitting);
    more.hidden = true;
    fitting[FIRST]?.querySelector("a")?.focus();
  };
}

/**
 * Shows cards where they stand.
 *
 * @param {HTMLElement[]} fitting
 */
function list(fitting) {
  const visible = new Set(fitting);
  ranking.putBack();
  ranked.hidden = true;
  for (const card of cards) if (card.hidden === visible.has(card)) card.hidden = !card.hidden;
  for (const group of groups) group.hidden = !group.querySelector("[data-card]:not([hidden])");
}

/**
 * Puts the groups of the steps that are chosen first.
 *
 * @param {Choice} wanted
 */
function orderGroups(wanted) {
  const ahead = wanted.get("steg");
  const places = order.map((step, place) => ({ place, late: ahead?.has(step) ? 0 : 1 }));
  places.sort((one, other) => one.late - other.late || one.place - other.place);
  const sorted = places.flatMap(({ place }) => groups[place] ?? []);
  const standing = [...(home?.children ?? [])].filter((each) => each instanceof HTMLElement && groups.includes(each));
  if (sorted.some((group, place) => group !== standing[place])) home?.append(...sorted);
}

/**
 * Tells on each menu how much is chosen in it, and which way in the list now shows.
 *
 * @param {Choice} wanted
 */
function showState(wanted) {
  for (const menu of [facets, ...menus]) {
    const count = [...menu.querySelectorAll("input:checked")].length;
    const state = find(menu, "[data-chosen-in]", HTMLElement);
    state.hidden = count === 0;
    find(state, "span", HTMLElement).textContent = String(count);
  }
  const query = writeQuery(field.value.trim(), wanted);
  for (const view of views) {
    if (view.search === query) view.setAttribute("aria-current", "true");
    else view.removeAttribute("aria-current");
  }
}

/**
 * Closes the menus but one.
 *
 * @param {Element | null} [but]
 */
function closeMenus(but) {
  for (const menu of menus) if (menu !== but) menu.open = false;
}

/** @param {KeyboardEvent} event */
function leaveMenu(event) {
  const open = menus.find((menu) => menu.open);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  find(open, "summary", HTMLElement).focus();
}

/**
 * Narrows the list as a way into it says; what is chosen beside the list stays in the address.
 *
 * @param {MouseEvent} event
 */
function takeView(event) {
  const view = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  remember(withSelection(view.search, readSelection(location.search)), "push");
  restore();
}

/**
 * Names the cards that come closest to a choice that none meets.
 *
 * @param {HTMLElement[]} from
 * @param {Choice} wanted
 */
function nameNearest(from, wanted) {
  const byItem = new Map(from.map((card) => [item(card), card]));
  const closest = nearest([...byItem.keys()], wanted, OFFERED).map((item) => byItem.get(item));
  offer.hidden = closest.length === 0;
  offered.replaceChildren(...closest.map((card) => leadTo(/** @type {HTMLElement} */ (card))));
}

/**
 * @param {HTMLElement} card
 * @returns {HTMLLIElement} a link to what the card is of
 */
function leadTo(card) {
  const { href, textContent } = find(card, "a", HTMLAnchorElement);
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = textContent;
  entry.append(link);
  return entry;
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
  const counted = countOptions(found, wanted);
  for (const box of boxes) {
    const label = /** @type {HTMLLabelElement} */ (box.closest("label"));
    const place = find(label, "[data-count]", HTMLElement);
    const count = String(counted(box.name, box.value));
    if (place.textContent !== count) place.textContent = count; // written again, the list would be laid out again
    label.classList.toggle("tick--none", count === "0");
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
    change("push");
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
 * Shows the list that the form now asks for, and keeps it in the address.
 *
 * @param {import("../search/field.js").How} how
 * @param {boolean} [typing] whether the last word may go on
 */
function change(how, typing) {
  update(typing);
  remember(withSelection(writeQuery(field.value.trim(), choice()), readSelection(location.search)), how);
}

function restore() {
  const query = new URLSearchParams(location.search);
  const wanted = readChoice(query, names);
  field.value = query.get("q") ?? "";
  for (const box of boxes) box.checked = wanted.get(box.name)?.has(box.value) ?? false;
  update();
}

form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === "checkbox") change("push");
});
for (const menu of menus) if (menu.querySelector("[data-find]")) attendOptions(menu);
find(empty, "[data-clear]", HTMLButtonElement).addEventListener("click", () => {
  clear();
  change("push");
  field.focus();
});
find(more, "button", HTMLButtonElement).addEventListener("click", () => showRest());
attend(field, change, () => void lookUp(""));
takeArrows(field, () => links().filter((link) => link.checkVisibility()));
keepPlace();
addEventListener("popstate", restore);

form.addEventListener("keydown", leaveMenu);
document.addEventListener("click", ({ target }) =>
  closeMenus(target instanceof Element ? target.closest("[data-menu]") : null),
);
for (const view of views) view.addEventListener("click", takeView);

const wide = matchMedia("(width >= 56rem)");
wide.addEventListener("change", () => (facets.open = wide.matches));
facets.open = wide.matches;
restore();
