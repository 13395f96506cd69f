import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetOldKey } from "../../../docs/assets/js/editor/key.js";

const HOUR = 3_600_000;

/** @param {number} since */
function kept(since) {
  const values = new Map([
    ["sveltia-cms.user", '{"token":"nyckel"}'],
    ["redigera.sedan", String(since)],
  ]);
  return {
    getItem: (/** @type {string} */ name) => values.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void values.set(name, value),
    removeItem: (/** @type {string} */ name) => void values.delete(name),
  };
}

test("a key is kept for a working day and then forgotten", () => {
  for (const [hours, is] of /** @type {const} */ ([
    [0, true],
    [11, true],
    [12, false],
    [-1, false],
  ])) {
    const storage = kept(1e12);
    forgetOldKey(storage, 1e12 + hours * HOUR);
    assert.equal(storage.getItem("sveltia-cms.user") !== null, is, `${hours} hours`);
  }
});

test("a key of unknown age is forgotten once, and the day begins", () => {
  const storage = kept(0);
  forgetOldKey(storage, 1e12);
  assert.equal(storage.getItem("sveltia-cms.user"), null);
  storage.setItem("sveltia-cms.user", "en ny");
  forgetOldKey(storage, 1e12 + HOUR);
  assert.equal(storage.getItem("sveltia-cms.user"), "en ny");
});
