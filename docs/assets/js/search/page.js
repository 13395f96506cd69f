/**
 * The page of search results: the whole guide's hits, by kind, with the words that were found marked.
 *
 * @import { Answer, Hit } from "./engine.js"
 */
import { find } from "../shared/dom.js";
import { openSearch } from "./loader.js";
import { marked } from "./marks.js";
import { attend, remember } from "./field.js";
import { setSlash, slashIsOn } from "./shortcut.js";

const SPEAKING_PAUSE = 700; // milliseconds: the last count is told, not each on the way
const MOST = 8; // hits of a kind; all are in its list

const finder = find(document, "[data-finder]", HTMLElement);
const field = find(finder, "[name=q]", HTMLInputElement);
const shown = find(finder, "[data-shown]", HTMLElement);
const status = find(finder, "[data-status]", HTMLElement);
const fault = find(finder, "[data-fault]", HTMLElement);
const near = find(finder, "[data-near]", HTMLElement);
const empty = find(finder, "[data-empty]", HTMLElement);
const sections = [...finder.querySelectorAll("[data-kind]")].filter((section) => section instanceof HTMLElement);
const root = new URL(finder.dataset.root ?? ".", document.baseURI);

/** @type {ReturnType<typeof setTimeout>} */
let speaking;

/** Shows what the field asks for, if nothing else was typed meanwhile. */
async function update() {
  const text = field.value.trim();
  const answers = text ? await answer(text) : [];
  if (text !== field.value.trim()) return;
  fault.hidden = answers !== null;
  show(answers ?? [], text);
}

/**
 * One answer for each kind, or null where the search cannot be fetched. What only resembles the query is left out
 * where another kind has the words themselves.
 *
 * @param {string} text
 * @returns {Promise<Answer[] | null>}
 */
async function answer(text) {
  try {
    const searches = await Promise.all(sections.map((section) => openSearch(section.dataset.kind ?? "")));
    const answers = searches.map((search) => search(text));
    if (answers.every(({ near }) => near)) return answers;
    return answers.map(({ hits, near }) => ({ hits: near ? [] : hits, near: false }));
  } catch {
    return null;
  }
}

/**
 * @param {Answer[]} answers
 * @param {string} text
 */
function show(answers, text) {
  const count = answers.reduce((total, { hits }) => total + hits.length, 0);
  sections.forEach((section, place) => fill(section, answers[place]?.hits ?? [], text));
  near.hidden = count === 0 || !answers.every(({ near }) => near);
  empty.hidden = count > 0 || text === "" || !fault.hidden;
  tell(count, text);
}

/**
 * @param {HTMLElement} section
 * @param {Hit[]} hits
 * @param {string} text
 */
function fill(section, hits, text) {
  section.hidden = hits.length === 0;
  find(section, "ol", HTMLOListElement).replaceChildren(...hits.slice(0, MOST).map(entryOf));
  const all = section.querySelector("[data-all]");
  if (!(all instanceof HTMLAnchorElement)) return;
  all.search = queryOf(text);
  all.hidden = hits.length <= MOST;
}

/**
 * @param {Hit} hit
 * @returns {HTMLLIElement}
 */
function entryOf({ page, terms }) {
  const entry = document.createElement("li");
  entry.className = page.step ? `hit step-${page.step}` : "hit";
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(page.id, root).href;
  link.append(...marked(page.title, terms));
  title.append(link);
  entry.append(title, paragraph("hit__summary", marked(page.summary, terms)));
  if (page.note) entry.append(paragraph("hit__note", [...shapeOf(page.step), page.note]));
  return entry;
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
 * @param {number} count
 * @param {string} text
 */
function tell(count, text) {
  const told = count === 1 ? "1 träff" : `${count} träffar`;
  shown.textContent = text && fault.hidden ? told : "";
  clearTimeout(speaking);
  speaking = setTimeout(() => (status.textContent = shown.textContent && `${told} visas`), SPEAKING_PAUSE);
}

/** @param {import("./field.js").How} how */
function change(how) {
  update();
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

attend(field, change, () => void answer(""));
addEventListener("popstate", restore);
offerShortcut();
restore();
