import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { groups, inGroups, share } from "../../../docs/assets/js/plan/shares.js";

test("shared minutes add up, and no step is without", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
      (total, weights) => {
        const parts = share(total, weights);
        assert.equal(
          parts.reduce((a, b) => a + b),
          Math.max(total, weights.length),
        );
        assert.ok(parts.every((part) => part >= 1));
      },
    ),
  );
});

test("a method that has the minutes its steps take keeps each step's own", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }), (minutes) => {
      assert.deepEqual(
        share(
          minutes.reduce((a, b) => a + b),
          minutes,
        ),
        minutes,
      );
    }),
  );
});

test("seven people in pairs are two, two and three, and nobody is alone", () => {
  assert.equal(inGroups(groups(7, 2, 2)), "2 + 2 + 3");
  assert.equal(inGroups(groups(7, 2, 3)), "2 + 2 + 3");
  assert.equal(inGroups(groups(30, 4, 8)), "7 + 7 + 8 + 8");
  assert.equal(inGroups(groups(31, 2, 4)), "1 med 3 och 7 med 4");
  assert.deepEqual(groups(5, 2, 2), [2, 3]);
  assert.deepEqual(groups(7, 2, 4), [3, 4]);
  assert.deepEqual(groups(13, 2, 3), [2, 2, 3, 3, 3]);
});

test("groups hold everybody, as alike as can be", () => {
  const sizes = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 500 }), sizes, (people, [least, more]) => {
      const made = groups(people, least, least + more);
      assert.equal(
        made.reduce((a, b) => a + b),
        people,
      );
      assert.ok(Math.max(...made) - Math.min(...made) <= 1);
      assert.ok(Math.min(...made) >= least);
    }),
  );
});
