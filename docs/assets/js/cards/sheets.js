/** The reader's own choice of cards, laid out on sheets that print as they are, backs behind their fronts. */
import { find } from "../shared/dom.js";
import { chunks, readSelection, withSelection } from "../catalogue/selection.js";

const ON_A_SHEET = 4;

/** Type sizes to try, largest first, and how many tips a back must then have room for. */
const FITS = /** @type {const} */ ([
  ["face--10", 3],
  ["face--9", 3],
  ["face--8", 2],
  ["face--dense", 1],
]);

const section = find(document, "[data-selection]", HTMLElement);
const form = find(section, "[data-selection-form]", HTMLFormElement);
const flip = find(form, "[data-selection-flip]", HTMLElement);
const sheets = find(section, "[data-sheets]", HTMLElement);
const change = find(section, "[data-selection-change]", HTMLAnchorElement);
const everything = find(document, "[data-everything]", HTMLElement);
const catalogue = change.pathname;

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
  change.href = catalogue + withSelection("", chosen);
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
 * The largest type at which a side has room for enough tips, and then as many tips as there is room for.
 *
 * @param {HTMLElement} side
 */
function fit(side) {
  const tips = [...side.querySelectorAll(".face__tips li")].filter((tip) => tip instanceof HTMLElement);
  const overflows = () => side.scrollHeight > side.clientHeight;
  for (const [size, least] of FITS) {
    side.classList.remove(...FITS.map(([other]) => other));
    side.classList.add(size);
    for (const tip of tips) tip.hidden = false;
    for (let last = tips.length - 1; last >= least && overflows(); last--) tips[last]?.toggleAttribute("hidden", true);
    if (!overflows()) return;
  }
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
addEventListener("popstate", show);
document.fonts.ready.then(show);
