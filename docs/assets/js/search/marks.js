/**
 * What of a text a search found: its words marked, and the sentence that says most of them.
 *
 * @typedef {(word: string) => boolean} IsFound whether a word, in lower case, is one that the query may mean
 */
const WORD = /([\p{L}\p{M}\p{N}]+)/u;
const SENTENCE = /[^.!?]+(?:[.!?]+[”\])]*|$)/g;
const LONGEST = 220; // letters of a sentence that is shown whole
const BEFORE = 60; // letters before the first word found, of a longer one

/**
 * A text in pieces: plain text, and a `mark` for each word that was found.
 *
 * @param {string} text
 * @param {IsFound} found
 * @returns {(string | HTMLElement)[]}
 */
export function marked(text, found) {
  return text.split(WORD).map((piece) => (found(plain(piece)) ? mark(piece) : piece));
}

/**
 * How many different words of a text were found.
 *
 * @param {string} text
 * @param {IsFound} found
 * @returns {number}
 */
export function countFound(text, found) {
  return new Set(text.split(WORD).map(plain).filter(found)).size;
}

/**
 * The sentence of a text in which most was found, shortened where it is long.
 *
 * @param {string} text
 * @param {IsFound} found
 * @returns {string}
 */
export function tellingSentence(text, found) {
  const sentences = (text.match(SENTENCE) ?? []).map((sentence) => sentence.trim());
  const counts = sentences.map((sentence) => countFound(sentence, found));
  return shortened(sentences[counts.indexOf(Math.max(...counts))] ?? "", found);
}

/**
 * @param {string} sentence
 * @param {IsFound} found
 * @returns {string}
 */
function shortened(sentence, found) {
  if (sentence.length <= LONGEST) return sentence;
  const pieces = sentence.split(WORD);
  const first = pieces.findIndex((piece) => found(plain(piece)));
  const ahead = pieces.slice(0, Math.max(0, first)).join("");
  const start = ahead.length <= BEFORE ? 0 : ahead.indexOf(" ", ahead.length - BEFORE) + 1;
  const end = sentence.lastIndexOf(" ", start + LONGEST);
  const [before, after] = [start > 0 ? "… " : "", end > start && end < sentence.length ? " …" : ""];
  return before + sentence.slice(start, after ? end : undefined) + after;
}

/** @param {string} word */
const plain = (word) => word.toLowerCase().normalize("NFC");

/**
 * @param {string} word
 * @returns {HTMLElement}
 */
function mark(word) {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
}
