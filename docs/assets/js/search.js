/**
 * The guide's search: which pages answer a query, best first.
 *
 * MiniSearch keeps the index and scores a word in a page (BM25+, a weight for each field). On top of it: each word of the
 * query stands for every stem that it may mean (lexicon.js); stop words are left out unless there is nothing else; any word
 * may be missing, at a price; and a page rises the more one of its names, its title or an alias, is what the query says.
 *
 * @import { Terms } from "./lexicon.js"
 * @typedef {{id: string, title: string, summary: string, note?: string, step?: string, aliases?: string[],
 *   topics?: string[], parts?: string[], text?: string}} Page what hooks/guide/search.py writes
 * @typedef {{page: Page, score: number, terms: Set<string>}} Hit `terms` are the stems that were found in the page
 * @typedef {{hits: Hit[], near: boolean}} Answer `near` where no hit has any word of the query, only words that look like it
 * @typedef {(query: string) => Answer} Search
 * @typedef {{page: Page, score: number, covered: number, terms: string[]}} Found a hit while it is added up
 * @typedef {{stem: string, weight: number}[]} Name a title or an alias
 */
import { createLexicon } from "./lexicon.js";
import { isStopWord, stem, words } from "./swedish.js";

const FIELDS = /** @type {const} */ ({ title: 6, aliases: 5, summary: 3, topics: 2, parts: 1.5, text: 0.5 });
const NAMES = ["title", "aliases"]; // fields where stop words count: ”Hur kan vi?”
const BM25 = { k: 1.6, b: 0.5, d: 0.5 };
const MISSING = 0.4; // the share of its score that a page loses when it has none of the query's words
const NAMED = 3; // how much a page rises whose name is the query: 1 + this
const STOP_WORD = 0.3; // what a stop word weighs in a name, beside another word as common
const COMPARED = 100; // hits whose names are compared with the query: the best
const SHARE_OF_BEST = 0.08; // hits that are worse than this are noise
const LEAST_TELLING = 0.2; // of what the best term of a word tells: less is not worth looking for
const NEAREST = 3; // pages offered where nothing is found
const MOST_WORDS = 24; // of a query; the rest is not read
const SLICE = 8; // milliseconds of building before the browser may do something else

/** @param {Page} page @param {string} field */
const textOf = (page, field) => [page[/** @type {keyof Page} */ (field)] ?? ""].flat().join(" . ");

/** @param {{score: number}} one @param {{score: number}} other */
const byScore = (one, other) => other.score - one.score;

/** @returns {Promise<void>} */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * A search over pages. Building is done in slices, so that typing never waits.
 *
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {readonly Page[]} pages
 * @param {readonly (readonly string[])[]} [synonyms]
 * @returns {Promise<Search>}
 */
export async function createSearch(MiniSearch, pages, synonyms = []) {
  const lexicon = createLexicon(MiniSearch, synonyms);
  /** @type {Map<string, number>} in how many pages a stem stands */
  const spread = new Map();
  /** @type {import("minisearch").default<Page>} */
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    extractField: (page, field) => (field === "id" ? page.id : textOf(page, field)),
    tokenize: words,
    processTerm: (word, field) => (isStopWord(word) && !NAMES.includes(field ?? "") ? null : lexicon.add(word)),
  });

  let since = performance.now();
  for (const page of pages) {
    index.add(page);
    const found = Object.keys(FIELDS).flatMap((field) => words(textOf(page, field)));
    for (const root of new Set(found.map(lexicon.add))) spread.set(root, (spread.get(root) ?? 0) + 1);
    if (performance.now() - since < SLICE) continue;
    await nextTask();
    since = performance.now();
  }

  /**
   * How much a stem tells, by how few pages have it: BM25's inverse document frequency.
   *
   * @param {string} root
   * @returns {number}
   */
  function rarity(root) {
    const count = spread.get(root) ?? 0;
    return Math.log(1 + (pages.length - count + 0.5) / (count + 0.5));
  }

  /**
   * @param {string} word
   * @returns {number}
   */
  const weigh = (word) => rarity(stem(word)) * (isStopWord(word) ? STOP_WORD : 1);

  const byId = new Map(pages.map((page) => [page.id, page]));
  /** @type {Map<string, Name[]>} */
  const names = new Map();

  /**
   * @param {Page} page
   * @returns {Name[]}
   */
  function namesOf(page) {
    const known = names.get(page.id) ?? [page.title, ...(page.aliases ?? [])].map(nameOf);
    names.set(page.id, known);
    return known;
  }

  /**
   * @param {string} text
   * @returns {Name}
   */
  function nameOf(text) {
    return [...new Set(words(text))].map((word) => ({ stem: stem(word), weight: weigh(word) }));
  }

  /**
   * @param {Terms} terms
   * @returns {import("minisearch").SearchResult[]}
   */
  function look(terms) {
    return index.search([...terms.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      boostTerm: (term) => terms.get(term) ?? 0,
      boost: FIELDS,
      bm25: BM25,
    });
  }

  return function search(query) {
    const all = words(query).slice(0, MOST_WORDS);
    const content = all.filter((word) => !isStopWord(word));
    const asked = [...new Set([...(content.length > 0 ? content : all), ...compounds(all)])];
    const hits = rank(all, asked.map((word) => telling(lexicon.expand(word))));
    if (hits.length > 0) return { hits, near: false };
    return { hits: rank(all, asked.map(lexicon.resembling)).slice(0, NEAREST), near: true };
  };

  /**
   * @param {string[]} all every word of the query
   * @param {Terms[]} meant what those may mean that are searched for
   * @returns {Hit[]}
   */
  function rank(all, meant) {
    const worth = meant.map(worthOf);
    const total = sum(worth);
    const said = merge([...meant, new Map(all.map((word) => [stem(word), 1]))]);
    const length = total + sum([...new Set(all)].filter(isStopWord).map(weigh));
    const found = [...gather(meant, worth).values()];
    for (const hit of found) hit.score *= 1 - MISSING + MISSING * Math.min(1, hit.covered / total);
    found.sort(byScore);
    for (const hit of found.slice(0, COMPARED)) hit.score *= 1 + NAMED * likeness(hit.page, said, length) ** 2;
    found.sort(byScore);
    const least = SHARE_OF_BEST * (found[0]?.score ?? 0);
    return found.filter(({ score }) => score >= least).map((hit) => ({ ...hit, terms: new Set(hit.terms) }));
  }

  /**
   * How much the query is like the most fitting of a page's names.
   *
   * @param {Page} page
   * @param {Terms} said
   * @param {number} length the weight of the whole query
   * @returns {number}
   */
  function likeness(page, said, length) {
    return Math.max(...namesOf(page).map((name) => alike(name, said, length)));
  }

  /**
   * What a word counts for: as much as the rarest stem that it may mean, or as a stem of no page.
   *
   * @param {Terms} terms
   * @returns {number}
   */
  function worthOf(terms) {
    return Math.max(...[...terms].map(([term, near]) => near * rarity(term)), terms.size > 0 ? 0 : rarity(""));
  }

  /**
   * The terms that tell anything beside the one that tells most.
   *
   * @param {Terms} terms
   * @returns {Terms}
   */
  function telling(terms) {
    const least = LEAST_TELLING * worthOf(terms);
    return new Map([...terms].filter(([term, near]) => near === 1 || near * rarity(term) >= least));
  }

  /**
   * What MiniSearch finds for each word, added up by page.
   *
   * @param {Terms[]} meant
   * @param {number[]} worth
   * @returns {Map<string, Found>}
   */
  function gather(meant, worth) {
    /** @type {Map<string, Found>} */
    const found = new Map();
    meant.forEach((terms, place) => {
      for (const { id, score, terms: matched, queryTerms } of look(terms)) {
        const hit = found.get(id) ?? { page: /** @type {Page} */ (byId.get(id)), score: 0, covered: 0, terms: [] };
        hit.score += score / queryTerms.length; // MiniSearch raises a page for every term; here they are one word
        hit.covered += matched.reduce((most, term) => Math.max(most, terms.get(term) ?? 0), 0) * (worth[place] ?? 0);
        hit.terms.push(...matched);
        found.set(id, hit);
      }
    });
    return found;
  }

  /**
   * Neighbours that are one word in the texts: `effekt kedja` → `effektkedja`.
   *
   * @param {string[]} all
   * @returns {string[]}
   */
  function compounds(all) {
    return all.slice(1).map((word, place) => (all[place] ?? "") + word).filter((word) => lexicon.knows(stem(word)));
  }
}

/**
 * How much of a name the query says, and of the query the name: the cosine between them, 1 where they are the same.
 *
 * @param {Name} name
 * @param {Terms} said
 * @param {number} length the weight of the whole query
 * @returns {number}
 */
function alike(name, said, length) {
  const shared = sum(name.map(({ stem, weight }) => weight * (said.get(stem) ?? 0)));
  return shared / Math.sqrt(sum(name.map(({ weight }) => weight)) * length || 1);
}

/**
 * @param {readonly Terms[]} many
 * @returns {Terms} each term as near as it is in any of them
 */
function merge(many) {
  /** @type {Terms} */
  const all = new Map();
  for (const terms of many) for (const [term, near] of terms) all.set(term, Math.max(near, all.get(term) ?? 0));
  return all;
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
