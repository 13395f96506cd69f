/**
 * The page of search results: the best hits of the whole guide whatever they are, then every hit by kind, each with the sentence
 * that says most of what was asked, and the words that were found marked.
 *
 * @import { Answer, Hit } from "./engine.js"
 */
import { answered } from "../shared/awaited.js";
import { find, findAll, wishFor } from "../shared/dom.js";
import { takeArrows } from "./arrows.js";
import { attend, remember } from "./field.js";
import { tellLacking } from "./lacking.js";
import { EVERYTHING, openSearch, searchIsWhole } from "./loader.js";
import { countFound, marked, tellingSentence } from "./marks.js";
import { keepPlace, returnToPlace } from "./place.js";
import { setSlash, slashIsOn } from "./shortcut.js";

const SPEAKING_PAUSE = 700; // milliseconds: the last count is told, not each on the way
const BEST = 5; // hits that stand first, whatever their kind
const NOTHING = { hits: [], near: false, sure: 0, read: "" };

const finder = find(document, "[data-finder]", HTMLElement);
const field = find(finder, "[name=q]", HTMLInputElement);
const shown = find(finder, "[data-shown]", HTMLElement);
const status = find(finder, "[data-status]", HTMLElement);
const fault = find(finder, "[data-fault]", HTMLElement);
const near = find(finder, "[data-near]", HTMLElement);
const nearest = find(near, "[data-nearest]", HTMLElement);
const missing = find(near, "[data-missing]", HTMLAnchorElement);
const best = find(finder, "[data-best]", HTMLElement);
const kinds = find(finder, "[data-kinds]", HTMLElement);
const lists = findAll(kinds, "[data-kind]", HTMLDetailsElement);
const root = new URL(finder.dataset.root ?? ".", document.baseURI);

/** @type {ReturnType<typeof setTimeout>} */
let speaking;
/** @type {boolean | undefined} whether the last word of what is shown may go on */
let isTyping;
let isAwaited = false; // the search that has read everything

/**
 * Shows what the field asks for, if nothing else was typed meanwhile.
 *
 * @param {boolean} [typing] whether the last word may go on
 */
async function update(typing) {
  const text = field.value.trim();
  const answer = text ? await lookUp(field.value, typing) : NOTHING;
  if (text !== field.value.trim()) return;
  isTyping = typing;
  fault.hidden = answer !== null;
  show(answer ?? NOTHING, text);
  if (best.ariaBusy !== "true") answered();
  if (answer?.read && best.ariaBusy === "false") returnToPlace();
}

/**
 * The answer, or null where the search cannot be fetched.
 *
 * @param {string} text
 * @param {boolean} [typing]
 * @returns {Promise<Answer | null>}
 */
async function lookUp(text, typing) {
  try {
    const search = await openSearch(EVERYTHING);
    awaitTexts();
    return search(text, typing);
  } catch {
    return null;
  }
}

/** Answers anew once the search has read everything, unless the reader is among the hits by then. */
function awaitTexts() {
  if (isAwaited) return;
  isAwaited = true;
  best.ariaBusy = "true";
  searchIsWhole(EVERYTHING).then(() => {
    best.ariaBusy = "false";
    return best.contains(document.activeElement) ? undefined : update(isTyping);
  });
}

/**
 * @param {Answer} answer
 * @param {string} text
 */
function show(answer, text) {
  find(best, "ol", HTMLOListElement).replaceChildren(...answer.hits.slice(0, BEST).map(entryOf));
  for (const list of lists) fill(list, answer.hits);
  kinds.hidden = answer.hits.length <= BEST;
  near.hidden = !answer.near;
  nearest.hidden = answer.hits.length === 0 || answer.lacking !== undefined;
  tellLacking(near, answer.lacking);
  missing.href = wishFor(missing, text);
  tell(answer, text);
}

/**
 * @param {HTMLDetailsElement} list of the hits of its kind
 * @param {Hit[]} hits
 */
function fill(list, hits) {
  const those = hits.filter(({ page }) => page.kind === list.dataset.kind);
  list.hidden = those.length === 0;
  find(list, "[data-count]", HTMLElement).textContent = String(those.length);
  find(list, "ol", HTMLOListElement).replaceChildren(...those.map(entryOf));
}

/**
 * @param {Hit} hit
 * @returns {HTMLLIElement}
 */
function entryOf(hit) {
  const { page, found } = hit;
  const entry = document.createElement("li");
  entry.className = page.step ? `hit step-${page.step}` : "hit";
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(page.id, root).href;
  link.append(...marked(page.title, found));
  title.append(link);
  entry.append(title, paragraph("hit__summary", marked(page.summary ?? "", found)), ...passageOf(hit));
  if (page.note) entry.append(paragraph("hit__note", [...shapeOf(page.step), page.note]));
  return entry;
}

/**
 * The sentence of a page that says more of what was asked than its summary, with the heading that leads to it.
 *
 * @param {Hit} hit
 * @returns {HTMLParagraphElement[]}
 */
function passageOf({ page, passage: { at = "", title = "", text = "" } = {}, found }) {
  const sentence = tellingSentence(text, found);
  const told = countFound(`${page.title} ${page.summary ?? ""}`, found);
  if (countFound(`${title} ${sentence}`, found) <= told) return [];
  const place = document.createElement(at ? "a" : "span");
  if (place instanceof HTMLAnchorElement) place.href = new URL(`${page.id}#${at}`, root).href;
  place.append(...marked(title || "På sidan", found));
  return [paragraph("hit__passage", [...(at || title ? [place, " "] : []), ...marked(sentence, found)])];
}

/**
 * @param {string} name
 * @param {(Node | string)[]} content
 * @returns {HTMLParagraphElement}
 */
function paragraph(name, content) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.append(...content);
  return paragraph;
}

/**
 * @param {string | undefined} step
 * @returns {Node[]}
 */
function shapeOf(step) {
  const template = finder.querySelector(`[data-shape="${step}"]`);
  return template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : [];
}

/**
 * @param {Answer} answer
 * @param {string} text
 */
function tell({ hits, near, read }, text) {
  shown.textContent = text && fault.hidden ? told(hits.length, near, read, text) : "";
  clearTimeout(speaking);
  speaking = setTimeout(() => (status.textContent = shown.textContent), SPEAKING_PAUSE);
}

/**
 * @param {number} count
 * @param {boolean} near
 * @param {string} read
 * @param {string} text
 * @returns {string}
 */
function told(count, near, read, text) {
  if (!read) return "Skriv minst två bokstäver";
  if (near) return `Inga träffar för ”${text}”`;
  if (count === 0) return "Söker …";
  const hits = count === 1 ? "1 träff" : `${count} träffar`;
  return read.trim() === text ? hits : `${hits} för ”${read.trim()}”`;
}

/**
 * @param {import("./field.js").How} how
 * @param {boolean} [typing]
 */
function change(how, typing) {
  update(typing);
  remember(queryOf(field.value.trim()), how);
}

/**
 * @param {string} text
 * @returns {string} with its question mark, or empty
 */
function queryOf(text) {
  return text ? `?${new URLSearchParams({ q: text })}` : "";
}

function restore() {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  update();
}

function offerShortcut() {
  const choice = find(document, "[data-shortcut]", HTMLElement);
  const box = find(choice, "input", HTMLInputElement);
  box.checked = slashIsOn();
  box.addEventListener("change", () => setSlash(box.checked));
  choice.hidden = false;
}

attend(field, change, () => void lookUp(""));
takeArrows(field, () => findAll(finder, ".hit h3 a", HTMLAnchorElement).filter((link) => link.checkVisibility()));
keepPlace();
addEventListener("popstate", restore);
offerShortcut();
restore();
