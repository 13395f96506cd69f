import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import {
  follow as followBy,
  moveOn,
  NO_CHOICES,
  readStart,
  readWeeks,
  weeks,
  writeStart,
  writeWeeks,
} from "../../../docs/assets/js/programme/dates.js";

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
  length: 0,
  isInPairs: false,
  plan: "",
});

/**
 * @param {readonly Occasion[]} occasions
 * @param {string} start
 * @param {ReadonlyMap<number, number>} moves
 * @param {Readonly<Record<string, string>>} holidays
 */
const follow = (occasions, start, moves, holidays) => followBy(occasions, start, { ...NO_CHOICES, moves }, holidays);
const unset = { slots: new Map(), schoolHolidays: [] };

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
  const slots = new Map([
    [
      3,
      [
        { after: 2, clock: "13:00" },
        { after: -1, clock: "09:30" },
      ],
    ],
  ]);
  const choices = { moves, slots, schoolHolidays: [8, 44, 51, 52] };
  assert.deepEqual(readStart(writeStart("2027-03-22", choices, "ab12cd34")), {
    id: "ab12cd34",
    start: "2027-03-22",
    ...choices,
  });
  fc.assert(fc.property(fc.string({ unit: "binary" }), (junk) => typeof readStart(`#v1&${junk}`).start === "string"));
  assert.deepEqual(readStart("#v1&start=2027-02-30&flytta=x"), { id: "", start: "", moves: new Map(), ...unset });
  for (const tail of [".", ")", "]", ">", '"', "?x=1", "%20", "\u00a0", "\u200b", "%0A"]) {
    assert.equal(readStart(`#v1&start=2027-03-22${tail}`).start, "2027-03-22", tail);
    assert.deepEqual(
      readStart(`#v1&amp;start=2027-03-22&flytta=2:7,4:-14${tail}`),
      { id: "", start: "2027-03-22", moves, ...unset },
      tail,
    );
  }
  for (const damaged of [
    "#v1%26start%3D2027-03-22%26flytta%3D2%3A7%2C4%3A-14",
    "#v1&start=2027-03-22&flytta=2%3A7%2C%204%3A-14",
    "# v1&start=2027-\n03-22&flytta=2:7,\u200b4:-14",
  ]) {
    assert.deepEqual(readStart(damaged), { id: "", start: "2027-03-22", moves, ...unset }, damaged);
  }
  for (const foreign of ["#innehall", "#start=2027-03-22", "#v10&start=2027-03-22"])
    assert.equal(readStart(foreign).start, "", foreign);
});

test("a report on any day of the week is answered by the rule of that day", () => {
  const workshop = occasion(1, { week: 0, by_weekday: [2, 2, 1, 1, 3, 4, 3] });
  /** @param {string} start */
  const held = (start) => follow([workshop], start, none, {})[0];
  assert.equal(held("2026-11-26")?.days.first, "2026-11-27");
  assert.deepEqual(held("2026-11-26")?.warnings, []);
  for (const [start, monday] of [
    ["2026-11-27", "2026-11-30"],
    ["2026-11-28", "2026-12-02"],
    ["2026-11-29", "2026-12-02"],
  ]) {
    assert.equal(held(start ?? "")?.days.first, monday);
    assert.deepEqual(held(start ?? "")?.warnings, ["Blir först veckan efter. Säg det redan från början."]);
  }
});

test("a start in September is told of the weeks in which nothing goes on, and they can be taken away", () => {
  const autumn = follow(radical, "2026-09-07", none, {});
  const hole = autumn[3];
  assert.match(hole?.warnings.join(" ") ?? "", /Före träffen går 9 veckor utan träff eller hemarbete\./);
  const closed = follow(radical, "2026-09-07", moveOn(none, radical, 4, -7 * (hole?.gap ?? 0), true), {});
  assert.equal(closed[3]?.gap, 0);
  assert.equal(closed[3]?.days.first, "2026-12-23");
  assert.equal(follow(radical, "2017-03-20", none, {})[3]?.gap, 0);
});

test("July, school holidays and red days are told of occasions and of homework", () => {
  const one = occasion(1, { week: 0, weekday: 3 }, { week: 1, until: 2 });
  const schoolHolidays = readWeeks("26, 44");
  const told = followBy([one], "2027-06-28", { ...NO_CHOICES, schoolHolidays }, { "2027-07-06": "Påhittade dagen" });
  assert.deepEqual(told[0]?.warnings, [
    "v. 26 är skollov hos er.",
    "Hemarbetet: Påhittade dagen är tisdag 6 juli.",
    "Hemarbetet: Det är juli, då många har semester.",
  ]);
});

test("an occasion in pairs has a time for each, which moves with it and is told where it lies outside", () => {
  const slots = new Map([
    [
      3,
      [
        { after: 1, clock: "09:00" },
        { after: 30, clock: "13:00" },
      ],
    ],
  ]);
  const choices = { ...NO_CHOICES, moves: new Map([[3, 7]]), slots };
  const dated = followBy(radical, "2017-03-20", choices, { "2017-06-06": "Sveriges nationaldag" });
  assert.deepEqual(dated[2]?.slots, ["2017-06-06T09:00", "2017-07-05T13:00"]);
  assert.deepEqual(dated[2]?.warnings, [
    "Sveriges nationaldag är tisdag 6 juni.",
    "Det är juli, då många har semester.",
    "En tid ligger utanför v. 23–25.",
  ]);
});

test("weeks are read as people write them", () => {
  assert.deepEqual(readWeeks("8, v. 15 och 44"), [8, 15, 44]);
  assert.deepEqual(readWeeks("51–1, 99"), [51, 52, 53, 1]);
  assert.equal(writeWeeks(readWeeks("51–1, 8")), "1,8,51-53");
  assert.deepEqual(readWeeks("lovet"), []);
});
