/** A printed card's number, and where it leads. */

const TYPED = /\/k\/([0-9a-f]+)\/?$/i;

/**
 * The address of the card whose number stands at the end of a path, in whatever form; empty where none does.
 *
 * @param {string} path
 * @returns {string}
 */
export function cardPath(path) {
  return TYPED.test(path) ? path.replace(TYPED, (_, number) => `/K/${number.toUpperCase()}/`) : "";
}

/**
 * A number as it stands on the card, however it was typed.
 *
 * @param {string} typed
 * @returns {string}
 */
export function cardNumber(typed) {
  return typed.replace(/[^0-9a-z]/gi, "").toUpperCase();
}
