import assert from "node:assert/strict";
import { test } from "node:test";

import { chunks, readSelection, withSelection } from "../../../docs/assets/js/catalogue/selection.js";

test("an address gives the choice it was made from, in its order", () => {
  assert.deepEqual(readSelection(withSelection("", ["enkat", "crazy-8"])), ["enkat", "crazy-8"]);
  assert.equal(withSelection("", ["enkat", "crazy-8"]), "?valda=enkat,crazy-8");
});

test("a card is chosen once, and what cannot be a card's name is left out", () => {
  assert.deepEqual(readSelection("?valda=enkat,,enkat,<b>,../x&valda=pilot"), ["enkat", "pilot"]);
});

test("other parts of the address stay when the choice changes", () => {
  assert.equal(withSelection("?q=b%C3%B6rja&valda=pilot", ["enkat"]), "?q=b%C3%B6rja&valda=enkat");
  assert.equal(withSelection("?valda=pilot", []), "");
});

test("sheets take four cards each, the last what is left", () => {
  assert.deepEqual(chunks([1, 2, 3, 4, 5], 4), [[1, 2, 3, 4], [5]]);
  assert.deepEqual(chunks([], 4), []);
});

for (const tail of [
  ".",
  ")",
  "]",
  ">",
  '"',
  "?x=1",
  "%20",
  "%C2%A0",
  "%E2%80%8B",
  "%0A",
  ",",
  "&amp;utm=1",
  " och kom",
]) {
  test(`a choice of cards that ends in ${JSON.stringify(tail)} keeps them all`, () => {
    assert.deepEqual(readSelection(`?valda=enkat,crazy-8,pilot${tail}`), ["enkat", "crazy-8", "pilot"]);
  });
}

for (const damaged of [
  "?valda=enkat%2Ccrazy-8%2Cpilot",
  "?valda=enkat,%20crazy-8,%0Apilot",
  "?valda=enkat,crazy%E2%80%8B-8,%C2%A0pilot",
  "?q=a&amp;valda=enkat,crazy-8,pilot",
  "?valda%3Denkat,crazy-8,pilot",
  "?valda=enkat,crazy-%0A8,pilot",
  "?valda=enkat,%E2%80%8Bcrazy-8,pilot",
]) {
  test(`a choice of cards that a program has rewritten keeps them all: ${damaged}`, () => {
    assert.deepEqual(readSelection(damaged), ["enkat", "crazy-8", "pilot"]);
  });
}
