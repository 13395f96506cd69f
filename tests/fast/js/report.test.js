import assert from "node:assert/strict";
import { test } from "node:test";

import { firstDays, firstPlan } from "../../../docs/assets/js/report/first-plan.js";
import { filled, heading } from "../../../docs/assets/js/report/message.js";

const EASTER = { "2027-03-26": "Långfredagen", "2027-03-29": "Annandag påsk" };

for (const [report, workshop, action, sameWeek] of /** @type {const} */ ([
  ["2026-11-23T08:30", "2026-11-25T13:00", "2026-11-26", true], // a Monday
  ["2026-11-24T08:30", "2026-11-26T09:00", "2026-11-27", true],
  ["2026-11-25T08:30", "2026-11-26T13:00", "2026-11-27", true],
  ["2026-11-26T15:00", "2026-11-27T09:00", "2026-11-27", true],
  ["2026-11-27T09:59", "2026-11-27T13:00", "2026-11-27", true],
  ["2026-11-27T10:00", "2026-11-30T13:00", "2026-12-01", false],
  ["2026-11-28T12:00", "2026-12-02T13:00", "2026-12-03", false], // a Saturday: Monday's plan
  ["2027-03-24T09:00", "2027-03-25T09:00", "2027-03-25", true], // two days before Good Friday
  ["2027-03-25T09:00", "2027-03-25T13:00", "2027-03-25", true],
  ["2027-03-25T11:00", "2027-03-30T13:00", "2027-03-31", false],
])) {
  test(`a report at ${report} has its workshop at ${workshop}`, () => {
    const days = firstDays(report, EASTER);
    assert.deepEqual([days.workshop, days.action, days.sameWeek], [workshop, action, sameWeek]);
  });
}

test("no day of a first plan is a day off, or comes before the day it follows", () => {
  for (let minute = 0; minute < 28 * 48; minute += 1) {
    const report = new Date(Date.UTC(2027, 2, 10, 0, minute * 30)).toISOString().slice(0, 16);
    const { plan, scouting, workshop, action } = firstDays(report, EASTER);
    const days = [report.slice(0, 10), plan, scouting, workshop.slice(0, 10), action];
    assert.deepEqual(days, days.toSorted(), report);
    for (const day of days.slice(1)) {
      assert.ok(![0, 6].includes(new Date(day).getUTCDay()) && !(day in EASTER), `${report}: ${day}`);
    }
  }
});

test("a first plan tells what, where and when, and leaves the rest to fill in", () => {
  const days = firstDays("2026-11-27T09:00", {});
  const text = firstPlan({ what: "Larmet går på natten.", where: "Ekbacken" }, days);
  assert.match(text, /Problemet: Larmet går på natten\.\nVar: Ekbacken/);
  assert.match(text, /Workshop: fredag 27 november kl\. 13\.00, \[plats eller länk\]/);
});

test("what is reported stays text in the address that it is sent by", () => {
  const told = { what: "Ett & två?\nMer", where: "Åby #3" };
  assert.equal(
    filled("mailto:a@b.example?subject={rubrik}&body={vad}%0A{var}", told),
    "mailto:a@b.example?subject=Ett%20%26%20tv%C3%A5%3F&body=Ett%20%26%20tv%C3%A5%3F%0D%0AMer%0A%C3%85by%20%233",
  );
  assert.equal([...heading("x".repeat(90))].length, 70);
});
