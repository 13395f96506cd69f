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
