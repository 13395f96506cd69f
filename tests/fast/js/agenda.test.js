import assert from "node:assert/strict";
import { test } from "node:test";

import { asMarkdown, asText } from "../../../docs/assets/js/plan/exports.js";
import { EMPTY } from "../../../docs/assets/js/plan/plan.js";
import { mend, propose, sheet, withEnds, withPauses } from "../../../docs/assets/js/plan/agenda.js";

/** @typedef {import("../../../docs/assets/js/plan/agenda.js").Catalogue} Catalogue */

const remote = {
  before: "Ring dagen före.",
  during: "Räkna till fem.",
  after: "Mejla ett tack.",
  fallback: "Ta telefonen.",
  breakout: 3,
};
const one = { minutes: 60, least: 45, step: "undersoka", formats: ["plats", "distans"], difficulty: "latt" };
/** @type {Catalogue} */
const catalogue = {
  blocks: {
    djupintervju: {
      ...one,
      title: "Djupintervju",
      address: "metoder/djupintervju/",
      group: [2, 3],
      preparation: 60,
      materials: ["Papper", "Penna"],
      remote,
    },
    enkat: {
      ...one,
      title: "Enkät",
      address: "metoder/enkat/",
      group: [2, 30],
      preparation: 120,
      materials: ["Penna"],
    },
    rollspel: { ...one, title: "Rollspel", address: "metoder/rollspel/", step: "testa-ideer", formats: ["plats"] },
    paus: { title: "Paus", minutes: 10, least: 1, pause: true },
    incheckning: { title: "Incheckning", minutes: 10, least: 1 },
    avslut: { title: "Avslut", minutes: 10, least: 1 },
    "sex-steg.1.2": { title: "Vem frågar vem?", minutes: 20, least: 1, method: "djupintervju", script: "Läs högt." },
  },
  renamed: { intervju: "djupintervju" },
  renamedCases: { nyckel: "nycklar" },
  cases: {
    nycklar: {
      title: "Nycklar",
      summary: "Vi letar.",
      organisations: "En kommun",
      status: "Problem",
      address: "fall/nycklar/",
      methods: ["enkat"],
    },
  },
  steps: [
    { id: "undersoka", name: "Undersöka", question: "?", shape: "" },
    { id: "testa-ideer", name: "Testa", question: "?", shape: "" },
  ],
};
/** @param {[string, number][]} items */
const items = (...items) => items.map(([ref, minutes]) => ({ ref, minutes }));
const thursday = { ...EMPTY, name: "Torsdag", start: "2026-11-26T13:00", people: 7, remote: true };

test("each item has its clock time, and the workshop its end", () => {
  const { rows, total, end } = sheet(
    { ...thursday, items: items(["enkat", 50], ["paus", 10], ["rollspel", 60]) },
    catalogue,
  );
  assert.deepEqual(
    rows.map((row) => row.clock),
    ["13.00", "13.50", "14.00"],
  );
  assert.deepEqual([total, end], [120, "2026-11-26T15:00"]);
});

test("each note says what does not fit, and nothing stops the reader", () => {
  const { rows } = sheet({ ...thursday, items: items(["djupintervju", 30], ["rollspel", 60]) }, catalogue);
  assert.deepEqual(rows[0]?.notes, [
    "Kortare än metodens minsta tid, 45 minuter.",
    "Metoden är för högst 3. Dela upp er i 3 grupper: 2 + 2 + 3.",
    "Dela upp er i 3 grupprum: 2 + 2 + 3.",
  ]);
  assert.deepEqual(rows[1]?.notes, ["Metoden är gjord för att ses på plats.", "Långt pass: ta en kort paus mitt i."]);
});

test("material is one list, each thing once", () => {
  const plan = { ...EMPTY, items: items(["djupintervju", 60], ["enkat", 60], ["djupintervju", 60]) };
  assert.deepEqual(sheet(plan, catalogue).materials, ["Papper", "Penna"]);
});

test("preparation is told by the day it must be begun, never a weekend", () => {
  const monday = { ...EMPTY, start: "2026-11-30T09:00", items: items(["djupintervju", 60], ["enkat", 60]) };
  assert.deepEqual(
    sheet(monday, catalogue).preparations.map(({ when }) => when),
    ["Senast måndag 23 november", "Senast fredag 27 november"],
  );
});

test("on remote the methods' own advice is prepared, used afterwards and kept in reserve", () => {
  const { preparations, afterwards, fallbacks } = sheet({ ...thursday, items: items(["djupintervju", 60]) }, catalogue);
  assert.ok(preparations.some(({ tasks }) => tasks.includes("Djupintervju: Ring dagen före.")));
  assert.deepEqual([afterwards, fallbacks], [["Djupintervju: Mejla ett tack."], ["Djupintervju: Ta telefonen."]]);
});

test("a pause is never put before an end that is near", () => {
  const plan = { ...EMPTY, items: items(["enkat", 85], ["avslut", 10]) };
  assert.equal(withPauses(plan, catalogue), plan);
});

test("pauses that the planner puts in take at most 12 % of a plan, unless it is cut into very short items", () => {
  for (const remote of [true, false]) {
    for (let length = 36; length <= 90; length++) {
      const made = withPauses(
        {
          ...EMPTY,
          remote,
          items: items(...Array.from({ length: 8 }, () => /** @type {[string, number]} */ (["enkat", length]))),
        },
        catalogue,
      ).items;
      const minutes = (/** @type {typeof made} */ some) => some.reduce((sum, item) => sum + item.minutes, 0);
      assert.ok(minutes(made.filter(({ ref }) => ref === "paus")) <= 0.125 * minutes(made), `${remote} ${length}`);
    }
  }
});

test("a workshop without a way in and a way out gets them, and an occasion of a programme keeps its own", () => {
  const refs = (/** @type {[string, number][]} */ ...some) =>
    withEnds({ ...EMPTY, items: items(...some) }, catalogue)
      .items.map(({ ref }) => ref)
      .join(" ");
  assert.equal(refs(["enkat", 50], ["*Fika. I lugn", 5]), "incheckning enkat *Fika. I lugn avslut");
  assert.equal(refs(["enkat", 50], ["avslut", 5]), "enkat avslut");
  assert.equal(refs(["sex-steg.1.2", 20]), "sex-steg.1.2");
  assert.equal(refs(), "");
});

test("a plan over midnight tells the new day, in its rows and in the invitation", () => {
  const night = { ...EMPTY, start: "2026-11-26T23:00", people: 2, items: items(["enkat", 60], ["djupintervju", 90]) };
  const made = sheet(night, catalogue);
  assert.deepEqual(
    made.rows.map(({ clock, notes }) => [clock, notes[0]]),
    [
      ["23.00", undefined],
      ["00.00", "Nu är det fredag 27 november."],
    ],
  );
  assert.match(
    asText(night, made, catalogue, ""),
    /torsdag 26 november 2026 kl. 23.00 till fredag 27 november kl. 01.30/,
  );
  assert.deepEqual([made.fits, sheet({ ...night, people: 4 }, catalogue).fits], [true, false]);
});

test("an hour that the clocks skip is told as the hour it becomes", () => {
  const skipped = sheet({ ...EMPTY, start: "2027-03-28T02:30", items: items(["enkat", 60]) }, catalogue);
  assert.deepEqual(
    [skipped.begin, skipped.end, skipped.rows[0]?.clock],
    ["2027-03-28T03:30", "2027-03-28T04:30", "03.30"],
  );
});

test("a renamed method is kept under its new name, a removed one told and left out", () => {
  const { plan, faults } = mend(
    { ...EMPTY, items: items(["intervju", 45], ["spadom", 30], ["constructor", 5]), cases: ["borta", "nyckel"] },
    catalogue,
  );
  assert.deepEqual(plan.items, items(["djupintervju", 45]));
  assert.deepEqual(plan.cases, ["nycklar"]);
  assert.equal(faults.length, 4);
  assert.match(faults.join(" "), /”intervju” heter numera Djupintervju/);
});

test("an item of a programme's agenda brings its method's material and its own script", () => {
  const { rows, materials, methods } = sheet({ ...EMPTY, items: items(["sex-steg.1.2", 20]) }, catalogue);
  assert.deepEqual([rows[0]?.block.title, rows[0]?.block.script, rows[0]?.notes], ["Vem frågar vem?", "Läs högt.", []]);
  assert.deepEqual([materials, methods], [["Papper", "Penna"], ["djupintervju"]]);
});

test("a sprint is proposed methods that its cases used before others, then those that fit", () => {
  assert.deepEqual(
    propose({ ...thursday, cases: ["nycklar"] }, catalogue).map(({ refs }) => refs),
    [["enkat", "djupintervju"], ["rollspel"]],
  );
});

test("the invitation tells when, where, what and the link", () => {
  const plan = { ...thursday, items: items(["enkat", 50]), cases: ["nycklar"] };
  const text = asText(plan, sheet(plan, catalogue), catalogue, "https://a.example/#v1");
  assert.equal(
    text,
    "Torsdag\nTid: torsdag 26 november 2026 kl. 13.00–13.50 (50 min)\nPlats: på distans\nAntal: 7 personer\n\nDet här ska vi arbeta med:\n" +
      "- Nycklar (En kommun)\n\nDagordning:\n13.00  Enkät (50 min)\n\nTa med:\n- Penna\n\nPlanen: https://a.example/#v1\n",
  );
});

test("what a reader typed stays text in the Markdown file", () => {
  const plan = { ...EMPTY, name: "<img src=x> | *viktigt*", items: items(["*[a](b)", 5]) };
  const markdown = asMarkdown(plan, sheet(plan, catalogue), catalogue, "https://a.example/");
  assert.match(markdown, /^# \\<img src=x\\> \\\| \\\*viktigt\\\*$/m);
  assert.match(markdown, /\| 0\.00 \| 5 \| \\\[a\\\]\(b\) \|/);
});
