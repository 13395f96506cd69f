/**
 * Narrowing a list by facets. Options within a facet widen the choice, facets narrow each other.
 *
 * @typedef {Map<string, Set<string>>} Choice the chosen values of each facet that has any
 * @typedef {{facets: Record<string, readonly string[]>}} Item what a card is found by
 */

/**
 * The choice that an address holds; names that are no facet are left out.
 *
 * @param {URLSearchParams} query
 * @param {readonly string[]} names
 * @returns {Choice}
 */
export function readChoice(query, names) {
  const chosen = names.map((name) => /** @type {const} */ ([name, new Set(query.getAll(name))]));
  return new Map(chosen.filter(([, values]) => values.size > 0));
}

/**
 * The address's query for a text and a choice: always in the same order, nothing empty.
 *
 * @param {string} text
 * @param {Choice} choice
 * @returns {string} with its question mark, or empty
 */
export function writeQuery(text, choice) {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  for (const [name, values] of choice) for (const value of values) query.append(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/**
 * Whether an item has a chosen value in every facet that has any. `except` is a facet to leave out.
 *
 * @param {Item} item
 * @param {Choice} choice
 * @param {string} [except]
 * @returns {boolean}
 */
export function fits(item, choice, except) {
  return [...choice].every(
    ([name, values]) => name === except || item.facets[name]?.some((value) => values.has(value)),
  );
}

/**
 * How many items an option would show, beside what is chosen in the other facets.
 *
 * @param {readonly Item[]} items
 * @param {Choice} choice
 * @param {string} name
 * @param {string} value
 * @returns {number}
 */
export function countOption(items, choice, name, value) {
  return items.filter((item) => fits(item, choice, name) && item.facets[name]?.includes(value)).length;
}

/**
 * The items that meet most of a choice, the best first; those that meet as much keep their order.
 *
 * @template {Item} T
 * @param {readonly T[]} items
 * @param {Choice} choice
 * @param {number} most
 * @returns {T[]}
 */
export function nearest(items, choice, most) {
  const met = (/** @type {T} */ item) => [...choice].filter((facet) => fits(item, new Map([facet]))).length;
  return [...items].sort((one, other) => met(other) - met(one)).slice(0, most);
}
