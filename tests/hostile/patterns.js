// `node patterns.js FOLDER` prints the regular expressions of the scripts in a folder as JSON. Without a folder it reads
// such and prints what recheck says of each.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { check } from "recheck";

const PATIENCE = 20_000; // milliseconds for one
const AT_A_TIME = 2; // one for each processor of a small machine

/**
 * @typedef {{place: string, source: string, flags: string}} Pattern
 * @typedef {Record<string, string>} Texts constants of a module
 */

/** @param {string} folder */
function* scripts(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf-8" }).sort()) {
    if (name.endsWith(".js")) yield join(folder, name);
  }
}

/**
 * @param {string} file
 * @returns {Generator<Pattern>}
 */
function* patterns(file) {
  const tree = parse(readFileSync(file, "utf-8"), { ecmaVersion: "latest", sourceType: "module", locations: true });
  /** @type {Texts} */
  const texts = {};
  /** @type {Pattern[]} */
  const found = [];
  full(tree, (/** @type {any} */ node) => {
    const place = `${file}:${node.loc.start.line}`;
    if (node.type === "VariableDeclarator" && node.init) texts[node.id.name] = text(node.init, texts);
    if (node.type === "Literal" && node.regex) {
      found.push({ place, source: node.regex.pattern, flags: node.regex.flags });
    }
    if (node.type === "NewExpression" && node.callee.name === "RegExp") {
      const [source, flags] = node.arguments;
      found.push({ place, source: text(source, texts), flags: flags ? text(flags, texts) : "" });
    }
  });
  yield* found;
}

/**
 * What an expression says; what cannot be known before it runs is a word.
 *
 * @param {any} node
 * @param {Texts} texts
 * @returns {string}
 */
function text(node, texts) {
  if (node.type === "Literal") return String(node.value);
  if (node.type === "Identifier") return texts[node.name] ?? "x";
  if (node.type === "BinaryExpression" && node.operator === "+")
    return text(node.left, texts) + text(node.right, texts);
  if (node.type !== "TemplateLiteral") return "x";
  return node.quasis
    .map((/** @type {any} */ part, /** @type {number} */ at) => {
      const after = node.expressions[at];
      return part.value.cooked + (after ? text(after, texts) : "");
    })
    .join("");
}

/** @param {Pattern} pattern */
async function judged({ source, flags }) {
  const said = await check(source, flags, { timeout: PATIENCE });
  const attack = said.status === "vulnerable" ? said.attack : undefined;
  return {
    fails: said.status === "unknown" || said.complexity.type === "exponential",
    why: said.status === "unknown" ? JSON.stringify(said.error) : said.complexity.summary,
    pumps: attack?.pumps ?? [],
    suffix: attack?.suffix ?? "",
  };
}

/** @param {Pattern[]} all */
async function judgements(all) {
  /** @type {object[]} */
  const told = [];
  const waiting = all.entries();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const [at, pattern] of waiting) told[at] = await judged(pattern);
    }),
  );
  return told;
}

const [folder] = process.argv.slice(2);
const answer = folder
  ? [...scripts(folder)].flatMap((file) => [...patterns(file)])
  : await judgements(JSON.parse(readFileSync(0, "utf-8")));
console.log(JSON.stringify(answer));
