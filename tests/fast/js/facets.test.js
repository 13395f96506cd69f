import assert from "node:assert/strict";
import { test } from "node:test";

import { countOptions, fits, nearest, readChoice, writeQuery } from "../../../docs/assets/js/catalogue/facets.js";

const interview = { facets: { steg: ["undersoka"], tid: ["timme", "pass"] } };
const voting = { facets: { steg: ["ta-fram-ideer", "fokusera"], tid: ["kort"] } };
const items = [interview, voting];

/** @param {string} query */
const choice = (query) => readChoice(new URLSearchParams(query), ["steg", "tid"]);

test("options within a facet widen the choice", () => {
  const wanted = choice("steg=undersoka&steg=fokusera");
  assert.ok(items.every((item) => fits(item, wanted)));
});

test("facets narrow each other", () => {
  const wanted = choice("steg=undersoka&tid=kort");
  assert.ok(!items.some((item) => fits(item, wanted)));
});

test("a count leaves out what is chosen in its own facet, and heeds the others", () => {
  assert.equal(countOptions(items, choice("steg=undersoka"))("steg", "fokusera"), 1);
  assert.equal(countOptions(items, choice("tid=kort"))("steg", "undersoka"), 0);
});

test("an address gives the choice it was made from", () => {
  const wanted = choice("tid=pass&steg=fokusera&steg=undersoka");
  assert.deepEqual(choice(writeQuery("", wanted)), wanted);
});

test("an address without a choice has no question mark, and unknown names are left out", () => {
  assert.equal(writeQuery("", choice("hemligt=1")), "");
});

test("where nothing fits, the items that meet most of the choice come first", () => {
  assert.deepEqual(nearest(items, choice("steg=fokusera&tid=timme&tid=kort"), 1), [voting]);
  assert.deepEqual(nearest(items, choice("steg=ringa-in"), 2), items);
});
