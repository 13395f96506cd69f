/** Personal data that must never reach the repository: what is sent in there is public from its first second. */

// The same dashes and blanks as in `guide/content/privacy.py`.
const DASH = "\\u002d\\u2010-\\u2015\\u2212\\ufe63\\uff0d";
const BLANK = "\\u0020\\u00a0\\u2007\\u2009\\u202f";
const GAP = `[${BLANK}${DASH}]?`;
const NUMBER = new RegExp(
  `(?<![\\d+])(?:1[89]|20)?(\\d{2})${GAP}(\\d{2})${GAP}(\\d{2})[${BLANK}]?[+${DASH}]?[${BLANK}]?(\\d{2})[${BLANK}]?(\\d{2})(?!\\d)`,
  "g",
);
const MOBILE = new RegExp(`(?<!\\d)(?:(?:\\+|00)46${GAP}(?:\\(0\\))?|0)${GAP}7[02369](?:${GAP}\\d){7}(?!\\d)`);
const WEB = /https?:\/\/\S+/g;
const ADDRESS = /(?<![^\s@<>(),;:"'”])[^\s@<>(),;:"'”]+@((?:[\w-]+\.)+[a-z]{2,})/gi;

/**
 * Personal data in a text, as the reader is told of it; `guide/content/privacy.py` finds the same.
 *
 * @param {string} text
 * @param {readonly string[]} hosts whose mail addresses belong to private persons
 * @returns {string[]}
 */
export function personal(text, hosts) {
  const found = [];
  if ([...text.matchAll(NUMBER)].some(isPersonalNumber)) found.push("ett personnummer");
  const rest = text.replace(NUMBER, (...match) => (isPersonalNumber(match) ? " " : match[0]));
  if (MOBILE.test(rest.replace(WEB, " "))) found.push("ett mobilnummer");
  if ([...text.matchAll(ADDRESS)].some(([, host = ""]) => hosts.includes(host.toLowerCase())))
    found.push("en privat e-postadress");
  return found;
}

/** @param {readonly string[]} match */
function isPersonalNumber([, year = "", month = "", day = "", first = "", last = ""]) {
  const born = Number(day) > 60 ? Number(day) - 60 : Number(day); // a co-ordination number
  const date = new Date(Date.UTC(2000, Number(month) - 1, born));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === born;
  return isDay && checksum(`${year}${month}${day}${first}${last}`);
}

/**
 * Whether the last digit is the one that the others give (Luhn).
 *
 * @param {string} digits
 */
function checksum(digits) {
  const sum = [...digits].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
