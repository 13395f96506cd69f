import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { readPlan } from "../../../docs/assets/js/plan/plan.js";
import { asCase, asEvents, asText } from "../../../docs/assets/js/record/exports.js";
import {
  BLANK,
  readKept,
  readRecord,
  recordOf,
  threeMonthsAfter,
  withRecord,
  writeRecord,
} from "../../../docs/assets/js/record/record.js";

/** @type {import("../../../docs/assets/js/plan/agenda.js").Catalogue} */
const catalogue = {
  blocks: {
    brainwriting: { title: "Brainwriting", minutes: 45, least: 30, steps: [] },
    paus: { title: "Paus", minutes: 10, least: 5, pause: true },
    "kurs.1.2": { title: "Skriv", minutes: 30, least: 1, method: "brainwriting" },
  },
  renamed: {},
  renamedCases: {},
  cases: {},
  steps: [],
};
const { plan } = readPlan(
  "#v1&namn=Morgonen&fraga=Hur%20kan%20vi%20sluta%20leta%20nycklar%3F&start=2026-11-26T13:00&m=brainwriting:45,paus:10,kurs.1.2:30,*Eget:5&id=ab12cd34",
);
const filled = {
  ...recordOf(plan, catalogue),
  decisions: [
    { what: "Krokar vid dörren", who: "Gruppledaren", by: "2026-12-01", became: "Inga nycklar är borta, [tror] vi" },
    { what: "Fråga natten", who: "", by: "", became: "" },
  ],
  ideas: ["Lås utan nyckel", "100 % & mer + lite = bra?"],
  learnt: "Fråga först.\n*Sedan* rita.",
};

test("a record takes question, day and methods from its plan, and asks again three months later", () => {
  const record = recordOf(plan, catalogue);
  assert.equal(record.id, "ab12cd34");
  assert.equal(record.question, "Hur kan vi sluta leta nycklar?");
  assert.deepEqual([record.day, record.again], ["2026-11-26", "2027-02-26"]);
  assert.deepEqual(record.methods, ["brainwriting"]);
  assert.equal(threeMonthsAfter("2026-11-30"), "2027-03-01", "the last of February is a Sunday");
});

test("what was noted in the plan is suggested as decisions, with its owner", () => {
  const noted = readPlan(
    "#v1&m=brainwriting:45,paus:10,*Eget:5&vem1=Anna&not1=Krokar%0Avid%20d%C3%B6rren&text1=Rita&vem2=Bo&text3=Fr%C3%A5ga%20natten",
  );
  const record = recordOf(noted.plan, catalogue);
  const [first, second, ...rest] = record.decisions;
  assert.deepEqual([first?.what, first?.who], ["Brainwriting: Krokar vid dörren", "Anna"]);
  assert.deepEqual([second?.what, second?.who], ["Eget: Fråga natten", ""]);
  assert.deepEqual(rest, [], "an owner alone has decided nothing");
  assert.deepEqual(readRecord(writeRecord(record))?.decisions, record.decisions);
});

test("what is written comes back from the address, and junk never throws", () => {
  assert.deepEqual(readRecord(writeRecord(filled)), filled);
  assert.deepEqual(readRecord(writeRecord(filled).replaceAll("&", "&amp;")), filled);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (junk) => readRecord(`#u1&${junk}`) !== undefined));
  for (const foreign of ["", "#innehall", "#v1&namn=x", "#u10&namn=x"])
    assert.equal(readRecord(foreign), null, foreign);
});

test("records are kept by their plan, the last first, and an empty one is not", () => {
  const once = withRecord([], filled);
  const twice = withRecord(readKept(once), { ...filled, id: "zz12cd34", name: "En annan" });
  assert.deepEqual(
    readKept(withRecord(readKept(twice), { ...filled, name: "Ny" })).map(({ name }) => name),
    ["Ny", "En annan"],
  );
  assert.equal(withRecord([], { ...BLANK, id: "zz12cd34" }), "[]");
  for (const broken of [null, "{", "{}", "[null, 4]"]) assert.deepEqual(readKept(broken), []);
});

test("each decision's day and the day to ask again come to the calendar", () => {
  const events = asEvents(filled, "https://prov.example/#u1");
  assert.deepEqual(
    events.map(({ title, when }) => [title, when]),
    [
      ["Klart i dag: Krokar vid dörren", { first: "2026-12-01", last: "2026-12-01" }],
      ["Vad blev det? Morgonen", { first: "2027-02-26", last: "2027-02-26" }],
    ],
  );
  assert.match(asText(filled, ""), /- Krokar vid dörren – Gruppledaren, senast tisdag 1 december 2026/);
});

test("a case begun from a record names no owner and no text of it is markup", () => {
  const text = asCase(filled, catalogue, "2027-02-26");
  assert.doesNotMatch(text, /Gruppledaren/);
  assert.match(text, /title: "Morgonen"\n/);
  assert.match(text, /methods:\n {2}- brainwriting\n/);
  assert.match(text, /## Resultat\n\n- Krokar vid dörren: Inga nycklar är borta, \\\[tror\\\] vi\n/);
  assert.deepEqual(text.match(/^## .*$/gm), ["## Varför", "## Vad", "## Hur", "## Resultat", "## Lärdomar"]);
});
