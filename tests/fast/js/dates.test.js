import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addDays,
  clock,
  daysBetween,
  inWords,
  isWallTime,
  later,
  monday,
  week,
  weekday,
} from "../../../docs/assets/js/shared/dates.js";

test("a workshop in the night when summer time begins ends by the new time", () => {
  assert.equal(later("2027-03-28T01:30", 60), "2027-03-28T03:30");
});

test("a workshop in the night when summer time ends takes as long as it takes", () => {
  assert.equal(later("2026-10-25T01:30", 120), "2026-10-25T02:30");
});

test("a time that the clocks skip is the one an hour later", () => {
  assert.equal(later("2027-03-28T02:30", 0), "2027-03-28T03:30");
});

test("a day's time goes on past midnight and new year", () => {
  assert.equal(later("2026-12-31T23:30", 45), "2027-01-01T00:15");
});

for (const [day, number] of /** @type {const} */ ([
  ["2017-03-20", 12],
  ["2020-12-31", 53],
  ["2021-01-03", 53],
  ["2024-12-30", 1],
  ["2026-11-26", 48],
])) {
  test(`${day} is in week ${number}`, () => assert.equal(week(day), number));
}

test("Monday is the first day of the week, Sunday the last", () => {
  assert.deepEqual([weekday("2026-11-23"), weekday("2026-11-29"), monday("2026-11-29")], [1, 7, "2026-11-23"]);
});

test("days are counted across the change of clocks", () => {
  assert.equal(addDays("2026-10-24", 2), "2026-10-26");
  assert.equal(daysBetween("2027-03-27", "2027-03-29"), 2);
});

test("days and times are said in Swedish", () => {
  assert.equal(inWords("2017-04-19"), "onsdag 19 april 2017");
  assert.equal(clock("2026-11-26T09:05"), "09.05");
});

test("a time must be one that exists", () => {
  assert.deepEqual(["2026-02-29T10:00", "2026-11-26T24:00", "2026-11-26", ""].filter(isWallTime), []);
});
