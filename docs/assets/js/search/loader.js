/**
 * The search, fetched when somebody first reaches for it and kept for as long as the page is open: first over what pages are
 * called, which is little, and then over all that they say.
 *
 * @import { Page, Search, Texts } from "./engine.js"
 * @import { Lacking } from "./lacking.js"
 * @import { Words } from "./lexicon.js"
 * @typedef {Record<string, Page[]>} Names of pages, by kind: what hooks/guide/data/search.py writes
 * @typedef {{synonyms: string[][], words: Words, pages: Record<string, Texts>, lacking: Lacking[]}} Said
 *   the same
 * @typedef {[import("../pages/search-engine.js").Engine, Names]} Parts
 * @typedef {{best: Promise<Search>, whole: Promise<void>}} Opened `best` is what there is so far
 */
import { fetchData } from "../shared/dom.js";
import { withLacking } from "./lacking.js";
import { fetchPart, fromTop, give } from "../shared/parts.js";

/** @type {Promise<Parts> | undefined} */
let parts;
/** @type {Promise<Said> | undefined} */
let texts;
/** @type {Map<string, Opened>} */
const opened = new Map();

/** Every kind together. */
export const EVERYTHING = "";

/**
 * The search over one kind of page, or over everything: the best that there is so far. Rejects where the network fails; asking
 * again then tries again.
 *
 * @param {string} kind
 * @returns {Promise<Search>}
 */
export function openSearch(kind) {
  return reach(kind).best;
}

/**
 * Done when the search has read all texts, or cannot, and its answers change no more.
 *
 * @param {string} kind
 * @returns {Promise<void>}
 */
export function searchIsWhole(kind) {
  return reach(kind).whole;
}

/**
 * @param {string} kind
 * @returns {Opened}
 */
function reach(kind) {
  const there = opened.get(kind) ?? open(kind);
  opened.set(kind, there);
  return there;
}

/**
 * @param {string} kind
 * @returns {Opened}
 */
function open(kind) {
  const first = byNames(kind);
  /** @type {Opened} */
  const there = { best: first.then(patient), whole: Promise.resolve() };
  there.whole = first.then(
    () => read(kind, there, first),
    () => forget(kind),
  );
  return there;
}

/**
 * Puts the search of all texts in the place of the first, or keeps that as it is where the texts cannot be had.
 *
 * @param {string} kind
 * @param {Opened} there
 * @param {Promise<Search>} first
 */
async function read(kind, there, first) {
  try {
    const search = await byTexts(kind);
    there.best = Promise.resolve(search);
  } catch {
    texts = undefined;
    there.best = first;
  }
}

/** @param {string} kind */
function forget(kind) {
  opened.delete(kind);
  parts = undefined;
}

/**
 * @param {string} kind
 * @returns {Promise<Search>}
 */
async function byNames(kind) {
  parts ??= load();
  const [engine, names] = await parts;
  return engine(pagesOf(names, kind));
}

/**
 * @param {string} kind
 * @returns {Promise<Search>}
 */
async function byTexts(kind) {
  parts ??= load();
  texts ??= fetchData(fromTop("assets/search-texts.json"));
  const [[engine, names], said] = await Promise.all([parts, texts]);
  const knowledge = { synonyms: said.synonyms, words: said.words, texts: said.pages };
  const pages = pagesOf(names, kind);
  return withLacking(await engine(pages, knowledge), said.lacking, pages);
}

/**
 * A search that does not say that something is missing before it has read everything.
 *
 * @param {Search} search
 * @returns {Search}
 */
function patient(search) {
  return (query, typing) => {
    const answer = search(query, typing);
    return answer.near ? { ...answer, hits: [], near: false } : answer;
  };
}

/**
 * @param {Names} kinds
 * @param {string} kind
 * @returns {Page[]} each of which tells its kind, where they are of several
 */
function pagesOf(kinds, kind) {
  if (kind !== EVERYTHING) return kinds[kind] ?? [];
  return Object.entries(kinds).flatMap(([kind, pages]) => pages.map((page) => ({ ...page, kind })));
}

/** @returns {Promise<Parts>} */
async function load() {
  return Promise.all([fetchPart("search-engine"), fetchData(fromTop("assets/search.json"))]);
}

give("search", { openSearch, searchIsWhole }); // tests/search/bench.py times it where it is used
