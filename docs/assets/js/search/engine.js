/**
 * The guide's search: which pages answer a query, best first.
 *
 * MiniSearch scores each stem in each page (BM25+, a weight for each field) when the search is made; a query only adds up.
 * Each word of it stands for every stem that it may mean (lexicon.js); any word may be missing, at a price; stop words count
 * where they stand in an alias, which often is a question; and a page rises the more one of its names, its title or an
 * alias, is what the query says. The weights below were chosen on tests/search/: any of them a quarter more or less changes
 * MRR by less than 0.01.
 *
 * @import { Terms } from "./lexicon.js"
 * @typedef {{id: string, title: string, summary: string, note?: string, step?: string, kind?: string, aliases?: string[],
 *   topics?: string[], parts?: string[], text?: string}} Page what hooks/guide/data/search.py writes
 * @typedef {{page: Page, score: number, terms: Set<string>}} Hit `terms` are the stems that the query may mean
 * @typedef {{hits: Hit[], near: boolean, sure: number, read: string}} Answer `sure` is the share of the query that the best hits
 *   speak of, from 0 to 1; `near` where that is too little to call an answer, and `hits` are then the few pages that come
 *   closest; `read` is what the answer is to, empty where nothing was asked yet
 * @typedef {(query: string, typing?: boolean) => Answer} Search
 * @typedef {{place: number, score: number}[]} Scores of the pages that have a stem, by their place among all
 * @typedef {{place: number, score: number, covered: number, spoken: number, likeness: number}} Found `covered` is what the words found in a page
 *   count for, `spoken` what they would if none of them were a guess, `likeness` how much one of its names says the same
 * @typedef {{weights: Map<string, number>, total: number}} Name the stems of a title or an alias
 */
import { createLexicon } from "./lexicon.js";
import { isStopWord, stem, words } from "./swedish.js";

const FIELDS = /** @type {const} */ ({ title: 6, aliases: 5, summary: 3, topics: 1, parts: 1, text: 0.5 }); // names first
const NAMES = ["title", "aliases"]; // fields where stop words count: ”Hur kan vi?”
const MISSING = 0.4; // the share of its score that a page loses when it has none of the query's words
const NAMED = 3; // how much a page rises whose name is the query: 1 + this
const STOP_WORD = 0.5; // what a stop word counts for in a name, beside another word as common
const COMPARED = 100; // hits whose names are compared with the query: the best
const SHARE_OF_BEST = 0.15; // hits that are worse than this are noise
const ENOUGH = { named: 0.45, said: 0.25 }; // the share of a query that an answer speaks of, of few words and of more
const FEW_WORDS = 2; // that name a thing; more say something about it
const SHORTEST = 2; // letters that a query has: fewer ask nothing yet
const LONGEST_TYPED = 60; // letters: each beginning of a longer word is not worth a search
const SHORTEST_WORD = 3; // letters of a word that is not whole
const LAST_WORD = /[\p{L}\p{N}\p{M}]+$/u;
const JUDGED = 5; // hits that may be the answer: the best
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
 * Does a thing with each item, in slices, so that typing never waits.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} work
 */
async function each(items, work) {
  let since = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - since < SLICE) continue;
    await nextTask();
    since = performance.now();
  }
}

/**
 * A search over pages.
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
  /** @type {import("minisearch").default<{id: number, page: Page}>} */
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    extractField: ({ id, page }, field) => (field === "id" ? id : textOf(page, field)),
    tokenize: words,
    processTerm: (word, field) => (isStopWord(word) && !NAMES.includes(field ?? "") ? null : lexicon.add(word)),
  });
  await each(pages.entries(), ([id, page]) => {
    index.add({ id, page });
    const found = Object.keys(FIELDS).flatMap((field) => words(textOf(page, field)));
    for (const root of new Set(found.map(lexicon.add))) spread.set(root, (spread.get(root) ?? 0) + 1);
  });
  /** @type {Name[][]} of each page */
  const names = [];
  /** @type {Map<string, Scores>} of every stem */
  const scores = new Map();
  /** @type {Map<string, Scores>} of stop words, which tell something only in an alias that is a question */
  const questions = new Map();
  await each(pages, ({ title, aliases = [] }) => names.push([title, ...aliases].map(nameOf)));
  await each(spread.keys(), (root) => scores.set(root, scored(root, FIELDS)));
  const asides = new Set(pages.flatMap((page) => words(textOf(page, "aliases")).filter(isStopWord).map(stem)));
  await each(asides, (root) => questions.set(root, scored(root, { aliases: STOP_WORD * FIELDS.aliases })));

  /**
   * What MiniSearch makes of one stem.
   *
   * @param {string} root
   * @param {Record<string, number>} boost what each field weighs
   * @returns {Scores}
   */
  function scored(root, boost) {
    const found = index.search(root, {
      fields: Object.keys(boost),
      boost,
      tokenize: (text) => [text],
      processTerm: (term) => term,
    });
    return found.map(({ id, score }) => ({ place: id, score }));
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
  function weigh(word) {
    return rarity(stem(word)) * (isStopWord(word) ? STOP_WORD : 1);
  }

  /**
   * @param {string} text
   * @returns {Name}
   */
  function nameOf(text) {
    const weights = new Map(words(text).map((word) => [stem(word), weigh(word)]));
    return { weights, total: sum([...weights.values()]) };
  }

  await nextTask();
  search(pages[0]?.title ?? ""); // so that no reader's first search waits for what is made once
  return search;

  /**
   * @param {string} query
   * @param {boolean} [typing] whether its last word may go on
   * @returns {Answer}
   */
  function search(query, typing = false) {
    if (words(query).join("").length < SHORTEST) return { hits: [], near: false, sure: 0, read: "" };
    return typing ? steady(query) : { ...answer(query), read: query };
  }

  /**
   * The answer to a query whose last word is not whole: where no word begins so, to as much of it as is known, so that what
   * was found does not vanish before the word has ended.
   *
   * @param {string} query
   * @returns {Answer}
   */
  function steady(query) {
    const last = LAST_WORD.exec(query)?.[0] ?? "";
    if (last.length > LONGEST_TYPED) return { ...answer(query), read: query };
    const before = query.slice(0, query.length - last.length);
    const beginnings = Array.from(last, (_, cut) => query.slice(0, query.length - cut)).slice(0, 1 - SHORTEST_WORD);
    for (const read of beginnings) {
      const found = answer(read);
      if (!found.near) return { ...found, read };
    }
    const earlier = answer(before);
    if (last && (!earlier.near || !words(before).every(isStopWord))) return { ...earlier, read: before };
    if (last && last.length <= SHORTEST_WORD) return { hits: [], near: false, sure: 0, read: "" };
    return { ...answer(query), read: query };
  }

  /**
   * @param {string} query
   * @returns {Omit<Answer, "read">}
   */
  function answer(query) {
    const all = words(query).slice(0, MOST_WORDS);
    const content = all.filter((word) => !isStopWord(word));
    const asked = [...new Set([...(content.length > 0 ? content : all), ...compounds(all)])];
    const found = rank(
      all,
      asked,
      asked.map((word) => levelled(stem(word), lexicon.expand(word))),
    );
    if (found.hits.length > 0 && found.sure >= (asked.length > FEW_WORDS ? ENOUGH.said : ENOUGH.named))
      return { ...found, near: false };
    const guess = found.hits.length > 0 ? found : rank(all, asked, asked.map(lexicon.resembling));
    const hits = guess.hits.slice(0, NEAREST).map((hit) => ({ ...hit, terms: new Set() }));
    return { hits, near: true, sure: found.sure };
  }

  /**
   * What a word of a query counts for in judging an answer, and which share of that is no guess.
   *
   * @param {string} word
   */
  function judge(word) {
    const root = stem(word);
    return { weight: rarity(spread.has(root) ? root : ""), trust: lexicon.trust(word) };
  }

  /**
   * The terms of a word that stands in the pages, none of them worth more for being rarer than the word: what `idékort` has
   * of `idé` says no more than `idé` does.
   *
   * @param {string} root
   * @param {Terms} terms
   * @returns {Terms}
   */
  function levelled(root, terms) {
    if (!spread.has(root)) return terms;
    return new Map([...terms].map(([term, near]) => [term, near * Math.min(1, rarity(root) / rarity(term))]));
  }

  /**
   * @param {string[]} all every word of the query
   * @param {string[]} asked those that are searched for
   * @param {Terms[]} meant what each of those may mean
   * @returns {{hits: Hit[], sure: number}}
   */
  function rank(all, asked, meant) {
    const judged = asked.map(judge);
    const total = sum(meant.map(worthOf));
    const said = merge([...meant, new Map(all.map((word) => [stem(word), 1]))]);
    const stopWords = [...new Set(all)].filter(isStopWord);
    const length = total + sum(stopWords.map(weigh));
    const terms = new Set(said.keys());
    const found = gather(meant, judged, stopWords);
    for (const hit of found) hit.score *= 1 - MISSING + MISSING * Math.min(1, hit.covered / total);
    found.sort(byScore);
    for (const hit of found.slice(0, COMPARED)) {
      hit.likeness = Math.max(...(names[hit.place] ?? []).map((name) => alike(name, said, length)));
      hit.score *= 1 + NAMED * hit.likeness ** 2;
    }
    const best = Math.max(...found.slice(0, COMPARED).map(({ score }) => score));
    const kept = found.filter(({ score }) => score >= SHARE_OF_BEST * best).sort(byScore);
    const weight = sum(judged.map(({ weight }) => weight)) || 1;
    const sure = kept.slice(0, JUDGED).map(({ spoken, likeness }) => Math.max(spoken / weight, likeness));
    return {
      hits: kept.map(({ place, score }) => ({ page: /** @type {Page} */ (pages[place]), score, terms })),
      sure: Math.max(0, ...sure),
    };
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
   * The scores of each word, added up by page; stop words alone find no page.
   *
   * @param {Terms[]} meant
   * @param {{weight: number, trust: number}[]} judged
   * @param {string[]} stopWords
   * @returns {Found[]}
   */
  function gather(meant, judged, stopWords) {
    const total = new Float64Array(pages.length);
    const covered = new Float64Array(pages.length);
    const spoken = new Float64Array(pages.length);
    for (const [word, terms] of meant.entries()) {
      const { weight, trust } = judged[word] ?? { weight: 0, trust: 0 };
      const nearest = new Float64Array(pages.length);
      for (const [term, near] of terms) {
        for (const { place, score } of scores.get(term) ?? []) {
          add(total, place, near * score);
          nearest[place] = Math.max(nearest[place] ?? 0, near);
        }
      }
      const worth = worthOf(terms);
      nearest.forEach((near, place) => {
        add(covered, place, near * worth);
        if (near > 0) add(spoken, place, weight * trust);
      });
    }
    if (!covered.some(Boolean)) return [];
    const aside = stopWords.flatMap((word) => questions.get(stem(word)) ?? []);
    for (const { place, score } of aside) add(total, place, score);
    const found = [...total].map((score, place) => ({
      place,
      score,
      covered: covered[place] ?? 0,
      spoken: spoken[place] ?? 0,
      likeness: 0,
    }));
    return found.filter(({ score }) => score > 0);
  }

  /**
   * Neighbours that are one word in the texts: `effekt kedja` → `effektkedja`.
   *
   * @param {string[]} all
   * @returns {string[]}
   */
  function compounds(all) {
    return all
      .slice(1)
      .map((word, place) => (all[place] ?? "") + word)
      .filter((word) => lexicon.knows(stem(word)));
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
function alike({ weights, total }, said, length) {
  let shared = 0;
  for (const [stem, weight] of weights) shared += weight * (said.get(stem) ?? 0);
  return shared / Math.sqrt(total * length || 1);
}

/**
 * @param {Float64Array} numbers
 * @param {number} place
 * @param {number} number
 */
function add(numbers, place, number) {
  numbers[place] = (numbers[place] ?? 0) + number;
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
