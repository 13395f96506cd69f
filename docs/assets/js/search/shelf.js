/**
 * Texts to be searched: what each of them is worth to a root, by MiniSearch's BM25+.
 *
 * @typedef {{place: number, score: number}[]} Scores of the texts that have a root, by their place on the shelf
 */

/**
 * @template T
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {Readonly<Record<string, number>>} fields what each field of a text weighs
 * @param {(text: T, field: string) => string} read
 * @param {(text: string) => string[]} words
 * @param {(word: string, field: string) => string | null} process a word as it is kept
 */
export function createShelf(MiniSearch, fields, read, words, process) {
  /** @type {import("minisearch").default<{id: number, text: T}>} */
  const index = new MiniSearch({
    fields: Object.keys(fields),
    extractField: ({ id, text }, field) => (field === "id" ? id : read(text, field)),
    tokenize: words,
    processTerm: (word, field) => process(word, field ?? ""),
  });
  /** @type {Map<string, Scores>} */
  const kept = new Map();
  /** @type {Map<string, Set<number>>} */
  const standing = new Map();

  /** @param {T} text */
  function add(text) {
    index.add({ id: index.documentCount, text });
  }

  /**
   * @param {string} root
   * @returns {Scores}
   */
  function scores(root) {
    const found = kept.get(root) ?? weigh(root, fields);
    kept.set(root, found);
    return found;
  }

  /**
   * @param {string} root
   * @param {Readonly<Record<string, number>>} boost what each field weighs, where it differs
   * @returns {Scores}
   */
  function weigh(root, boost) {
    const options = { fields: Object.keys(boost), boost, tokenize: whole, processTerm: same };
    return index.search(root, options).map(({ id, score }) => ({ place: id, score }));
  }

  /**
   * Whether a text has a root.
   *
   * @param {string} root
   * @param {number} place
   */
  function has(root, place) {
    const places = standing.get(root) ?? new Set(scores(root).map((each) => each.place));
    standing.set(root, places);
    return places.has(place);
  }

  return { add, scores, weigh, has };
}

/** @param {string} text */
const whole = (text) => [text];

/** @param {string} term */
const same = (term) => term;
