import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { base, fold, isStopWord, stem, words } from "../../../docs/assets/js/search/swedish.js";

/** @param {string} word */
const root = (word) => stem(fold(word));

const SAME = [
  ["intervju", "intervjun", "intervjuer", "intervjuerna", "intervjuernas"],
  ["idé", "idén", "idéer", "idéerna", "ide", "ideerna"],
  ["dagbok", "dagboken", "dagböcker", "dagböckerna"],
  ["möte", "mötet", "möten", "mötena"],
  ["program", "programmet", "programmen"],
  ["användare", "användaren", "användarna", "användarnas"],
  ["lösning", "lösningen", "lösningar", "lösningarna", "losning"],
  ["kort", "kortet", "korten", "kortens"],
  ["lättläst", "lattlast"],
];

for (const forms of SAME)
  test(`the forms of ${forms[0]} have one stem`, () => {
    assert.equal(new Set(forms.map(root)).size, 1, forms.map(root).join(" "));
  });

test("words that only look alike keep stems of their own", () => {
  for (const [one, other] of [
    ["kort", "karta"],
    ["resa", "resultat"],
    ["kommun", "kommunikation"],
  ])
    assert.notEqual(root(one ?? ""), root(other ?? ""));
});

test("stems are Snowball's, letter by letter", () => {
  const lines = readFileSync(new URL("snowball.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  assert.ok(lines.length > 200);
  const wrong = lines.map((line) => line.split("\t")).filter(([word, expected]) => stem(word ?? "") !== expected);
  assert.deepEqual(wrong, []);
});

test("words are found whatever stands between them", () => {
  assert.deepEqual(words("Post-it: ”Åka bil”?\n<b>1,5</b>"), ["post", "it", "åka", "bil", "b", "1", "5", "b"]);
  assert.deepEqual(words("🙂 … !"), []);
});

test("accents and case are folded the same however they are typed", () => {
  assert.equal(fold("IDE\u0301"), fold("idé"));
  assert.equal(fold("ÅÄÖ"), "aao");
});

test("stop words are known as they are written and without their accents", () => {
  for (const word of ["för", "for", "när", "nar"]) assert.ok(isStopWord(word));
  for (const word of ["varfor", "varför", "mån"]) assert.ok(!isStopWord(word));
});

test("words that one is made of are known by it, and words that only begin alike are not", () => {
  for (const [one, other] of [
    ["mäta", "mätning"],
    ["plan", "planering"],
    ["svår", "svårighet"],
    ["observera", "observation"],
  ])
    assert.equal(base(one ?? ""), base(other ?? ""));
  for (const [one, other] of [
    ["visa", "vision"],
    ["ledig", "leda"],
    ["svar", "svår"],
  ])
    assert.notEqual(base(one ?? ""), base(other ?? ""));
});
