/**
 * The notice that a link has brought another plan than the one that the reader had, with the way to the other one.
 *
 * @import {Plan} from "./plan.js"
 * @import {Arrival} from "./shelf.js"
 *
 * @typedef {{text: string, to: Plan, name: string}} Offer `name` is what the link to the other plan is called
 */
import { find } from "../shared/dom.js";
import { NAMELESS, points } from "./exports.js";
import { EMPTY, isEmpty, writePlan } from "./plan.js";

/**
 * Shows the notice, where there is another plan to go to.
 *
 * @param {HTMLElement} box
 * @param {Arrival} arrival
 * @param {Plan} link
 * @param {Plan} before the plan that was last open
 * @param {Plan} mine the reader's own form of the link's plan
 */
export function offerOther(box, arrival, link, before, mine) {
  const { text, to, name } = offer(arrival, link, before, mine);
  box.hidden = isEmpty(to);
  find(box, "span", HTMLElement).textContent = text;
  find(box, "a", HTMLAnchorElement).textContent = name;
  find(box, "a", HTMLAnchorElement).href = writePlan(to);
  const replace = find(box, "[data-replace]", HTMLElement);
  replace.hidden = arrival !== "other";
  replace.dataset.id = link.id;
}

/**
 * @param {Arrival} arrival
 * @param {Plan} link
 * @param {Plan} before
 * @param {Plan} mine
 * @returns {Offer}
 */
function offer(arrival, link, before, mine) {
  const offers = {
    known: { text: "", to: EMPTY, name: "" },
    new: {
      text: `Du har en plan sedan tidigare: ${before.name || NAMELESS}, ${points(before)}.`,
      to: before,
      name: "Ta fram den",
    },
    older: {
      text: "Länken är en äldre version av planen. Här är den som den är nu.",
      to: { ...link, id: "" },
      name: "Ta fram den äldre",
    },
    other: {
      text: "Du har redan en egen version av den här planen. Länkens version ligger nu bredvid den i listan.",
      to: mine,
      name: "Ta fram min",
    },
  };
  return offers[arrival];
}
