/**
 * The words that a collection of texts knows, and which of them a word of a query may mean.
 *
 * Whoever searches inflects, misspells, says `enkät` for `brukarenkät` or the other way round, or uses another word for the
 * same thing. Each way to be near has a weight below that of the word itself. The site's build looks the texts' own words up
 * in a dictionary (hooks/guide/data/lexicon.py); other words are known by their stem. Spelling is left to MiniSearch.
 *
 * @typedef {Map<string, number>} Terms roots of the collection, each with how near it is: 1 is the word itself
 * @typedef {{forms: Record<string, string>, parts: Record<string, string>}} Words the forms of each root, and the roots that
 *   each compound is made of
 */
import { base, fold, isStopWord, stem, words } from "./swedish.js";

const NEAR = {
  whole: 0.6, // behovsinventering → behov, where nobody knows the whole
  compound: 0.65, // resa → användarresa
  part: 0.4, // användarresa → resa
  derived: 0.85, // mäta → mätning
  beginning: 0.6, // of a word that is being typed
  synonym: 0.8, // of two; less where more words share a meaning
  oneLetter: 0.7,
  twoLetters: 0.4,
  resembling: 0.2,
};
const RESEMBLANCE = 0.4; // the share of its letters that a word may have wrong, where nothing else is found
const WRONG = 3; // letters that one wrong letter of a word makes doubtful
const SHORTEST = { beginning: 3, rest: 3, part: 4, misspelt: 4, misspeltTwice: 6 }; // letters: fewer fit too much
const COMPOSED = 0.75; // how far what is put together of known words can be trusted to be known

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {readonly (readonly string[])[]} synonyms groups of words that mean the same
 * @param {Words["parts"]} made the roots that compounds are made of
 */
export function createLexicon(MiniSearch, synonyms, made) {
  /** @type {Map<string, string>} each word of the dictionary and its root */
  const roots = new Map();
  /** @type {Map<string, string>} each word of the texts and its root */
  const learnt = new Map();
  /** @type {Set<string>} roots that stand in the texts */
  const known = new Set();
  /** @type {Map<string, Set<string>>} roots by the letters of their forms without accents, by the stems of those, and by what they come from */
  const folded = new Map();
  /** @type {Map<string, Set<string>>} */
  const stems = new Map();
  /** @type {Map<string, Set<string>>} */
  const bases = new Map();
  /** @type {Map<string, Set<string>>} compounds by their parts */
  const compounds = new Map();
  /** @type {import("minisearch").default<{word: string}>} */
  const spelling = new MiniSearch({ fields: ["word"], idField: "word", tokenize: (word) => [word] });
  /** @type {Map<string, Terms>} what was found around a root before */
  const surroundings = new Map();
  /** @type {Map<string, Terms> | undefined} made when all words are learnt */
  let others;
  /** @type {string[] | undefined} */
  let sorted;

  for (const [root, those] of Object.entries(made)) for (const part of those.split(" ")) enter(compounds, part, root);

  /**
   * Learns a word of the dictionary.
   *
   * @param {string} root
   * @param {string} forms its other forms, with a space between
   */
  function note(root, forms = "") {
    enter(bases, base(root), root);
    for (const form of [root, ...forms.split(" ").filter(Boolean)]) {
      roots.set(form, root);
      enter(folded, fold(form), root);
      enter(stems, stem(fold(form)), root);
    }
  }

  /** @param {string} word */
  function spell(word) {
    const plain = fold(word);
    if (!isStopWord(word) && word.length >= SHORTEST.beginning && !spelling.has(plain)) spelling.add({ word: plain });
  }

  /**
   * Learns a word of the texts.
   *
   * @param {string} word in lower case
   * @returns {string} its root
   */
  function add(word) {
    const already = learnt.get(word);
    if (already !== undefined) return already;
    if (!roots.has(word)) note(stem(fold(word)), word);
    const root = rootOf(word);
    learnt.set(word, root);
    known.add(root);
    for (const each of [word, ...(made[root]?.split(" ") ?? [])]) spell(each);
    return root;
  }

  /** @param {string} word */
  const rootOf = (word) => roots.get(word) ?? stem(fold(word));

  /**
   * Whether a word, in any form, stands in the texts, in a compound of theirs or among the synonyms.
   *
   * @param {string} word
   * @returns {boolean}
   */
  const knows = (word) => readings(word).length > 0 || alike().has(rootOf(word));

  /**
   * The roots that a word is a form of: as it is written, or without accents, or by its stem, or else by what it is made from.
   *
   * @param {string} word
   * @returns {string[]}
   */
  function readings(word) {
    const exact = roots.get(word);
    if (exact !== undefined && known.has(exact)) return [exact];
    const plain = fold(word);
    return [...(folded.get(plain) ?? stems.get(stem(plain)) ?? bases.get(base(word)) ?? bases.get(base(plain)) ?? [])];
  }

  /**
   * The roots that a word may stand for.
   *
   * @param {string} word
   * @param {boolean} [typing] whether the word may go on
   * @returns {Terms}
   */
  function expand(word, typing = false) {
    /** @type {Terms} */
    const terms = new Map();
    for (const [root, weight] of meanings(word)) {
      for (const [term, near] of around(root)) raise(terms, term, weight * near);
      for (const [other, same] of alike().get(root) ?? [])
        for (const [term, near] of around(other)) raise(terms, term, weight * same * near);
    }
    if (typing) for (const root of beginningWith(word)) raise(terms, root, NEAR.beginning);
    return terms;
  }

  /** @returns {Map<string, Terms>} the other words of each root's groups */
  function alike() {
    others ??= groups(synonyms, rootOf);
    return others;
  }

  /**
   * The roots of words that look somewhat like a word, for when nothing is near it.
   *
   * @param {string} word
   * @returns {Terms}
   */
  function resembling(word) {
    const like = spelling.search(fold(word), { fuzzy: RESEMBLANCE, maxFuzzy: 4 });
    return new Map(like.flatMap(({ id }) => readings(id).map((root) => [root, NEAR.resembling])));
  }

  /**
   * What a word may have been meant as: itself, or where the texts have no form of it its parts and the words spelt like it.
   *
   * @param {string} word
   * @returns {Terms}
   */
  function meanings(word) {
    const found = new Map(own(word).map((root) => [root, 1]));
    if (found.size > 0) return found;
    for (const { roots } of parts(word)) for (const root of roots) raise(found, root, NEAR.whole);
    for (const [like, weight] of speltLike(word)) for (const root of readings(like)) raise(found, root, weight);
    return found;
  }

  /**
   * The roots of a word that lead somewhere: that stand in the texts, or that something there is made of, or means.
   *
   * @param {string} word
   * @returns {string[]}
   */
  function own(word) {
    const roots = readings(word).filter((root) => around(root).size > 0 && !(made[root] && !known.has(root)));
    return roots.length > 0 || !alike().has(rootOf(word)) ? roots : [rootOf(word)];
  }

  /**
   * What a word is taken to say, so that an answer can be judged by how much of that it speaks of: itself, or the parts of an
   * unknown compound, with the share of its letters that each explains, or what it may be a misspelling of, which can be
   * trusted less the shorter the word is.
   *
   * @param {string} word
   * @param {boolean} [typing] whether the word may go on
   * @returns {{share: number, terms: Terms}[]}
   */
  function claims(word, typing = false) {
    const meant = expand(word, typing);
    if (own(word).length > 0 || (typing && meant.size > 0)) return [{ share: 1, terms: meant }];
    const explained = parts(word).map(({ part, roots }) => ({
      share: (part.length / word.length) * COMPOSED,
      terms: merge(roots.map(around)),
    }));
    const wrong = spelling.search(fold(word), { fuzzy: 1 }).length > 0 ? 1 : 2;
    const share = Math.max(0, 1 - (wrong * WRONG) / word.length);
    const spelt = speltLike(word).flatMap(([like]) => readings(like).map(around));
    return spelt.length > 0 && share > sum(explained) ? [{ share, terms: merge(spelt) }] : explained;
  }

  /**
   * The longest known words that a compound ends and begins with.
   *
   * @param {string} word
   * @returns {{part: string, roots: string[]}[]}
   */
  function parts(word) {
    const cuts = Array.from(word, (_, cut) => cut).slice(SHORTEST.rest, 1 - SHORTEST.rest);
    const tails = cuts.map((cut) => word.slice(cut)).filter((part) => part.length >= SHORTEST.part);
    const tail = tails.find(leads) ?? "";
    const heads = cuts.map((cut) => word.slice(0, cut)).filter((part) => part.length >= SHORTEST.part);
    const head = heads.findLast((part) => part.length + tail.length <= word.length && bound(part).some(leads)) ?? "";
    const found = [
      { part: tail, roots: tail ? readings(tail) : [] },
      { part: head, roots: head ? readings(bound(head).find(leads) ?? "") : [] },
    ];
    return found.filter(({ part }) => part);
  }

  /** @param {string} word */
  const leads = (word) => readings(word).some((root) => around(root).size > 0);

  /**
   * @param {string} word
   * @returns {[string, number][]}
   */
  function speltLike(word) {
    const plain = fold(word);
    if (plain.length < SHORTEST.misspelt) return [];
    const one = spelling.search(plain, { fuzzy: 1 });
    if (one.length > 0) return one.map(({ id }) => [id, NEAR.oneLetter]);
    if (plain.length < SHORTEST.misspeltTwice) return [];
    return spelling.search(plain, { fuzzy: 2 }).map(({ id }) => [id, NEAR.twoLetters]);
  }

  /**
   * A root, where it stands in the texts, and those that are made of it, that it is made of or that it comes from.
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
    /** @type {Terms} */
    const found = new Map([[root, 1]]);
    for (const other of bases.get(base(root)) ?? []) raise(found, other, NEAR.derived);
    for (const [near, weight] of [...found])
      for (const compound of compounds.get(near) ?? []) raise(found, compound, weight * NEAR.compound);
    for (const part of made[root]?.split(" ") ?? []) raise(found, part, NEAR.part);
    return new Map([...found].filter(([term]) => known.has(term)));
  }

  /**
   * @param {string} beginning
   * @returns {string[]} the roots of the words that begin so
   */
  function beginningWith(beginning) {
    const plain = fold(beginning);
    if (plain.length < SHORTEST.beginning) return [];
    sorted ??= [...folded.keys()].sort();
    return startingWith(plain, sorted).flatMap((form) => [...(folded.get(form) ?? [])]);
  }

  return { note, add, rootOf, readings, expand, resembling, knows, claims };
}

/**
 * @param {Map<string, Set<string>>} lists
 * @param {string} key
 * @param {string} item
 */
function enter(lists, key, item) {
  const list = lists.get(key) ?? new Set();
  lists.set(key, list.add(item));
}

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
 * @param {readonly Terms[]} many
 * @returns {Terms} each term as near as it is in any of them
 */
export function merge(many) {
  /** @type {Terms} */
  const all = new Map();
  for (const terms of many) for (const [term, near] of terms) raise(all, term, near);
  return all;
}

/**
 * @param {string} beginning
 * @returns {string[]} the words that the beginning of a compound may be bound for
 */
const bound = (beginning) => [beginning, beginning.replace(/s$/, ""), `${beginning}e`, `${beginning}a`];

/** @param {readonly {share: number}[]} claims */
const sum = (claims) => claims.reduce((total, { share }) => total + share, 0);

/**
 * The other words of each word's groups. The fewer words a group has, the nearer they are.
 *
 * @param {readonly (readonly string[])[]} synonyms
 * @param {(word: string) => string} rootOf
 * @returns {Map<string, Terms>} by root
 */
function groups(synonyms, rootOf) {
  /** @type {Map<string, Terms>} */
  const others = new Map();
  for (const group of synonyms) {
    const roots = group.map((word) => rootOf(words(word).join("")));
    const near = NEAR.synonym / Math.sqrt(group.length - 1);
    for (const root of roots) {
      const found = others.get(root) ?? new Map();
      for (const other of roots) if (other !== root) raise(found, other, near);
      others.set(root, found);
    }
  }
  return others;
}
