/** The reader's own choice of cards, laid out on sheets that print as they are, backs behind their fronts. */
import { find } from "../shared/dom.js";
import { chunks, readSelection } from "../catalogue/selection.js";

const ON_A_SHEET = 4;

/** How a side is set, the best first: at last titles run into their text, and tips are only their first sentences. */
const FITS = ["face--dense", "face--brief"];

const section = find(document, "[data-selection]", HTMLElement);
const form = find(section, "[data-selection-form]", HTMLFormElement);
const flip = find(form, "[data-selection-flip]", HTMLElement);
const sheets = find(section, "[data-sheets]", HTMLElement);
const everything = find(document, "[data-everything]", HTMLElement);

/** @param {string} id */
function stored(id) {
  return document.querySelector(`[data-store] [data-print-card="${id}"]`);
}

/** @returns {{format: string, flip: string}} */
function settings() {
  const data = new FormData(form);
  return { format: String(data.get("format")), flip: String(data.get("flip")) };
}

/** Shows the choice that the address holds, or everything there is to print. */
function show() {
  const chosen = readSelection(location.search);
  const cards = chosen.map(stored).filter((card) => card !== null);
  const unknown = find(section, "[data-selection-unknown]", HTMLElement);
  section.hidden = chosen.length === 0;
  everything.hidden = cards.length > 0;
  unknown.hidden = cards.length === chosen.length;
  unknown.textContent = `Kort som inte finns: ${chosen.filter((id) => !stored(id)).join(", ")}.`;
  find(section, "[data-selection-count]", HTMLElement).textContent = `${cards.length} kort valda.`;
  form.hidden = cards.length === 0;
  document.documentElement.classList.toggle("has-sheets", cards.length > 0);
  lay(cards);
}

/** @param {Element[]} cards */
function lay(cards) {
  const { format, flip: edge } = settings();
  flip.hidden = format !== "a6";
  const pages = format === "a6" ? chunks(cards, ON_A_SHEET).flatMap((four) => leaf(four, edge)) : cards.map(whole);
  sheets.replaceChildren(...pages);
  for (const side of sheets.querySelectorAll(".face")) fit(/** @type {HTMLElement} */ (side));
}

/**
 * A sheet's two pages.
 *
 * @param {Element[]} cards
 * @param {string} edge
 */
function leaf(cards, edge) {
  const backs = ["sheet--backs", ...(edge === "short" ? ["sheet--turned"] : [])];
  return [sheet(cards, ".face--front", []), sheet(cards, ".face--back", backs)];
}

/**
 * @param {Element[]} cards
 * @param {string} face
 * @param {string[]} classes
 */
function sheet(cards, face, classes) {
  const page = document.createElement("div");
  page.classList.add("sheet", "sheet--a6", ...classes);
  for (const card of cards) {
    const copy = /** @type {Element} */ (card.cloneNode(false));
    copy.append(find(card, face, HTMLElement).cloneNode(true));
    page.append(copy);
  }
  return page;
}

/** @param {Element} card */
function whole(card) {
  const page = document.createElement("div");
  page.classList.add("sheet", "sheet--a4");
  page.append(card.cloneNode(true));
  return page;
}

/**
 * The best setting in which everything on a side has room.
 *
 * @param {HTMLElement} side
 */
function fit(side) {
  for (const setting of ["", ...FITS]) {
    side.classList.remove(...FITS);
    if (setting) side.classList.add(setting);
    if (side.scrollHeight <= side.clientHeight) return;
  }
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
addEventListener("popstate", show);
document.fonts.ready.then(show);
