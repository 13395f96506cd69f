/** A choice of cards, kept in the address: `?valda=djupintervju,enkat`. */
import { mendLink } from "../shared/links.js";

const NAME = "valda";
const ID = /^[a-z0-9-]{1,60}/;

/**
 * The ids that an address has chosen, each once and in order. What cannot be an id is left out, also where a program
 * for mail has put it after the last: a full stop, a bracket.
 *
 * @param {string} query
 * @returns {string[]}
 */
export function readSelection(query) {
  const values = new URLSearchParams(mendLink(query)).getAll(NAME).join(",").split(",");
  return [...new Set(values.flatMap((id) => ID.exec(id.trim())?.[0] ?? []))];
}

/**
 * A query with another choice in it; its other parts stay.
 *
 * @param {string} query
 * @param {readonly string[]} ids
 * @returns {string} with its question mark, or empty
 */
export function withSelection(query, ids) {
  const rest = new URLSearchParams(query);
  rest.delete(NAME);
  const parts = [rest.toString(), ids.length > 0 ? `${NAME}=${ids.join(",")}` : ""].filter(Boolean);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/**
 * A list cut into parts of equal length, the last as long as it gets.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} length
 * @returns {T[][]}
 */
export function chunks(list, length) {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) =>
    list.slice(index * length, (index + 1) * length),
  );
}
