/**
 * Known methods that the guide does not have: who asks for one is told so, and what to take instead.
 *
 * @import { Page, Search } from "./engine.js"
 * @typedef {{name: string, also?: string[], means: string, url: string, instead?: string[]}} Lacking `instead` are addresses
 */
import { fold, isStopWord, stem, words } from "./swedish.js";

const BESIDE = 2; // words that a query may have beside the method's name

/**
 * A search that knows what there is not. A page that is called what was asked for goes before.
 *
 * @param {Search} search
 * @param {readonly Lacking[]} lacking
 * @param {readonly Page[]} pages
 * @returns {Search}
 */
export function withLacking(search, lacking, pages) {
  const called = new Set(pages.flatMap(({ title, aliases = [] }) => [title, ...aliases]).map((name) => key(name)));
  const names = lacking.flatMap((each) => [each.name, ...(each.also ?? [])].map((name) => ({ each, name: key(name) })));
  const byId = new Map(pages.map((page) => [page.id, page]));

  return (query, typing) => {
    const asked = key(query);
    const found = called.has(asked) ? undefined : names.find(({ name }) => asksFor(asked, name))?.each;
    if (!found) return search(query, typing);
    const instead = (found.instead ?? []).flatMap((id) => byId.get(id) ?? []);
    const hits = instead.map((page) => ({ page, score: 1, passage: undefined, found: () => false }));
    return { hits, near: true, sure: 0, read: query, lacking: found };
  };
}

/**
 * @param {string} text
 * @returns {string} the stems of its words, each between spaces
 */
function key(text) {
  const stems = words(text)
    .filter((word) => !isStopWord(word))
    .map((word) => stem(fold(word)));
  return ` ${stems.join(" ")} `;
}

/**
 * @param {string} asked
 * @param {string} name
 * @returns {boolean}
 */
function asksFor(asked, name) {
  const beside = asked.split(" ").length - name.split(" ").length;
  return name.trim() !== "" && asked.includes(name) && beside <= BESIDE;
}

/**
 * Tells of a method that there is not, or hides what told of one.
 *
 * @param {HTMLElement} near
 * @param {Lacking | undefined} lacking
 */
export function tellLacking(near, lacking) {
  for (const part of near.querySelectorAll("[data-lacking]"))
    if (part instanceof HTMLElement) part.hidden = lacking === undefined;
  const [name, means, source] = ["name", "means", "source"].map((part) => near.querySelector(`[data-lacking-${part}]`));
  if (!lacking || !name || !means || !(source instanceof HTMLAnchorElement)) return;
  name.textContent = lacking.name;
  means.textContent = lacking.means;
  source.href = lacking.url;
  source.textContent = `Läs mer om ${lacking.name}`;
}
