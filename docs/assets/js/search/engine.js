/**
 * The guide's search: which pages answer a query, best first.
 *
 * MiniSearch scores each root in each page's names and in each of its passages (BM25+, a weight for each field); a query only
 * adds up. Each word of it stands for every root that it may mean (lexicon.js); any word may be missing, at a price; stop words
 * count where they stand in an alias, which often is a question; a page rises by the passage of it that says most of the query,
 * and the more one of its names, its title or an alias, is what the query says. The weights below were chosen on tests/search/:
 * any of them a quarter more or less changes MRR by less than 0.01.
 *
 * @import { Terms, Words } from "./lexicon.js"
 * @import { Scores } from "./shelf.js"
 * @typedef {{id: string, title: string, summary?: string, note?: string, step?: string, kind?: string, aliases?: string[],
 *   topics?: string[]}} Page what hooks/guide/data/search.py writes
 * @typedef {{at?: string, title?: string, text?: string}} Passage a piece of a page, and its id on it
 * @typedef {{summary?: string, note?: string, topics?: string[], passages?: Passage[]}} Texts of a page
 * @typedef {{synonyms?: readonly (readonly string[])[], words?: Words, texts?: Record<string, Texts>}} Knowledge what is known
 *   beside the names of pages: more comes after them
 * @typedef {{page: Page, score: number, passage: Passage | undefined, found: (word: string) => boolean}} Hit `passage` is what says most
 *   of the query, `found` tells whether a word of a text is one that the query may mean
 * @typedef {{hits: Hit[], near: boolean, sure: number, read: string, lacking?: import("./lacking.js").Lacking}} Answer `sure` is the share of the query that the best hits
 *   speak of, from 0 to 1; `near` where that is too little to call an answer, and `hits` are then the few pages that come
 *   closest; `read` is what the answer is to, empty where nothing was asked yet
 * @typedef {(query: string, typing?: boolean) => Answer} Search
 * @typedef {{page: number, passage: Passage}} Piece a passage and its page's place among all
 * @typedef {{place: number, score: number, nears: Float32Array, likeness: number, piece?: number}} Found `nears` is how
 *   near the page comes to each word, `likeness` how much one of its names says the same, `piece` the place of its best passage
 * @typedef {{weight: number, claims: {share: number, terms: Terms}[]}} Judged what a word counts for, and what has to be spoken of
 * @typedef {{weights: Map<string, number>, total: number}} Name the roots of a title or an alias
 */
import { createLexicon, merge } from "./lexicon.js";
import { createShelf } from "./shelf.js";
import { isStopWord, words } from "./swedish.js";

const NAMES = /** @type {const} */ ({ title: 6, aliases: 3.75, summary: 4, topics: 2 }); // names first
const ASIDE = ["title", "aliases"]; // fields where stop words count: ”Hur kan vi?”
const TEXTS = /** @type {const} */ ({ title: 1.5, text: 1 });
const PASSAGE = 0.9; // what the best passage of a page counts for, beside its names
const SAID = 0.9; // how near a word comes that only a passage says
const MISSING = 0.45; // the share of its score that a page loses when it has none of the query's words
const NAMED = 2; // how much a page rises whose name is the query: 1 + this
const STOP_WORD = 0.5; // what a stop word counts for in a name, beside another word as common
const COMPARED = 100; // hits whose names are compared with the query: the best
const SHARE_OF_BEST = 0.1; // hits that are worse than this are noise
const ENOUGH = { named: 0.45, said: 0.25 }; // the share of a query that an answer speaks of, of few words and of more
const FEW_WORDS = 2; // that name a thing; more say something about it
const SHORTEST = 2; // letters that a query has: fewer ask nothing yet
const LONGEST_TYPED = 60; // letters: each beginning of a longer word is not worth a search
const SHORTEST_WORD = 3; // letters of a word that is not whole
const LAST_WORD = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+$/u;
const JUDGED = 5; // hits that may be the answer: the best
const NEAREST = 3; // pages offered where nothing is found
const MOST_WORDS = 24; // of a query; the rest is not read
const NO_WORDS = { forms: {}, parts: {} };
const SLICE = 8; // milliseconds of building before the browser may do something else

/** @param {Page} page @param {string} field */
const textOf = (page, field) => [page[/** @type {keyof Page} */ (field)] ?? ""].flat().join(" . ");

/** @param {Piece} piece @param {string} field */
const textIn = ({ passage }, field) => passage[/** @type {keyof Passage} */ (field)] ?? "";

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
 * @param {readonly Page[]} named
 * @param {Knowledge} [knowledge]
 * @returns {Promise<Search>}
 */
export async function createSearch(
  MiniSearch,
  named,
  { synonyms = [], words: dictionary = NO_WORDS, texts = {} } = {},
) {
  const pages = named.map((page) => ({ ...page, ...texts[page.id] }));
  const pieces = pages.flatMap(({ passages = [] }, page) => passages.map((passage) => ({ page, passage })));
  const lexicon = createLexicon(MiniSearch, synonyms, dictionary.parts);
  const front = createShelf(MiniSearch, NAMES, textOf, words, (word, field) =>
    isStopWord(word) && !ASIDE.includes(field) ? null : lexicon.add(word),
  );
  const back = createShelf(MiniSearch, TEXTS, textIn, words, (word) => (isStopWord(word) ? null : lexicon.add(word)));
  /** @type {Name[][]} of each page */
  const names = [];
  /** @type {Map<string, Scores>} of stop words, which tell something only in an alias that is a question */
  const questions = new Map();
  /** @type {Map<string, number>} in how many pages a root stands */
  const spread = new Map();

  await each(Object.entries(dictionary.forms), ([root, forms]) => lexicon.note(root, forms));
  await each(pages, front.add);
  await each(pieces, back.add);
  await each(pages, ({ title, aliases = [] }) => names.push([title, ...aliases].map(nameOf)));
  const asides = new Set(
    pages.flatMap((page) => words(textOf(page, "aliases")).filter(isStopWord).map(lexicon.rootOf)),
  );
  await each(asides, (root) => questions.set(root, front.weigh(root, { aliases: STOP_WORD * NAMES.aliases })));

  /**
   * @param {string} root
   * @returns {number} the pages that it stands in
   */
  function spreadOf(root) {
    const known = spread.get(root);
    if (known !== undefined) return known;
    const there = new Set(front.scores(root).map(({ place }) => place));
    for (const { place } of back.scores(root)) there.add(pieces[place]?.page ?? -1);
    spread.set(root, there.size);
    return there.size;
  }

  /**
   * How much a root tells, by how few pages have it: BM25's inverse document frequency.
   *
   * @param {string} root
   * @returns {number}
   */
  function rarity(root) {
    const count = root ? spreadOf(root) : 0;
    return Math.log(1 + (pages.length - count + 0.5) / (count + 0.5));
  }

  /**
   * @param {string} word
   * @returns {number}
   */
  function weigh(word) {
    return rarity(lexicon.rootOf(word)) * (isStopWord(word) ? STOP_WORD : 1);
  }

  /**
   * @param {string} text
   * @returns {Name}
   */
  function nameOf(text) {
    const weights = new Map(words(text).map((word) => [lexicon.rootOf(word), weigh(word)]));
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
      const found = answer(read, true);
      if (!found.near) return { ...found, read };
    }
    const earlier = answer(before);
    if (last && (!earlier.near || !words(before).every(isStopWord))) return { ...earlier, read: before };
    if (last && last.length <= SHORTEST_WORD) return { hits: [], near: false, sure: 0, read: "" };
    return { ...answer(query), read: query };
  }

  /**
   * @param {string} query
   * @param {boolean} [typing] whether its last word may go on
   * @returns {Omit<Answer, "read">}
   */
  function answer(query, typing = false) {
    const all = words(query).slice(0, MOST_WORDS);
    const content = all.filter((word) => !isStopWord(word));
    const asked = [...new Set([...(content.length > 0 ? content : all), ...compounds(all)])];
    /** @param {string} word */
    const goesOn = (word) => typing && word === all.at(-1);
    const meant = asked.map((word) => levelled(word, lexicon.expand(word, goesOn(word))));
    const found = rank(
      all,
      asked.map((word) => judge(word, goesOn(word))),
      meant,
    );
    if (found.hits.length > 0 && found.sure >= (asked.length > FEW_WORDS ? ENOUGH.said : ENOUGH.named))
      return { ...found, near: false };
    const guess =
      found.hits.length > 0
        ? found
        : rank(
            all,
            asked.map((word) => judge(word)),
            asked.map(lexicon.resembling),
          );
    const hits = guess.hits.slice(0, NEAREST).map((hit) => ({ ...hit, found: () => false }));
    return { hits, near: true, sure: found.sure };
  }

  /**
   * What a word of a query counts for in judging an answer, and what has to be spoken of for that.
   *
   * @param {string} word
   * @param {boolean} [typing] whether it may go on
   * @returns {Judged}
   */
  function judge(word, typing) {
    const rarities = lexicon.readings(word).map(rarity);
    return { weight: Math.min(rarity(""), ...rarities), claims: lexicon.claims(word, typing) };
  }

  /**
   * The terms of a word that stands in the pages, none of them worth more for being rarer than the word: what `idékort` has
   * of `idé` says no more than `idé` does.
   *
   * @param {string} word
   * @param {Terms} terms
   * @returns {Terms}
   */
  function levelled(word, terms) {
    const own = lexicon.readings(word).filter((root) => spreadOf(root) > 0);
    if (own.length === 0) return terms;
    const most = Math.max(...own.map(rarity));
    return new Map([...terms].map(([term, near]) => [term, near * Math.min(1, most / rarity(term))]));
  }

  /**
   * @param {string[]} all every word of the query
   * @param {Judged[]} judged those that are searched for
   * @param {Terms[]} meant what each of those may mean
   * @returns {{hits: Hit[], sure: number}}
   */
  function rank(all, judged, meant) {
    const worths = meant.map(worthOf);
    const total = sum(worths);
    const weight = sum(judged.map(({ weight }) => weight)) || 1;
    const said = merge([...meant, new Map(all.map((word) => [lexicon.rootOf(word), 1]))]);
    const stopWords = [...new Set(all)].filter(isStopWord);
    const length = total + sum(stopWords.map(weigh));
    const found = gather(meant, stopWords);
    for (const hit of found) {
      const covered = sum(worths.map((worth, word) => worth * (hit.nears[word] ?? 0)));
      hit.score *= 1 - MISSING + MISSING * Math.min(1, covered / total);
    }
    found.sort(byScore);
    for (const hit of found.slice(0, COMPARED)) {
      hit.likeness = Math.max(...(names[hit.place] ?? []).map((name) => alike(name, said, length)));
      hit.score *= 1 + NAMED * hit.likeness ** 2;
    }
    const best = Math.max(...found.slice(0, COMPARED).map(({ score }) => score));
    const kept = found.filter(({ score }) => score >= SHARE_OF_BEST * best).sort(byScore);
    const known = sum(judged.map(({ weight, claims }) => weight * sum(claims.map(({ share }) => share)))) / weight;
    const sure = kept
      .slice(0, JUDGED)
      .map((hit) => Math.max(spoken(hit, judged) / weight, Math.sqrt(known) * hit.likeness));
    /** @param {string} word */
    const isFound = (word) => !isStopWord(word) && said.has(lexicon.rootOf(word));
    return {
      hits: kept.map(({ place, score, piece }) => ({
        page: /** @type {Page} */ (pages[place]),
        score,
        passage: piece === undefined ? undefined : pieces[piece]?.passage,
        found: isFound,
      })),
      sure: Math.max(0, ...sure),
    };
  }

  /**
   * How much of a query a hit speaks of, in its names or its passage.
   *
   * @param {Found} hit
   * @param {Judged[]} judged
   * @returns {number}
   */
  function spoken({ place, piece }, judged) {
    /** @param {Terms} terms */
    const says = (terms) =>
      [...terms.keys()].some((term) => front.has(term, place) || (piece !== undefined && back.has(term, piece)));
    return sum(
      judged.map(({ weight, claims }) => weight * sum(claims.map(({ share, terms }) => (says(terms) ? share : 0)))),
    );
  }

  /**
   * What a word counts for: as much as the rarest root that it may mean, or as a root of no page.
   *
   * @param {Terms} terms
   * @returns {number}
   */
  function worthOf(terms) {
    return Math.max(...[...terms].map(([term, near]) => near * rarity(term)), terms.size > 0 ? 0 : rarity(""));
  }

  /**
   * The scores of each word, added up by page: what its names say and what the passage says that says most. Stop words alone
   * find no page.
   *
   * @param {Terms[]} meant
   * @param {string[]} stopWords
   * @returns {Found[]}
   */
  function gather(meant, stopWords) {
    const found = tally(meant, front.scores);
    for (const [place, told] of best(tally(meant, back.scores))) {
      const hit = found.get(place) ?? blank(place, meant.length);
      found.set(place, hit);
      hit.score += PASSAGE * told.score;
      hit.piece = told.place;
      for (const word of meant.keys()) hit.nears[word] = Math.max(hit.nears[word] ?? 0, SAID * (told.nears[word] ?? 0));
    }
    const anything = found.size > 0;
    for (const word of stopWords)
      for (const { place, score } of questions.get(lexicon.rootOf(word)) ?? []) {
        const hit = found.get(place) ?? blank(place, meant.length);
        if (anything) found.set(place, hit);
        hit.score += score;
      }
    return [...found.values()];
  }

  /**
   * @param {Map<number, Found>} told what each passage says
   * @returns {Map<number, Found>} the one that says most, by the place of its page
   */
  function best(told) {
    /** @type {Map<number, Found>} */
    const found = new Map();
    for (const each of told.values()) {
      const page = pieces[each.place]?.page ?? -1;
      if (each.score > (found.get(page)?.score ?? 0)) found.set(page, each);
    }
    return found;
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
      .filter(lexicon.knows);
  }
}

/**
 * What each text that has any of the words' roots is worth.
 *
 * @param {Terms[]} meant
 * @param {(root: string) => Scores} scoresOf
 * @returns {Map<number, Found>}
 */
function tally(meant, scoresOf) {
  /** @type {Map<number, Found>} */
  const found = new Map();
  for (const [word, terms] of meant.entries())
    for (const [term, near] of terms)
      for (const { place, score } of scoresOf(term)) {
        const hit = found.get(place) ?? blank(place, meant.length);
        if (hit.score === 0) found.set(place, hit);
        hit.score += near * score;
        hit.nears[word] = Math.max(hit.nears[word] ?? 0, near);
      }
  return found;
}

/**
 * @param {number} place
 * @param {number} words
 * @returns {Found}
 */
const blank = (place, words) => ({ place, score: 0, nears: new Float32Array(words), likeness: 0 });

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
  for (const [root, weight] of weights) shared += weight * (said.get(root) ?? 0);
  return shared / Math.sqrt(total * length || 1);
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
