/** What the form reads of a content file and writes back: a change of a word is a change of a line. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { fromFile, toFile } from "../../../docs/assets/js/editor/content-file.js";

const ROOT = new URL("../../../", import.meta.url);
const OWN = ["tests/own/methods", "tests/own/cases"];
const FILES = [...OWN, "methods", "cases"]
  .filter((folder) => existsSync(new URL(folder, ROOT)))
  .flatMap((folder) => readdirSync(new URL(folder, ROOT)).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith(".md"));
const FEW = 61; // of the texts of a file that is not the tests' own, one in so many is changed: all of them take a minute

/** @param {string} path */
const text = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** As the form hands over what it read and takes what it is given. @param {string} path */
const opened = (path) => fromFile(text(path).trim());

/** @param {Record<string, any>} content */
const saved = (content) => `${toFile(content).trim()}\n`;

/**
 * Every text in a value, by its way there.
 *
 * @param {unknown} value
 * @param {string[]} way
 * @returns {Generator<string[]>}
 */
function* texts(value, way = []) {
  if (typeof value === "string") yield way;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...way, key]);
}

/**
 * @param {Record<string, any>} content
 * @param {string[]} way
 */
function withAWordChanged(content, way) {
  const changed = structuredClone(content);
  const last = way.at(-1) ?? "";
  const inner = way.slice(0, -1).reduce((value, key) => value[key], changed);
  inner[last] = inner[last].includes(" ") ? inner[last].replace(/ \S+/, " ändrat: #1") : `${inner[last]} nytt`;
  return changed;
}

/**
 * How many lines went and came between what two texts have in common at their ends.
 *
 * @param {string} before
 * @param {string} after
 */
function lines(before, after) {
  const [old, made] = [before.split("\n"), after.split("\n")];
  while (old.length && old[0] === made[0]) [old.shift(), made.shift()];
  while (old.length && old.at(-1) === made.at(-1)) [old.pop(), made.pop()];
  return [old.length, made.length];
}

test("a file that is opened and saved is the same file", () => {
  for (const path of FILES) assert.equal(saved(opened(path)), text(path), path);
});

test("a change of a word is a change of a line, wherever it stands", () => {
  for (const path of FILES) {
    const content = opened(path);
    const every = OWN.some((folder) => path.startsWith(folder)) ? 1 : FEW;
    for (const way of [...texts(content)].filter((_, place) => place % every === 0)) {
      const changed = withAWordChanged(content, way);
      assert.deepEqual(lines(text(path), saved(changed)), [1, 1], `${path}: ${way.join(".")}`);
    }
  }
});

const TYPED = `---
# En redaktörs egen anmärkning
title: 'Ett ”fall”'   # och en till
summary: >-
  Två rader
  som är en mening.
methods: [enkat, tre-prickar]
period: {start: 2026-03-02, end: 2026-05-01}
sources:
  - {title: Anteckningar}
programme: ett-program
reviewed: 2026-11-20
---
## Varför

Därför.
`;

/** @param {Record<string, any>} change */
function changed(change) {
  const content = { ...fromFile(TYPED.trim()), ...change };
  return saved(content);
}

test("what an editor has typed in her own manner stays so", () => {
  assert.equal(changed({}), TYPED);
  assert.equal(changed({ title: "Ett 'nytt'" }), TYPED.replace("'Ett ”fall”'", "'Ett ''nytt'''"));
  assert.equal(
    changed({ sources: [{ title: "Egna [anteckningar], två" }] }),
    TYPED.replace("{title: Anteckningar}", '{title: "Egna [anteckningar], två"}'),
  );
  assert.equal(changed({ body: "\n## Varför\n\nNu.\n" }), TYPED.replace("Därför", "Nu"));
});

test("a folded text that is changed is a folded text", () => {
  const made = changed({ summary: "En rad.\nEn till." });
  assert.match(made, /summary: >-\n {2}En rad\.\n\n {2}En till\.\nmethods/);
  assert.equal(fromFile(made).summary, "En rad.\nEn till.");
});

test("a field that comes or goes leaves the others alone", () => {
  assert.equal(changed({ programme: "" }), TYPED.replace("programme: ett-program\n", ""));
  assert.equal(changed({ programme: undefined }), TYPED.replace("programme: ett-program\n", ""));
  const { reviewed, body, ...before } = fromFile(TYPED.trim());
  const more = saved({ ...before, feedback: "Tack: vi gör det", reviewed, body });
  assert.equal(more, TYPED.replace("ett-program\n", 'ett-program\nfeedback: "Tack: vi gör det"\n'));
});

test("a part that comes or goes rewrites its own field and no other", () => {
  const made = changed({ period: { start: "2026-03-02" } });
  assert.equal(made, TYPED.replace("period: {start: 2026-03-02, end: 2026-05-01}", 'period:\n  start: "2026-03-02"'));
  assert.deepEqual(fromFile(made.trim()).period, { start: "2026-03-02" });
});

test("a no that the form adds by itself is not written, nor an empty list taken away", () => {
  const empty = TYPED.replace("[enkat, tre-prickar]", "[]");
  const { methods, ...rest } = fromFile(empty.trim());
  assert.deepEqual(methods, []);
  assert.equal(saved({ ...rest, pinned: false }), empty);
});

test("a new file is written as an issue's is", () => {
  const values = JSON.parse(text("tests/shared/written.json"));
  assert.equal(saved({ ...values, body: "## Varför\n\nDärför." }), text("tests/shared/written.md"));
});
