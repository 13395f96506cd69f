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
 * Whether an item has a chosen value in every facet that has any.
 *
 * @param {Item} item
 * @param {Choice} choice
 * @returns {boolean}
 */
export function fits(item, choice) {
  return [...choice].every(([name, values]) => item.facets[name]?.some((value) => values.has(value)));
}

/**
 * How many items each option would show, beside what is chosen in the other facets.
 *
 * @param {readonly Item[]} items
 * @param {Choice} choice
 * @returns {(name: string, value: string) => number}
 */
export function countOptions(items, choice) {
  /** @type {Map<string, Map<string, number>>} by facet and value */
  const counts = new Map();
  for (const { facets } of items) {
    const unmet = [...choice].flatMap(([name, values]) => (facets[name]?.some((each) => values.has(each)) ? [] : name));
    for (const name of unmet.length > 1 ? [] : unmet.length === 1 ? unmet : Object.keys(facets)) {
      const ofFacet = counts.get(name) ?? new Map();
      counts.set(name, ofFacet);
      for (const value of facets[name] ?? []) ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1);
    }
  }
  return (name, value) => counts.get(name)?.get(value) ?? 0;
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
