/** Rules that the build and the browser both have are tested from the same tables; `test_shared.py` reads them too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { rooms, stretch, withPauses } from "../../../docs/assets/js/plan/agenda.js";
import { EMPTY, readPlan } from "../../../docs/assets/js/plan/plan.js";
import { duration } from "../../../docs/assets/js/shared/dates.js";

/**
 * The rows of a table, without its head.
 *
 * @param {string} name
 */
function table(name) {
  const text = readFileSync(new URL(`../../shared/${name}.tsv`, import.meta.url), "utf8");
  return text.trimEnd().split("\n").slice(1).map((row) => row.split("\t"));
}

for (const [minutes, text] of table("durations")) {
  test(`${minutes} minutes are said as ${text}`, () => assert.equal(duration(Number(minutes)), text));
}

for (const [id, fits] of table("slugs")) {
  test(`”${id}” ${fits === "ja" ? "is" : "is not"} the name of a method in a plan`, () => {
    assert.equal(readPlan(`#v1&m=${id}:20`).plan.items[0]?.ref === id, fits === "ja");
  });
}

for (const [hash = "", name, remote, items] of table("plans")) {
  test(`${hash} is read as the plan it was written from`, () => {
    const { plan, faults } = readPlan(hash);
    assert.deepEqual([plan.name, plan.remote ? "ja" : "nej", faults.length], [name, remote, 0]);
    assert.equal(plan.items.map(({ ref, minutes }) => `${ref} ${minutes}`).join("|"), items);
  });
}

test("words are sorted as in the table", () => {
  const words = table("sorting").map(([word = ""]) => word);
  assert.deepEqual(words.toReversed().sort((a, b) => a.localeCompare(b, "sv")), words);
});

/** @type {import("../../../docs/assets/js/plan/agenda.js").Catalogue} */
const catalogue = JSON.parse('{"blocks": {"paus": {"title": "Paus", "pause": true}}, "occasions": {}, "cases": {}}');

for (const [where, sitting, pause] of table("pauses")) {
  test(`nobody sits more than ${sitting} minutes ${where}`, () => {
    const plan = { ...EMPTY, remote: where === "distans" };
    assert.equal(stretch(plan), Number(sitting));
    const long = { ...plan, items: [{ ref: "*a", minutes: Number(sitting) }, { ref: "*b", minutes: 30 }] };
    assert.deepEqual(withPauses(long, catalogue).items[1], { ref: "paus", minutes: Number(pause) });
    const soonOver = { ...plan, items: [{ ref: "*a", minutes: Number(sitting) }, { ref: "avslut", minutes: 10 }] };
    assert.equal(withPauses(soonOver, catalogue), soonOver);
  });
}

test("rooms are as even as they can be, and nobody sits alone", () => {
  assert.deepEqual(rooms(7, 2), [2, 2, 3]);
  assert.deepEqual(rooms(8, 2), [2, 2, 2, 2]);
  assert.deepEqual(rooms(5, 2), [2, 3]);
  assert.deepEqual(rooms(7, 4), [3, 4]);
  assert.deepEqual(rooms(13, 3), [2, 2, 3, 3, 3]);
  for (let people = 3; people <= 60; people += 1) {
    for (let size = 2; size <= 6 && size < people; size += 1) {
      const found = rooms(people, size);
      assert.equal(found.reduce((sum, one) => sum + one, 0), people);
      assert.ok(found.every((one) => one >= 2), `${people} in rooms of ${size}: ${found}`);
    }
  }
});
