import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { follow, moveOn, readStart, weeks, writeStart } from "../../../docs/assets/js/programme/dates.js";

/** @typedef {import("../../../docs/assets/js/programme/dates.js").Occasion} Occasion */

/**
 * @param {number} number
 * @param {Occasion["at"]} at
 * @param {Occasion["homework"]} [homework]
 * @returns {Occasion}
 */
const occasion = (number, at, homework = null) => ({
  number,
  title: `Träff ${number}`,
  at,
  homework,
  text: "",
  agenda: "",
});

const radical = [
  occasion(1, { week: 0, until: 1 }),
  occasion(2, { week: 4, weekday: 3 }, { week: 5, until: 10 }),
  occasion(3, { week: 10, until: 12 }),
  occasion(4, { week: 22, weekday: 3 }, { week: 23, until: 28 }),
  occasion(5, { week: 29, until: 31 }),
  occasion(6, { week: 37, weekday: 3 }),
];
const none = new Map();

test("the dates published for Förändra radikalt 2017 come out of its start week", () => {
  const dated = follow(radical, "2017-03-20", none, {});
  assert.deepEqual(
    dated.map(({ days }) => weeks(days)),
    ["v. 12–13", "v. 16", "v. 22–24", "v. 34", "v. 41–43", "v. 49"],
  );
  assert.deepEqual(
    [1, 3, 5].map((index) => dated[index]?.days.first),
    ["2017-04-19", "2017-08-23", "2017-12-06"],
  );
  assert.deepEqual(
    dated.flatMap(({ work }) => (work ? [weeks(work)] : [])),
    ["v. 17–22", "v. 35–40"],
  );
  assert.deepEqual(
    dated.flatMap(({ warnings }) => warnings),
    [],
  );
});

test("Innovationsakuten has a plan the same day and acts the same week", () => {
  const dated = follow([occasion(1, { day: 0 }), occasion(2, { week: 0 })], "2026-11-26", none, {});
  assert.deepEqual(
    dated.map(({ days }) => days),
    [
      { first: "2026-11-26", last: "2026-11-26" },
      { first: "2026-11-26", last: "2026-11-27" },
    ],
  );
});

test("a red day, a weekend and a wrong order are told", () => {
  const holidays = { "2027-05-01": "Första maj", "2027-05-06": "Kristi himmelsfärdsdag" };
  const dated = follow(
    [occasion(1, { day: 12 }), occasion(2, { day: 7 }), occasion(3, { week: 1 })],
    "2027-04-24",
    none,
    holidays,
  );
  assert.deepEqual(
    dated.map(({ warnings }) => warnings),
    [
      ["Kristi himmelsfärdsdag är torsdag 6 maj."],
      ["Första maj är lördag 1 maj.", "Det är en helg.", "Ligger före ”Träff 1”."],
      ["Ligger före ”Träff 2”."],
    ],
  );
});

test("one occasion moves alone or takes the rest along, and its homework follows", () => {
  const later = moveOn(none, radical, 2, 7, true);
  const dated = follow(radical, "2017-03-20", later, {});
  assert.deepEqual(
    [0, 1, 5].map((index) => dated[index]?.days.first),
    ["2017-03-20", "2017-04-26", "2017-12-13"],
  );
  assert.equal(dated[1]?.work?.first, "2017-05-01");
  assert.deepEqual([...moveOn(none, radical, 2, 7, false)], [[2, 7]]);
  assert.deepEqual([...moveOn(moveOn(none, radical, 2, 7, true), radical, 2, -7, true)], []);
});

test("homework that is not done in time is told", () => {
  const dated = follow(radical, "2017-03-20", new Map([[3, -21]]), {});
  assert.match(dated[2]?.warnings.join() ?? "", /Hemarbetet efter ”Träff 2” är inte klart/);
});

test("a start and its moves come back from the address, and junk is left out", () => {
  const moves = new Map([
    [2, 7],
    [4, -14],
  ]);
  assert.deepEqual(readStart(writeStart("2027-03-22", moves, "ab12cd34")), {
    id: "ab12cd34",
    start: "2027-03-22",
    moves,
  });
  fc.assert(fc.property(fc.string({ unit: "binary" }), (junk) => typeof readStart(`#v1&${junk}`).start === "string"));
  assert.deepEqual(readStart("#v1&start=2027-02-30&flytta=x"), { id: "", start: "", moves: new Map() });
  for (const tail of [".", ")", "]", ">", '"', "?x=1", "%20", "\u00a0", "\u200b", "%0A"]) {
    assert.equal(readStart(`#v1&start=2027-03-22${tail}`).start, "2027-03-22", tail);
    assert.deepEqual(
      readStart(`#v1&amp;start=2027-03-22&flytta=2:7,4:-14${tail}`),
      { id: "", start: "2027-03-22", moves },
      tail,
    );
  }
  for (const damaged of [
    "#v1%26start%3D2027-03-22%26flytta%3D2%3A7%2C4%3A-14",
    "#v1&start=2027-03-22&flytta=2%3A7%2C%204%3A-14",
    "# v1&start=2027-\n03-22&flytta=2:7,\u200b4:-14",
  ]) {
    assert.deepEqual(readStart(damaged), { id: "", start: "2027-03-22", moves }, damaged);
  }
  for (const foreign of ["#innehall", "#start=2027-03-22", "#v10&start=2027-03-22"])
    assert.equal(readStart(foreign).start, "", foreign);
});
