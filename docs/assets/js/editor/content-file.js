/**
 * A content file as the form reads and writes it: what nobody has changed stays as it was typed, and what is new is
 * written as `hooks/guide/editor/content_file.py` writes it.
 *
 * @typedef {import("yaml").Node} Node
 * @typedef {{start: number, end: number, text: string}} Edit
 * @typedef {import("./known-files.js").Values} Values
 */
import { isMap, isScalar, isSeq, parse, parseDocument } from "yaml";

import { alike, isCollection, isNothing, nearest, remember } from "./known-files.js";

const PARTS = /^---\n(?<head>[\s\S]*?)\n---(?<gap>\s*)(?<body>[\s\S]*)$/;
const BEGINS = /^[A-Za-zÅÄÖåäö”]/;
const UNSEEN = /\p{C}|[^\P{Z} ]/u; // a space is the only one of its kind that is known by sight
const NO_PLAIN = /: | #|[: ]$|^(?:true|false|null|yes|no|on|off)$/i;
const FLOW = /[,[\]{}]/;

/**
 * @param {string} text
 * @returns {Values} the header's values, and the text below it as `body`
 * @throws {Error} where the header is no YAML
 */
export function fromFile(text) {
  const found = PARTS.exec(text)?.groups;
  if (!found) return { body: text };
  const { head = "", gap = "", body = "" } = found;
  const values = parse(head) ?? {};
  remember(text, { head, gap, body: body.trim(), values });
  return { ...values, body };
}

/** @param {Values} content @returns {string} */
export function toFile(content) {
  const { body, ...values } = content;
  const typed = String(body ?? "").trim();
  const file = nearest({ ...values, body: typed });
  const head = (file && mended(file.head, values)) ?? written(values);
  return `---\n${head}\n---${file?.gap || "\n\n"}${typed}`;
}

/**
 * A header with other values, and all else as it was; undefined where that cannot be.
 *
 * @param {string} head
 * @param {Values} values
 */
function mended(head, values) {
  const { contents } = parseDocument(head);
  if (!isMap(contents)) return undefined;
  /** @type {Edit[]} */
  const edits = [];
  let after = -1;
  const pairs = new Map(contents.items.map(({ key, value }) => [String(key), { key, value }]));
  for (const [name, { key, value }] of pairs) {
    const wanted = values[name];
    if (isNothing(wanted) && !isNothing(plain(value))) edits.push(...without(head, key, value));
  }
  for (const [name, wanted] of Object.entries(values)) {
    const pair = pairs.get(name);
    if (!pair) {
      if (!isNothing(wanted)) edits.push(inserted(after, written({ [name]: wanted })));
      continue;
    }
    const { start, end } = place(head, pair.key, pair.value);
    after = end;
    if (isNothing(wanted)) continue;
    edits.push(...(changes(head, pair.value, wanted) ?? [{ start, end, text: written({ [name]: wanted }) }]));
  }
  const made = applied(head, edits);
  return alike(parse(made), values) ? made : undefined;
}

/**
 * The edits that give a node another value; undefined where it gets another shape.
 *
 * @param {string} head
 * @param {unknown} node
 * @param {unknown} wanted
 * @param {boolean} inFlow
 * @returns {Edit[] | undefined}
 */
function changes(head, node, wanted, inFlow = false) {
  if (alike(plain(node), wanted)) return [];
  if (isNothing(wanted)) return undefined;
  if (isScalar(node) && !isCollection(wanted)) return [respelt(head, node, wanted, inFlow)];
  if (isSeq(node) && Array.isArray(wanted) && node.items.length === wanted.length)
    return all(node.items.map((item, place) => changes(head, item, wanted[place], inFlow || !!node.flow)));
  if (!isMap(node) || !isCollection(wanted) || Array.isArray(wanted)) return undefined;
  const names = new Set(node.items.map(({ key }) => String(key)));
  if (Object.entries(wanted).some(([name, value]) => !names.has(name) && !isNothing(value))) return undefined;
  return all(
    node.items.map(({ key, value }) =>
      changes(head, value, /** @type {Values} */ (wanted)[String(key)], inFlow || !!node.flow),
    ),
  );
}

/** @param {(Edit[] | undefined)[]} found */
function all(found) {
  return found.some((edits) => !edits) ? undefined : found.flatMap((edits) => edits ?? []);
}

/**
 * A scalar's place, with another value in the manner of the old.
 *
 * @param {string} head
 * @param {import("yaml").Scalar} node
 * @param {unknown} wanted
 * @param {boolean} inFlow
 * @returns {Edit}
 */
function respelt(head, node, wanted, inFlow) {
  const [start, end] = node.range ?? [0, 0];
  const source = head.slice(start, end);
  const text = String(wanted);
  if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") {
    const [sign = "", first = ""] = source.split("\n");
    const indent = /^ */.exec(first)?.[0] ?? "";
    const lines = (node.type === "BLOCK_FOLDED" ? text.replaceAll("\n", "\n\n") : text).split("\n");
    const tail = source.slice(source.trimEnd().length);
    return { start, end, text: [sign, ...lines.map((line) => (line ? indent + line : line))].join("\n") + tail };
  }
  const quote = node.type === "QUOTE_SINGLE" && !/[\n\r\t]/.test(text);
  if (quote) return { start, end, text: `'${text.replaceAll("'", "''")}'` };
  const quoted = node.type === "QUOTE_DOUBLE" || (inFlow && FLOW.test(text));
  return { start, end, text: quoted ? JSON.stringify(text) : scalar(wanted) };
}

/**
 * @param {string} head
 * @param {unknown} key
 * @param {unknown} value
 */
function place(head, key, value) {
  const start = /** @type {Node} */ (key).range?.[0] ?? 0;
  const last = /** @type {Node | null} */ (value)?.range?.[1] ?? /** @type {Node} */ (key).range?.[1] ?? start;
  return { start, end: head.slice(0, last).trimEnd().length };
}

/**
 * @param {string} head
 * @param {unknown} key
 * @param {unknown} value
 * @returns {Edit[]}
 */
function without(head, key, value) {
  const { start, end } = place(head, key, value);
  const next = head.indexOf("\n", end);
  return [{ start, end: next < 0 ? head.length : next + 1, text: "" }];
}

/** @param {number} after @param {string} text @returns {Edit} */
function inserted(after, text) {
  return after < 0 ? { start: 0, end: 0, text: `${text}\n` } : { start: after, end: after, text: `\n${text}` };
}

/** @param {string} text @param {Edit[]} edits */
function applied(text, edits) {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((made, { start, end, text: instead }) => made.slice(0, start) + instead + made.slice(end), text)
    .trimEnd();
}

/** @param {Values} values @returns {string} a header, written anew */
export function written(values) {
  return Object.entries(values)
    .filter(([, value]) => !isNothing(value) || Array.isArray(value))
    .map(([name, value]) => `${name}:${below(value, "  ")}`)
    .join("\n");
}

/** @param {unknown} value @param {string} indent @returns {string} */
function below(value, indent) {
  if (!isCollection(value)) return ` ${scalar(value)}`;
  if (Array.isArray(value))
    return value.length ? `\n${value.map((item) => `${indent}- ${inItem(item, indent)}`).join("\n")}` : " []";
  return `\n${written(/** @type {Values} */ (value)).replace(/^/gm, indent)}`;
}

/** @param {unknown} item @param {string} indent */
function inItem(item, indent) {
  return below(item, "").trimStart().replaceAll("\n", `\n${indent}  `);
}

/** @param {unknown} value */
function scalar(value) {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = String(value);
  return BEGINS.test(text) && !UNSEEN.test(text) && !NO_PLAIN.test(text) ? text : JSON.stringify(text);
}

/** @param {unknown} node @returns {unknown} */
function plain(node) {
  return node ? /** @type {import("yaml").Node & {toJSON: () => unknown}} */ (node).toJSON() : null;
}
