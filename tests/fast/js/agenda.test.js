import assert from "node:assert/strict";
import { test } from "node:test";

import { asEvents, asMarkdown, asText } from "../../../docs/assets/js/plan/exports.js";
import { EMPTY } from "../../../docs/assets/js/plan/plan.js";
import { led, mend, sheet } from "../../../docs/assets/js/plan/agenda.js";
import { withEnds, withPauses } from "../../../docs/assets/js/plan/frame.js";
import { propose } from "../../../docs/assets/js/plan/propose.js";

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

test("items go on beside each other, wait for their time, and begin days of their own", () => {
  const agenda = items(["enkat", 50], ["rollspel", 60], ["paus", 10], ["enkat", 30], ["rollspel", 60], ["avslut", 10]);
  const more = [{}, { beside: true }, { at: "14:15" }, { at: "14:20" }, { day: 1, at: "09:00" }, {}];
  const plan = { ...thursday, items: agenda.map((item, index) => ({ ...item, ...more[index] })) };
  const { rows, days, total, begin, end } = sheet(plan, catalogue);
  assert.deepEqual(
    rows.map((row) => row.clock),
    ["13.00", "13.00", "14.15", "14.25", "09.00", "10.00"],
  );
  assert.deepEqual(
    [rows[2]?.notes[0], rows[3]?.notes[0]],
    ["Före finns 15 min utan plan.", "Det som kommer före tar 5 min för mycket för att ni ska hinna till 14.20."],
  );
  assert.equal(rows[4]?.opens, "Dag 2, fredag 27 november");
  assert.deepEqual(
    days.map((day) => [day.begin, day.end]),
    [
      ["2026-11-26T13:00", "2026-11-26T14:55"],
      ["2026-11-27T09:00", "2026-11-27T10:10"],
    ],
  );
  assert.deepEqual([total, begin, end], [185, "2026-11-26T13:00", "2026-11-27T10:10"]);
  const dateless = sheet({ ...plan, start: "" }, catalogue).rows;
  assert.deepEqual([dateless[2]?.clock, dateless[4]?.opens, dateless[5]?.from], ["14.15", "Dag 2", 60]);
});

test("what is gone from the guide leaves the day it began to the next item", () => {
  const plan = {
    ...EMPTY,
    items: [...items(["enkat", 50]), { ref: "borta", minutes: 5, day: 1, at: "09:00" }, ...items(["paus", 10])],
  };
  assert.deepEqual(mend(plan, catalogue).plan.items[1], { ref: "paus", minutes: 10, day: 1, at: "09:00" });
});

test("on remote what usually takes other minutes gets them, and what was given minutes of its own keeps them", () => {
  const { blocks } = catalogue;
  const slower = {
    ...catalogue,
    blocks: { ...blocks, enkat: { ...blocks.enkat, title: "Enkät", minutes: 60, least: 45, onRemote: 75 } },
  };
  const there = { ...EMPTY, items: items(["enkat", 60], ["enkat", 50], ["*Fika", 15]) };
  const remote = led(there, true, slower);
  assert.deepEqual(remote.items, items(["enkat", 75], ["enkat", 50], ["*Fika", 15]));
  assert.deepEqual(led(remote, false, slower), there);
});

test("pauses count what goes on at the same time once, and begin anew each day", () => {
  const agenda = items(["enkat", 80], ["rollspel", 80], ["enkat", 80]);
  const plan = { ...EMPTY, items: agenda };
  assert.equal(withPauses(plan, catalogue).items.length, 5);
  const parallel = { ...plan, items: agenda.map((item, index) => (index === 1 ? { ...item, beside: true } : item)) };
  assert.equal(withPauses(parallel, catalogue).items.length, 4);
  const days = { ...plan, items: agenda.map((item, index) => (index > 0 ? { ...item, day: index } : item)) };
  assert.equal(withPauses(days, catalogue), days);
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
  const plan = { ...thursday, remote: false, items: items(["enkat", 50]), cases: ["nycklar"] };
  const text = asText(plan, sheet(plan, catalogue), catalogue, "https://a.example/#v1");
  assert.equal(
    text,
    "Torsdag\nTid: torsdag 26 november 2026 kl. 13.00–13.50 (50 min)\nPlats: på plats\nAntal: 7 personer\n\nDet här ska vi arbeta med:\n" +
      "- Nycklar (En kommun)\n\nDagordning:\n13.00  Enkät (50 min)\n\nTa med:\n- Penna\n\nPlanen: https://a.example/#v1\n",
  );
});

test("the invitation to a workshop on remote tells how to take part from home, and of nothing to bring to a room", () => {
  const sheets = [{ title: "Intervjuguide", address: "material/intervjuguide/" }];
  const { djupintervju } = catalogue.blocks;
  const guide = {
    ...catalogue,
    blocks: {
      ...catalogue.blocks,
      djupintervju: { ...djupintervju, title: "Djupintervju", minutes: 60, least: 45, sheets },
    },
  };
  const plan = { ...thursday, question: "Hur kan vi lyssna bättre?", items: items(["djupintervju", 60]) };
  const planned = sheet(plan, guide);
  assert.deepEqual([planned.rooms, planned.materials], [["Djupintervju: 3 grupprum: 2 + 2 + 3."], []]);
  const text = asText(plan, planned, guide, "https://a.example/planera/#v1");
  assert.match(text, /^Torsdag\nHur kan vi lyssna bättre\?\n/);
  assert.match(text, /Vi arbetar på en digital tavla och i grupprum/);
  assert.match(text, /- Intervjuguide: https:\/\/a.example\/material\/intervjuguide\/$/m);
  assert.doesNotMatch(text, /Ta med|Papper/);
});

test("what the coach wrote of an item is told: owner and text to those invited, the note to those who lead", () => {
  const [first = { ref: "", minutes: 1 }, ...rest] = items(["enkat", 50], ["rollspel", 30]);
  const plan = {
    ...thursday,
    remote: false,
    items: [
      { ...first, owner: "Amina", text: "Ta med en fråga", note: "Dela ut listan" },
      ...rest.map((one) => ({ ...one, day: 1, at: "09:00" })),
    ],
  };
  const text = asText(plan, sheet(plan, catalogue), catalogue, "https://a.example/planera/#v1");
  assert.match(text, /^13\.00 {2}Enkät \(50 min\), leds av Amina$/m);
  assert.match(text, /^Dag 2: fredag 27 november 2026 kl\. 09\.00–09\.30 \(30 min\)$/m);
  assert.doesNotMatch(text, /Dela ut listan/);
  assert.match(
    asMarkdown(plan, sheet(plan, catalogue), catalogue, "https://a.example/planera/#v1"),
    /Anteckning: Dela ut listan.* \| Amina \|/,
  );
  const events = asEvents(plan, sheet(plan, catalogue), catalogue, "https://a.example/planera/#v1");
  assert.deepEqual(
    events.map(({ uid, title, when }) => [uid, title, when]),
    [
      ["plan-", "Torsdag (dag 1 av 2)", { from: "2026-11-26T13:00", minutes: 50 }],
      ["plan--2", "Torsdag (dag 2 av 2)", { from: "2026-11-27T09:00", minutes: 30 }],
    ],
  );
});

test("what a reader typed stays text in the Markdown file", () => {
  const plan = { ...EMPTY, name: "<img src=x> | *viktigt*", items: items(["*[a](b)", 5]) };
  const markdown = asMarkdown(plan, sheet(plan, catalogue), catalogue, "https://a.example/");
  assert.match(markdown, /^# \\<img src=x\\> \\\| \\\*viktigt\\\*$/m);
  assert.match(markdown, /\| 0\.00 \| 5 \| \\\[a\\\]\(b\) \|/);
});
