/** Text pasted from Word, Teams or a web page, as if it had been typed here; `guide/text/pasted.py` does the same. */

const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const LINE_ENDS = /\r\n?|[\v\u0085\u2028\u2029]/g;
const HARD = /^([ \t]*(?:(?:[-*+]|\d+\.|#{1,6})[ \t]*)?)[\u00a0\u2007\u202f]+/gm;
// Word marks the points of a list with signs of its own; some of them only count as such before a tab,
// or before the hard spaces that stand for one on the web.
const BULLET = /^( *)(?:[•▪●◦■·\uf0b7\uf0a7][\t \u00a0]+|[o§–](?:\t|\u00a0{2,} ?))/gm;
const NUMBER = /^( *)(\d{1,2})(?:\)[ \t\u00a0]+|\.\t+)/gm;
const TABS = /(?<=\S)\t+(?=\S)/g;
const STUCK_LIST = /^(?! *(?:[-*+>|#]|\d+\. ))([^\S\r\n\u2028\u2029]*\S.*)\n(?=(?:[-*] |1\. ))/gm;

/**
 * One line or more without characters that nobody sees, and with letters as one character each.
 *
 * @param {string} text
 */
export function seen(text) {
  return text.normalize("NFC").replace(LINE_ENDS, "\n").replace(UNSEEN, "").replaceAll("\u2011", "-");
}

/**
 * Markdown whose lists are lists: their points are marked as Markdown wants it, after an empty line.
 *
 * @param {string} text
 */
export function typed(text) {
  const plain = seen(text).replace(HARD, "$1 ").replace(BULLET, "$1- ").replace(NUMBER, "$1$2. ");
  return plain.replace(TABS, " ").replace(STUCK_LIST, "$1\n\n");
}
