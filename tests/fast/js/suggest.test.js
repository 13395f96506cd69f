import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { offers } from "../../../docs/assets/js/start/suggest.js";

/** @import {Candidate, Wish} from "../../../docs/assets/js/start/suggest.js" */

const parts = { incheckning: "Incheckning", paus: "Paus", avslut: "Avslut" };

/**
 * @param {string} id
 * @param {Partial<Candidate>} [fields]
 * @returns {Candidate}
 */
function method(id, fields = {}) {
  return {
    id,
    title: id,
    address: `metoder/${id}/`,
    step: "ta-fram-ideer",
    least: 35,
    short: 35,
    usual: 45,
    most: 60,
    group: [4, 12],
    many: false,
    formats: ["plats", "distans"],
    purposes: ["fa-ideer"],
    waits: false,
    level: 0,
    next: [],
    ...fields,
  };
}

/**
 * @param {Partial<Wish>} [fields]
 * @returns {Wish}
 */
const wish = (fields = {}) => ({ minutes: 60, people: 8, format: "plats", purpose: "fa-ideer", ...fields });

/**
 * @param {readonly Candidate[]} methods
 * @param {Partial<Wish>} [fields]
 * @returns {string[]} the best sitting, written short
 */
function best(methods, fields) {
  return (offers(methods, parts, wish(fields))[0]?.items ?? []).map(({ ref, minutes }) => `${ref}:${minutes}`);
}

test("a sitting begins with a check-in, ends with a close and takes as long as there is", () => {
  assert.deepEqual(best([method("ett")]), ["incheckning:5", "ett:50", "avslut:5"]);
});

test("what serves another purpose, or is not led there, is not offered", () => {
  const methods = [method("annat", { purposes: ["valja"] }), method("rum", { formats: ["plats"] })];
  assert.deepEqual(offers(methods, parts, wish({ format: "distans" })), []);
  assert.equal(offers(methods, parts, wish()).length, 1);
});

test("a method leads on to the next while there is time, with a pause where it is long", () => {
  const methods = [
    method("ett", { next: ["två"] }),
    method("två", { purposes: ["valja"], least: 20, usual: 25, most: 30 }),
  ];
  assert.deepEqual(best(methods), ["incheckning:5", "ett:50", "avslut:5"]);
  assert.deepEqual(best(methods, { minutes: 90 }), ["incheckning:10", "ett:45", "två:25", "avslut:10"]);
  assert.deepEqual(best(methods, { minutes: 120 }), ["incheckning:10", "ett:60", "paus:10", "två:30", "avslut:10"]);
});

test("a method never leads on to one that the group is too large for", () => {
  const methods = [method("ett", { next: ["två"] }), method("två", { group: [2, 5], purposes: ["valja"] })];
  assert.deepEqual(best(methods, { minutes: 120 }), ["incheckning:10", "ett:60", "avslut:10"]);
});

test("few minutes that are left go to the close, more are told", () => {
  const [near] = offers([method("ett", { usual: 45, most: 45 })], parts, wish());
  assert.deepEqual(near?.items.at(-1), { ref: "avslut", minutes: 10 });
  assert.deepEqual(near?.notes, []);
  const [early] = offers([method("ett", { least: 20, usual: 20, most: 20 })], parts, wish());
  assert.equal(early?.total, 30);
  assert.deepEqual(early?.notes, ["spare"]);
});

test("a method that tells how is led in a shorter time, or with more people, and both are told", () => {
  const methods = [method("ett", { least: 60, short: 45, many: true })];
  const [offer] = offers(methods, parts, wish({ people: 20 }));
  assert.equal(offer?.total, 60);
  assert.deepEqual(offer?.notes, ["many", "short"]);
});

test("where nothing fits, the nearest is offered alone and what is wrong is told", () => {
  const methods = [method("ett", { least: 120, short: 90 }), method("två", { least: 60, short: 60 })];
  assert.deepEqual(best(methods), ["incheckning:5", "två:60", "avslut:5"]);
  assert.deepEqual(offers(methods, parts, wish())[0]?.notes, ["over"]);
  assert.deepEqual(offers([method("ett")], parts, wish({ people: 30 }))[0]?.notes, ["group"]);
});

test("what can be done at once and is made for it comes before what waits, and easy before hard", () => {
  const methods = [
    method("väntar", { waits: true }),
    method("svår", { level: 2 }),
    method("bisak", { purposes: ["valja", "fa-ideer"] }),
    method("lätt"),
  ];
  const order = offers(methods, parts, wish()).map((offer) => offer.methods[0]?.id);
  assert.deepEqual(order, ["lätt", "svår", "bisak", "väntar"]);
});

test("a guide without a check-in and a close still gets its sitting", () => {
  const [offer] = offers([method("ett")], {}, wish({ minutes: 45 }));
  assert.deepEqual(offer?.items, [{ ref: "ett", minutes: 45 }]);
});

test("minutes add up, and no sitting is longer than asked for without saying so", () => {
  const some = fc.record({
    least: fc.integer({ min: 5, max: 200 }),
    more: fc.integer({ min: 0, max: 100 }),
    low: fc.integer({ min: 1, max: 20 }),
    many: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(some, { maxLength: 6 }),
      fc.integer({ min: 20, max: 240 }),
      fc.integer({ min: 1, max: 60 }),
      (list, minutes, people) => {
        const methods = list.map(({ least, more, low, many }, place) =>
          method(`m${place}`, {
            least,
            short: least,
            usual: least + Math.floor(more / 2),
            most: least + more,
            group: [low, low + 8],
            many,
            next: list.map((_, other) => `m${other}`),
          }),
        );
        for (const { items, total, notes } of offers(methods, parts, wish({ minutes, people }))) {
          assert.equal(
            items.reduce((sum, item) => sum + item.minutes, 0),
            total,
          );
          assert.ok(items.every((item) => item.minutes > 0));
          assert.equal(total > minutes, notes.includes("over"));
        }
      },
    ),
  );
});
