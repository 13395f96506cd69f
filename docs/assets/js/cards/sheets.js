/** The reader's own choice of cards, laid out on sheets that print as they are, backs behind their fronts. */
import { find } from "../shared/dom.js";
import { chunks, readSelection } from "../catalogue/selection.js";

/**
 * How many cards a sheet has, and whether it lies. `turned` is the edge about which a printer turns the sheet when its
 * backs have to stand on their heads.
 *
 * @type {Record<string, {count: number, wide: boolean, turned: string}>}
 */
const CUT = {
  a6: { count: 4, wide: false, turned: "short" },
  a5: { count: 2, wide: true, turned: "long" },
};

/**
 * How a side is set, the best first: titles run into their text, then tips are only their first sentences, and at last
 * one tip stands for all, of which the page has the rest.
 */
const FITS = [[], ["face--dense"], ["face--brief"], ["face--brief", "face--bare"]];

const section = find(document, "[data-selection]", HTMLElement);
const heading = find(section, "h2", HTMLElement);
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
  find(section, "[data-selection-count]", HTMLElement).textContent =
    `${cards.length} kort ${cards.length === 1 ? "valt" : "valda"}.`;
  form.hidden = cards.length === 0;
  document.documentElement.classList.toggle("has-sheets", cards.length > 0);
  lay(cards);
  zoom();
}

/** @param {Element[]} cards */
function lay(cards) {
  const { format, flip: edge } = settings();
  const cut = CUT[format];
  flip.hidden = !cut;
  document.documentElement.classList.toggle("has-wide-sheets", cards.length > 0 && cut?.wide === true);
  const pages = cut
    ? chunks(cards, cut.count).flatMap((some) => leaf(some, format, edge === cut.turned))
    : cards.map(whole);
  sheets.style.removeProperty("--sheet-zoom"); // what fits is measured as it is printed
  sheets.replaceChildren(...pages);
  for (const side of sheets.querySelectorAll(".face")) fit(/** @type {HTMLElement} */ (side));
}

/** Shows the sheets as large as there is room for, at most in full. */
function zoom() {
  sheets.style.removeProperty("--sheet-zoom");
  const page = sheets.querySelector(".sheet");
  if (page) sheets.style.setProperty("--sheet-zoom", String(Math.min(1, sheets.clientWidth / page.clientWidth)));
}

/**
 * A sheet's two pages.
 *
 * @param {Element[]} cards
 * @param {string} format
 * @param {boolean} isTurned
 */
function leaf(cards, format, isTurned) {
  const backs = ["sheet--backs", ...(isTurned ? ["sheet--turned"] : [])];
  return [sheet(cards, ".face--front", format, []), sheet(cards, ".face--back", format, backs)];
}

/**
 * @param {Element[]} cards
 * @param {string} face
 * @param {string} format
 * @param {string[]} classes
 */
function sheet(cards, face, format, classes) {
  const page = document.createElement("div");
  page.classList.add("sheet", `sheet--${format}`, ...classes);
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
  for (const setting of FITS) {
    side.classList.remove(...FITS.flat());
    side.classList.add(...setting);
    if (side.scrollHeight <= side.clientHeight) return;
  }
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
addEventListener("popstate", show);
addEventListener("resize", zoom);
document.fonts.ready.then(() => {
  show();
  if (location.hash === `#${heading.id}`) heading.focus();
});
