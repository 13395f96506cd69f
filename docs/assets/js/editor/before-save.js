/**
 * What is saved in the editors' form: cleaned of what a paste brought along, and stopped where it holds personal data or
 * has another's title. The form hands over an Immutable map, and sends on whatever comes back.
 *
 * @typedef {import("./known-files.js").Values} Values
 * @typedef {{map: (change: (value: unknown, key: string | number) => unknown) => unknown, toJS: () => Values}} Collection
 * @typedef {{get: (key: string) => unknown, set: (key: string, value: unknown) => Entry}} Entry
 * @typedef {{name: string, label: string, fields: {name: string, label: string, required?: boolean}[]}} Kind
 */
import { seen, typed } from "../shared/pasted.js";
import { personal } from "../shared/privacy.js";
import { isTitleTaken } from "./known-files.js";

const MARKDOWN = "body";
const NOT_PERSONAL = "Ta bort det, för det du sparar blir offentligt direkt. Ange en funktion i stället.";

/**
 * @param {Entry} entry
 * @param {readonly Kind[]} kinds the kinds of content that the form knows
 * @param {readonly string[]} hosts whose mail addresses belong to private persons
 * @returns {Entry}
 * @throws {Error} in the form's own manner: it shows the cause and saves nothing
 */
export function beforeSave(entry, kinds, hosts) {
  const fields = kinds.find(({ name }) => name === entry.get("collection"))?.fields ?? [];
  /** @type {string[]} */
  const found = [];
  const data = changed(entry.get("data"), (text, [field = ""]) => {
    const label = fields.find(({ name }) => name === field)?.label ?? field;
    found.push(...personal(text, hosts).map((sort) => `Under ”${label}” står ${sort}.`));
    return field === MARKDOWN ? typed(text) : seen(text);
  });
  const faults = [
    ...taken(/** @type {Collection} */ (data).toJS(), fields, entry.get("newRecord") === true),
    ...(found.length ? [...new Set(found), NOT_PERSONAL] : []),
  ];
  if (faults.length) throw new Error("saving_failed", { cause: new Error(faults.join(" ")) });
  return entry.set("data", data);
}

/**
 * @param {Values} content
 * @param {Kind["fields"]} fields
 * @param {boolean} isNew
 */
function taken(content, fields, isNew) {
  const needed = fields.filter(({ name, required }) => required && name !== MARKDOWN).map(({ name }) => name);
  if (!isTitleTaken(content, needed, isNew)) return [];
  const label = fields.find(({ name }) => name === "title")?.label;
  const title = String(content.title).trim();
  return [`Under ”${label}”: ”${title}” finns redan. Välj ett annat namn, eller öppna den i listan och ändra där.`];
}

/**
 * The same values with every text changed.
 *
 * @param {unknown} value
 * @param {(text: string, path: readonly (string | number)[]) => string} change
 * @param {readonly (string | number)[]} path
 * @returns {unknown}
 */
function changed(value, change, path = []) {
  if (typeof value === "string") return change(value, path);
  return isCollection(value) ? value.map((inner, key) => changed(inner, change, [...path, key])) : value;
}

/**
 * @param {unknown} value
 * @returns {value is Collection}
 */
function isCollection(value) {
  return typeof value === "object" && value !== null && "map" in value;
}
