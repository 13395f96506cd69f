import assert from "node:assert/strict";
import { test } from "node:test";

import { cardNumber, cardPath } from "../../../docs/assets/js/cards/number.js";

test("a card's address is found however it was typed", () => {
  for (const path of ["/k/a42627", "/K/a42627/", "/k/A42627/"]) assert.equal(cardPath(path), "/K/A42627/");
  assert.equal(cardPath("/guiden/k/00ff1a"), "/guiden/K/00FF1A/");
});

test("no other address is taken for a card's", () => {
  for (const path of ["/k/", "/metoder/enkat/", "/k/enkat", "/k/a42627/mer"]) assert.equal(cardPath(path), "");
});

test("a number is read with what people type around it", () => {
  assert.equal(cardNumber(" a4 26-27 "), "A42627");
});
