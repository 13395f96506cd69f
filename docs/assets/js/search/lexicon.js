/**
 * The words that a collection of texts knows, and which of them a word of a query may mean.
 *
 * Whoever searches inflects, misspells, says `enkät` for `brukarenkät` or the other way round, or uses another word for the
 * same thing. Each way to be near has a weight below that of the word itself. Spelling is left to MiniSearch.
 *
 * @typedef {Map<string, number>} Terms stems of the collection, each with how near it is: 1 is the word itself
 */
import { isStopWord, stem, words } from "./swedish.js";

const NEAR = {
  compound: 0.6, // intervju → intervjuguide, resa → användarresa, and back
  synonym: 0.8, // of two; less where more words share a meaning
  oneLetter: 0.7,
  twoLetters: 0.4,
  resembling: 0.2,
};
const RESEMBLANCE = 0.4; // the share of its letters that a word may have wrong, where nothing else is found
const WRONG = 3; // letters that one wrong letter of a word makes doubtful
const SHORTEST = { beginning: 3, rest: 3, part: 4, misspelt: 4, misspeltTwice: 6 }; // letters: fewer fit too much

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {readonly (readonly string[])[]} synonyms groups of words that mean the same
 */
export function createLexicon(MiniSearch, synonyms) {
  const others = groups(synonyms);
  /** @type {Map<string, string>} each word of the texts and its stem */
  const stems = new Map();
  /** @type {Set<string>} */
  const known = new Set();
  /** @type {import("minisearch").default<{word: string}>} */
  const spelling = new MiniSearch({ fields: ["word"], idField: "word", tokenize: (word) => [word] });
  /** @type {Map<string, Terms>} what was found around a stem before */
  const surroundings = new Map();
  /** @type {{beginnings: string[], ends: string[]} | undefined} made when all words are learnt */
  let sorted;

  /**
   * Learns a word.
   *
   * @param {string} word folded
   * @returns {string} its stem
   */
  function add(word) {
    const learnt = stems.get(word);
    if (learnt !== undefined) return learnt;
    const root = stem(word);
    stems.set(word, root);
    known.add(root);
    if (isStopWord(word) || word.length < SHORTEST.beginning) return root;
    for (const form of new Set([word, root])) if (!spelling.has(form)) spelling.add({ word: form });
    return root;
  }

  /** @param {string} word one of the texts, or a stem of theirs */
  const stemOf = (word) => stems.get(word) ?? word;

  /**
   * Whether a stem stands in the texts or among the synonyms.
   *
   * @param {string} root
   * @returns {boolean}
   */
  function knows(root) {
    return known.has(root) || others.has(root);
  }

  /**
   * The stems that a word may stand for.
   *
   * @param {string} word folded
   * @returns {Terms}
   */
  function expand(word) {
    /** @type {Terms} */
    const terms = new Map();
    for (const [root, weight] of meanings(word)) {
      for (const [term, near] of around(root)) raise(terms, term, weight * near);
      for (const [other, same] of others.get(root) ?? [])
        for (const [term, near] of around(other)) raise(terms, term, weight * same * near);
    }
    return terms;
  }

  /**
   * The stems of words that look somewhat like a word, for when nothing is near it.
   *
   * @param {string} word folded
   * @returns {Terms}
   */
  function resembling(word) {
    const like = spelling.search(word, { fuzzy: RESEMBLANCE, maxFuzzy: 4 });
    return new Map(like.map(({ id }) => [stemOf(id), NEAR.resembling]));
  }

  /**
   * What a word may have been meant as: itself, or where nobody knows it its parts and the words spelt like it.
   *
   * @param {string} word
   * @returns {Terms}
   */
  function meanings(word) {
    const root = stem(word);
    /** @type {Terms} */
    const found = new Map([[root, 1]]);
    if (knows(root)) return found;
    for (const part of parts(word)) raise(found, part, NEAR.compound);
    for (const [like, weight] of speltLike(word)) raise(found, stemOf(like), weight);
    return found;
  }

  /**
   * How far what a word was taken to mean can be trusted: 1 for a known word or the beginning of one, for an unknown compound
   * the share of its letters that known words explain, and for a misspelling less the shorter it is.
   *
   * @param {string} word
   * @returns {number}
   */
  function trust(word) {
    const root = stem(word);
    if (knows(root) || around(root).size > 0) return 1;
    const explained = parts(word).reduce((letters, part) => letters + part.length, 0) / word.length;
    const wrong = spelling.search(word, { fuzzy: 1 }).length > 0 ? 1 : 2;
    const spelt = speltLike(word).length > 0 ? 1 - (wrong * WRONG) / word.length : 0;
    return Math.min(1, Math.max(explained, spelt, 0));
  }

  /**
   * The known words that a compound begins or ends with.
   *
   * @param {string} word
   * @returns {string[]} stems
   */
  function parts(word) {
    const cuts = Array.from(word, (_, cut) => cut).slice(SHORTEST.rest, -SHORTEST.rest);
    const tails = cuts.map((cut) => word.slice(cut)).filter((part) => part.length >= SHORTEST.part);
    const heads = cuts.map((cut) => word.slice(0, cut)).filter((part) => part.length >= SHORTEST.part);
    return [tails.map(stem).find(knows), heads.map(stem).findLast(knows)].filter((part) => part !== undefined);
  }

  /**
   * @param {string} word
   * @returns {[string, number][]}
   */
  function speltLike(word) {
    if (word.length < SHORTEST.misspelt) return [];
    const one = spelling.search(word, { fuzzy: 1 });
    if (one.length > 0) return one.map(({ id }) => [id, NEAR.oneLetter]);
    if (word.length < SHORTEST.misspeltTwice) return [];
    return spelling.search(word, { fuzzy: 2 }).map(({ id }) => [id, NEAR.twoLetters]);
  }

  /**
   * A stem, where it is known, and those of the words that begin or end with it.
   *
   * @param {string} root
   * @returns {Terms}
   */
  function around(root) {
    const found = surroundings.get(root) ?? lookAround(root);
    surroundings.set(root, found);
    return found;
  }

  /**
   * @param {string} root
   * @returns {Terms}
   */
  function lookAround(root) {
    sorted ??= {
      beginnings: [...stems.keys()].filter((word) => !isStopWord(word)).sort(),
      ends: [...known].map(reverse).sort(),
    };
    /** @type {Terms} */
    const found = new Map(known.has(root) ? [[root, 1]] : []);
    if (root.length < SHORTEST.beginning) return found;
    for (const end of startingWith(reverse(root), sorted.ends))
      if (end.length - root.length >= SHORTEST.rest) raise(found, reverse(end), NEAR.compound);
    for (const word of startingWith(root, sorted.beginnings)) raise(found, stemOf(word), NEAR.compound);
    return found;
  }

  return { add, expand, resembling, knows, trust };
}

/** @param {string} word */
const reverse = (word) => [...word].reverse().join("");

/**
 * @param {string} beginning
 * @param {readonly string[]} sorted
 * @returns {string[]}
 */
function startingWith(beginning, sorted) {
  const found = [];
  for (let at = placeOf(beginning, sorted); sorted[at]?.startsWith(beginning); at++) found.push(sorted[at] ?? "");
  return found;
}

/**
 * @param {string} word
 * @param {readonly string[]} sorted
 * @returns {number} the place of the first that does not come before the word
 */
function placeOf(word, sorted) {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? "") < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * @param {Terms} terms
 * @param {string} term
 * @param {number} weight
 */
function raise(terms, term, weight) {
  if (weight > (terms.get(term) ?? 0)) terms.set(term, weight);
}

/**
 * The other words of each word's groups. The fewer words a group has, the nearer they are.
 *
 * @param {readonly (readonly string[])[]} synonyms
 * @returns {Map<string, Terms>} by stem
 */
function groups(synonyms) {
  /** @type {Map<string, Terms>} */
  const others = new Map();
  for (const group of synonyms) {
    const roots = group.map((word) => stem(words(word).join("")));
    const near = NEAR.synonym / Math.sqrt(group.length - 1);
    for (const root of roots) {
      const found = others.get(root) ?? new Map();
      for (const other of roots) if (other !== root) raise(found, other, near);
      others.set(root, found);
    }
  }
  return others;
}
