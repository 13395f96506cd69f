/**
 * The cards of a plan as files to print: its problems first, then its methods.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet} from "./agenda.js"
 */
import { element, find } from "../shared/dom.js";
import { withSelection } from "../catalogue/selection.js";
import { block } from "./agenda.js";

/**
 * @param {HTMLElement} place
 * @param {string} top the top of the site
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 */
export function fillPapers(place, top, plan, sheet, catalogue) {
  const cards = [...plan.cases.map((id) => catalogue.cases[id]), ...sheet.methods.map((ref) => block(catalogue, ref))];
  const ids = cards.map((card) => idOf(card?.address ?? ""));
  const deck = find(place, "[data-deck]", HTMLAnchorElement);
  place.hidden = cards.length === 0;
  deck.search = withSelection("", ids);
  find(place, "[data-pages]", HTMLElement).replaceChildren(
    ...cards.map((card, index) => {
      const link = document.createElement("a");
      link.href = `${top}/${card?.address}${ids[index]}.pdf`;
      link.textContent = `${card?.title} (PDF)`;
      const line = element("li", "");
      line.append(link);
      return line;
    }),
  );
}

/**
 * `metoder/enkat/` → `enkat`
 *
 * @param {string} address
 */
function idOf(address) {
  return address.split("/").at(-2) ?? "";
}
