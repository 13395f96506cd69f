/** Addresses as they were written, before programs for mail and chat broke and encoded them. */

// Line breaks and marks without width, as they are or encoded.
const BREAKS = /(?:[\t\n\r\u200B-\u200D\u2060\uFEFF]|%0A|%0D|%09|%E2%80%8[BCD]|%E2%81%A0|%EF%BB%BF)+/gi;
const SIGNS = /%(?:23|26|2C|3A|3D)/gi;

/**
 * A part of an address that holds names and numbers only, no text of the reader's own, with its signs in place again.
 *
 * @param {string} text
 */
export function mendLink(text) {
  return text.replace(BREAKS, "").replace(SIGNS, decodeURIComponent).replace(/&amp;/g, "&");
}

/**
 * The same address where a server shows the page of a folder; on a disk, that page itself.
 *
 * @param {string | URL} address whole, or as it counts from the page
 */
export function toPage(address) {
  const there = new URL(address, location.href);
  if (there.protocol === "file:" && there.pathname.endsWith("/")) there.pathname += "index.html";
  return there.href;
}
