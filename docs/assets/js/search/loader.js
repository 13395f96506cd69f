/**
 * The search, fetched when somebody first reaches for it and kept for as long as the page is open.
 *
 * @import { Page, Search } from "./engine.js"
 * @typedef {{synonyms: string[][], kinds: Record<string, Page[]>}} Data what hooks/guide/data/search.py writes
 * @typedef {[typeof import("minisearch"), typeof import("./engine.js"), Data]} Parts
 */
import { fetchData } from "../shared/dom.js";

/** @type {Promise<Parts> | undefined} */
let parts;
/** @type {Map<string, Promise<Search>>} */
const searches = new Map();

/** Every kind together. */
export const EVERYTHING = "";

/**
 * The search over one kind of page, or over everything. Rejects where the network fails; asking again then tries again.
 *
 * @param {string} kind
 * @returns {Promise<Search>}
 */
export function openSearch(kind) {
  const opened = searches.get(kind) ?? open(kind);
  searches.set(kind, opened);
  opened.catch(() => {
    searches.delete(kind);
    parts = undefined;
  });
  return opened;
}

/**
 * @param {string} kind
 * @returns {Promise<Search>}
 */
async function open(kind) {
  parts ??= load();
  const [{ default: MiniSearch }, { createSearch }, data] = await parts;
  const pages = kind === EVERYTHING ? everything(data) : (data.kinds[kind] ?? []);
  return createSearch(MiniSearch, pages, data.synonyms);
}

/**
 * @param {Data} data
 * @returns {Page[]} each of which tells its kind
 */
function everything({ kinds }) {
  return Object.entries(kinds).flatMap(([kind, pages]) => pages.map((page) => ({ ...page, kind })));
}

/** @returns {Promise<Parts>} */
async function load() {
  const library = new URL("minisearch.js", import.meta.url).href;
  return Promise.all([
    import(library),
    import("./engine.js"),
    fetchData(new URL("../../search.json", import.meta.url)),
  ]);
}
