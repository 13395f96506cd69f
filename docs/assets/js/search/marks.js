/**
 * Marks in a text the words that a search found.
 */
import { fold, isStopWord, stem } from "./swedish.js";

/**
 * A text in pieces: plain text, and a `mark` for each word whose stem was found.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} terms stems
 * @returns {(string | HTMLElement)[]}
 */
export function marked(text, terms) {
  return text.split(/([\p{L}\p{N}]+)/u).map((piece) => (isFound(piece, terms) ? mark(piece) : piece));
}

/**
 * @param {string} piece
 * @param {ReadonlySet<string>} terms
 * @returns {boolean}
 */
function isFound(piece, terms) {
  const word = fold(piece);
  return !isStopWord(word) && terms.has(stem(word));
}

/**
 * @param {string} word
 * @returns {HTMLElement}
 */
function mark(word) {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
}
