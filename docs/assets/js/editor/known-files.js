/**
 * The files that the form has read, which tells nobody their names: a file is known again by what it says.
 *
 * @typedef {Record<string, unknown>} Values
 * @typedef {{head: string, gap: string, body: string, values: Values}} File
 */

const ALIKE = 0.5; // of all that is filled in

/** By their texts: what was read last comes last. @type {Map<string, File>} */
const known = new Map();

/** @param {string} text @param {File} file */
export function remember(text, file) {
  known.delete(text);
  known.set(text, file);
}

/**
 * The file that a content was read from: the one that is most like it, where any is.
 *
 * @param {Values} content
 * @returns {File | undefined}
 */
export function nearest(content) {
  let best = ALIKE;
  /** @type {File | undefined} */
  let found;
  for (const file of known.values()) {
    const share = likeness(file, content);
    if (share >= best) [best, found] = [share, file];
  }
  return found;
}

/**
 * Whether another file has the same title. One that is like it in all else is an earlier form of the same.
 *
 * @param {Values} content
 * @param {readonly string[]} needed what every file of that kind has: two of different kinds may share a title
 * @param {boolean} isNew
 */
export function isTitleTaken(content, needed, isNew) {
  const same = [...known.values()].filter(
    ({ values }) => folded(values.title) === folded(content.title) && needed.every((name) => name in values),
  );
  return same.some((file) => isNew || likeness(file, content) < ALIKE);
}

/**
 * Whether two values say the same: the form leaves out what is empty, and the spaces around a text.
 *
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function alike(one, other) {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (!isCollection(one) || !isCollection(other)) return String(one).trim() === String(other).trim();
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [/** @type {Values} */ (one), /** @type {Values} */ (other)];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].every((name) => alike(ours[name], theirs[name]));
}

/** @param {unknown} value @returns {value is object} */
export function isCollection(value) {
  return typeof value === "object" && value !== null;
}

/** What a file means that says nothing. @param {unknown} value @returns {boolean} */
export function isNothing(value) {
  if (isCollection(value)) return Object.values(value).every(isNothing);
  return value === undefined || value === null || value === "" || value === false;
}

/**
 * The share of a content's parts that a file has too.
 *
 * @param {File} file
 * @param {Values} content
 */
function likeness({ values, body }, content) {
  /** @type {Values} */
  const typed = { ...values, body };
  const names = Object.keys(content).filter((name) => !isNothing(content[name]));
  return names.filter((name) => alike(typed[name], content[name])).length / names.length;
}

/** @param {unknown} title */
function folded(title) {
  return String(title ?? "")
    .trim()
    .toLocaleLowerCase("sv");
}
