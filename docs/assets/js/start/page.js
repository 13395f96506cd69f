/**
 * The sentence on the start page: what is chosen in it gives a sitting at once.
 *
 * @import {Item} from "../plan/plan.js"
 * @import {Candidate, Note, Offer, Wish} from "./suggest.js"
 */
import { withSelection } from "../catalogue/selection.js";
import { EMPTY, writePlan } from "../plan/plan.js";
import { duration } from "../shared/dates.js";
import { element, find, findAll, make } from "../shared/dom.js";
import { pictureAt } from "../show/picture.js";
import { offers } from "./suggest.js";

/** @type {Record<Note, (offer: Offer, wish: Wish) => string>} */
const NOTES = {
  group: ({ methods: [method] }) => `Metoden är gjord för ${method?.group.join("–")} personer.`,
  many: ({ methods: [method] }) => `Ni är fler än metoden är gjord för. ${method?.title} berättar hur ni gör då.`,
  over: ({ total }, { minutes }) => `Det tar ${duration(total)} i stället för ${duration(minutes)}.`,
  short: ({ methods: [method] }) => `Ni tar den korta varianten. ${method?.title} berättar vad ni hoppar över.`,
  spare: ({ total }, { minutes }) => `Det blir ${duration(minutes - total)} över.`,
  waits: () => "Räkna med några dagar eller veckor runt träffen.",
};

const form = find(document, "[data-sentence]", HTMLFormElement);
const shown = find(document, "[data-offer]", HTMLElement);
const none = find(document, "[data-none]", HTMLElement);
const status = find(shown, "[data-status]", HTMLElement);
const other = find(shown, "[data-other]", HTMLButtonElement);
const links = findAll(shown, "[data-to]", HTMLAnchorElement);
/** @type {{parts: Record<string, string>, methods: Candidate[]}} */
const { parts, methods } = JSON.parse(find(document, "[data-methods]", HTMLScriptElement).textContent);

let turn = 0;

/**
 * @param {string} name
 * @returns {HTMLOptionElement}
 */
function chosen(name) {
  const select = find(form, `[name=${name}]`, HTMLSelectElement);
  return /** @type {HTMLOptionElement} */ (select.selectedOptions[0]);
}

/** @returns {Wish} */
function wish() {
  return {
    minutes: Number(chosen("tid").dataset.amount),
    people: Number(chosen("grupp").dataset.amount),
    format: chosen("var").value,
    purpose: chosen("syfte").value,
  };
}

/** Shows the sitting whose turn it is. */
function show() {
  const wanted = wish();
  const found = offers(methods, parts, wanted);
  const offer = found[turn % found.length];
  shown.hidden = offer === undefined;
  none.hidden = offer !== undefined;
  other.hidden = found.length < 2;
  if (offer) showOffer(offer, wanted);
}

/**
 * @param {Offer} offer
 * @param {Wish} wanted
 */
function showOffer(offer, wanted) {
  const purpose = chosen("syfte").textContent;
  const title = `${purpose.slice(0, 1).toUpperCase()}${purpose.slice(1)}`;
  find(shown, "[data-title]", HTMLElement).textContent = title;
  find(shown, "[data-sum]", HTMLElement).textContent = `Ett förslag på ${inWords(offer.total, wanted)}`;
  find(shown, "[data-bar]", HTMLElement).replaceChildren(...offer.items.map(stretchOf));
  find(shown, "[data-items]", HTMLElement).replaceChildren(...offer.items.map(itemOf));
  const notes = find(shown, "[data-notes]", HTMLElement);
  notes.replaceChildren(...offer.notes.map((note) => element("li", NOTES[note](offer, wanted))));
  notes.hidden = offer.notes.length === 0;
  lead(offer, wanted, title);
}

/**
 * A time as the sentence says it.
 *
 * @param {number} total minutes
 * @param {Wish} wanted
 */
function inWords(total, wanted) {
  return total === wanted.minutes ? chosen("tid").textContent : duration(total);
}

/**
 * @param {Offer} offer
 * @param {Wish} wanted
 * @param {string} name
 */
function lead({ items, methods }, { people, format }, name) {
  const hash = writePlan({ ...EMPTY, name, people, remote: format === "distans", items });
  const ids = methods.map(({ id }) => id);
  for (const link of links) {
    if (link.dataset.to === "kort") link.search = withSelection("", ids);
    else link.hash = hash;
  }
}

/** @param {Item} item */
function stretchOf({ ref, minutes }) {
  const part = document.createElement("i");
  const step = methods.find(({ id }) => id === ref)?.step;
  if (step) part.className = `step-${step}`;
  part.style.flexGrow = String(minutes);
  return part;
}

/** @param {Item} item */
function itemOf({ ref, minutes }) {
  const method = methods.find(({ id }) => id === ref);
  const made = make("sitting-item", { title: method ? "" : (parts[ref] ?? ref), minutes: duration(minutes) });
  const link = find(made, "[data-link]", HTMLAnchorElement);
  const picture = find(made, "[data-picture]", HTMLElement);
  if (!method) {
    link.remove();
    picture.remove();
    return made;
  }
  const address = `${form.dataset.top}/${method.address}`;
  made.classList.add(`step-${method.step}`);
  link.textContent = method.title;
  link.href = address;
  pictureAt(address).then((found) => found && picture.append(found.cloneNode(true)));
  return made;
}

/** Tells those who do not see it what the sitting has become. */
function tell() {
  const names = findAll(shown, ".sitting__name", HTMLElement).map(({ textContent }) => textContent);
  status.textContent = shown.hidden ? "" : `Nytt förslag: ${names.join(", ")}.`;
}

form.addEventListener("change", () => {
  turn = 0;
  show();
  tell();
});
other.addEventListener("click", () => {
  turn += 1;
  show();
  tell();
});
addEventListener("pageshow", show);
show();
