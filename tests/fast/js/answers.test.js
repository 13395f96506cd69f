import assert from "node:assert/strict";
import { test } from "node:test";

import { inNumbers, readAnswers, withAnswers } from "../../../docs/assets/js/law/answers.js";

const IDS = ["manniskor", "barn", "ai"];
/** @type {import("../../../docs/assets/js/law/answers.js").Answers} */
const ANSWERS = new Map([
  ["manniskor", "ja"],
  ["barn", "ja"],
  ["ai", "nej"],
]);
const ADDRESS = "?svar=3&ja=manniskor,barn&nej=ai";

test("an address gives the answers it was made from", () => {
  assert.equal(withAnswers("", ANSWERS), ADDRESS);
  assert.deepEqual(readAnswers(ADDRESS, IDS), { answers: ANSWERS, faults: [], given: true });
});

test("an address without answers says nothing and is no fault", () => {
  assert.deepEqual(readAnswers("?q=x", IDS), { answers: new Map(), faults: [], given: false });
  assert.equal(withAnswers("?q=x", new Map()), "?q=x");
});

test("other parts of the address stay when an answer changes", () => {
  assert.equal(withAnswers("?q=b%C3%B6rja&svar=1&nej=barn", new Map([["barn", "ja"]])), "?q=b%C3%B6rja&svar=1&ja=barn");
});

for (let length = ADDRESS.length - 1; length > "?svar=3".length; length -= 1) {
  test(`an address cut after ${length} signs tells that something is missing`, () => {
    const { faults, answers } = readAnswers(ADDRESS.slice(0, length), IDS);
    assert.equal(faults.length > 0, true);
    for (const [id, answer] of answers) assert.equal(answer, ANSWERS.get(id));
  });
}

for (const tail of [".", ")", "%20", "%E2%80%8B", "&amp;utm=1", " och kom"]) {
  test(`an address that ends in ${JSON.stringify(tail)} keeps every answer`, () => {
    assert.deepEqual(readAnswers(ADDRESS + tail, IDS).answers, ANSWERS);
  });
}

test("signs that a program for mail encoded are read", () => {
  assert.deepEqual(readAnswers("?svar%3D3&ja%3Dmanniskor%2Cbarn&nej%3Dai", IDS).answers, ANSWERS);
});

test("an answer to a question that is not asked is told, and the others stay", () => {
  const { answers, faults } = readAnswers("?svar=2&ja=barn,raketer", IDS);
  assert.deepEqual([...answers], [["barn", "ja"]]);
  assert.match(faults[0] ?? "", /raketer/);
});

test("yes and no to the same question is neither", () => {
  const { answers, faults } = readAnswers("?ja=barn,ai&nej=barn", IDS);
  assert.deepEqual([...answers], [["ai", "ja"]]);
  assert.equal(faults.length, 1);
});

test("answers are counted in words", () => {
  assert.equal(inNumbers(ANSWERS), "2 ja och 1 nej");
});
