import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import {
  add,
  EMPTY,
  holdsPlan,
  line,
  move,
  change,
  named,
  noteLines,
  questionLine,
  readPlan,
  remove,
  setMinutes,
  writePlan,
} from "../../../docs/assets/js/plan/plan.js";
import { addDays } from "../../../docs/assets/js/shared/dates.js";

/** @typedef {import("../../../docs/assets/js/plan/plan.js").Plan} Plan */

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
const text = fc.string({ unit: "binary", maxLength: 60 }).map(line);
const own = text.filter((title) => title !== "").map((title) => `*${title}`);
const ref = fc.oneof(
  slug,
  own,
  fc.tuple(slug, fc.integer({ min: 1, max: 99 })).map(([id, n]) => `${id}.${n}.2`),
);
const shown = (/** @type {string} */ one) => one !== "";
const hour = fc.integer({ min: 0, max: 23 }).map((one) => `${String(one).padStart(2, "0")}:30`);
const item = fc.record(
  {
    ref,
    minutes: fc.integer({ min: 1, max: 1440 }),
    owner: text.filter(shown),
    text: fc.string({ unit: "binary", maxLength: 60 }).map(noteLines).filter(shown),
    note: fc.constantFrom("Två rader\nmed & och , i", "Säg: ”100 %”."),
    at: hour,
    day: fc.integer({ min: 1, max: 60 }),
    beside: fc.constant(true),
  },
  { noNullPrototype: true, requiredKeys: ["ref", "minutes"] },
);
const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => addDays("1970-01-01", days))
  .filter((one) => one < "2100");
const time = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }))
  .map(([one, hour]) => `${one}T${String(hour).padStart(2, "0")}:05`);

/** @type {fc.Arbitrary<Plan>} */
const plan = fc.record(
  {
    id: fc.oneof(fc.constant(""), fc.stringMatching(/^[a-z0-9]{8}$/)),
    name: text,
    question: fc.string({ unit: "binary", maxLength: 60 }).map(questionLine),
    start: fc.oneof(fc.constant(""), time),
    remote: fc.boolean(),
    people: fc.integer({ min: 0, max: 500 }),
    place: text,
    items: fc.array(item, { maxLength: 12 }),
    cases: fc.uniqueArray(slug, { maxLength: 5 }),
  },
  { noNullPrototype: true },
);

test("any plan comes back from its address, also where a mail program has encoded it once more", () => {
  fc.assert(
    fc.property(plan, (one) => {
      assert.deepEqual(readPlan(writePlan(one)), { plan: one, faults: [] });
      assert.deepEqual(readPlan(`#${encodeURIComponent(writePlan(one).slice(1))}`).plan.items, one.items);
    }),
  );
});

test("an address survives being the fragment of a link", () => {
  fc.assert(
    fc.property(
      plan,
      (one) => readPlan(new URL(writePlan(one), "https://a.example/planera/").hash).plan.name === one.name,
    ),
  );
});

test("a plan keeps its id whatever is changed in it, and one that never held anything has none", () => {
  const begun = named(add(EMPTY, [{ ref: "enkat", minutes: 20 }]));
  assert.match(begun.id, /^[a-z0-9]{8}$/);
  assert.equal(named(setMinutes({ ...begun, name: "Torsdag", start: "2026-11-26T13:00" }, 0, 30)).id, begun.id);
  assert.equal(readPlan(writePlan(begun)).plan.id, begun.id);
  assert.equal(named(remove(begun, 0)).id, begun.id);
  assert.equal(named(EMPTY).id, "");
  assert.notEqual(named(add(EMPTY, [{ ref: "enkat", minutes: 20 }])).id, begun.id);
});

test("any junk is read without an exception, and what is read can be written", () => {
  const junk = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((rest) => `#v1&${rest}`),
    fc.string().map((rest) => `#v1&m=${rest}`),
  );
  fc.assert(
    fc.property(junk, (hash) => {
      const { plan } = readPlan(hash);
      assert.deepEqual(readPlan(writePlan(plan)).plan, plan);
    }),
  );
});

test("an address is short and can be read by people", () => {
  const items = [
    { ref: "djupintervju", minutes: 45 },
    { ref: "paus", minutes: 10 },
    { ref: "*Chefen hälsar", minutes: 5 },
  ];
  assert.equal(
    writePlan({ ...EMPTY, start: "2026-11-26T13:00", remote: true, people: 7, items }),
    "#v1&start=2026-11-26T13:00&var=distans&antal=7&m=djupintervju:45,paus:10,*Chefen%20h%C3%A4lsar:5",
  );
});

test("a question, notes and times stand after the items, and an address without them is as it was", () => {
  const planned = readPlan("#v1&m=enkat:20,paus:10,pilot:30").plan;
  const led = change(change(planned, 1, { owner: "Åsa", at: "10:30" }), 2, { day: 1, at: "09:00", text: "Välkomna!" });
  assert.equal(
    writePlan({ ...led, question: "Hur kan vi hinna?" }),
    "#v1&fraga=Hur%20kan%20vi%20hinna%3F&m=enkat:20,paus:10,pilot:30&vem2=%C3%85sa&kl2=10:30" +
      "&text3=V%C3%A4lkomna%21&kl3=09:00&dag3=1",
  );
  assert.equal(
    writePlan(change(change(led, 1, { owner: "", at: "" }), 2, { day: 0, at: "", text: "" })),
    writePlan(planned),
  );
});

test("a link that was cut on its way keeps every item, and a note of an item that is lost goes to no other", () => {
  const whole = writePlan(
    change({ ...readPlan("#v1&id=torsdag0&m=enkat:20,pilot:30").plan }, 1, { note: "Ta med nycklarna" }),
  );
  for (let end = whole.indexOf("&not2"); end < whole.length; end++)
    assert.deepEqual(
      readPlan(whole.slice(0, end)).plan.items.map(({ ref }) => ref),
      ["enkat", "pilot"],
    );
  assert.deepEqual(readPlan("#v1&m=enkat:20,<b>:9,pilot:30&vem3=Eva&vem9=Ingen&kl1=25:00&dag1=99&med1=0").plan.items, [
    { ref: "enkat", minutes: 20 },
    { ref: "pilot", minutes: 30, owner: "Eva" },
  ]);
});

test("what an item began, a day or several things at once, the next one begins when it goes", () => {
  const plan = readPlan("#v1&m=enkat:20,paus:10,pilot:30,avslut:5&dag2=1&kl2=09:00&med4=1").plan;
  assert.deepEqual(remove(plan, 1).items[1], { ref: "pilot", minutes: 30, day: 1, at: "09:00" });
  assert.deepEqual(move(plan, 1, 0).items[2], { ref: "pilot", minutes: 30, day: 1, at: "09:00" });
  assert.deepEqual(remove(plan, 2).items[2], { ref: "avslut", minutes: 5 });
  assert.deepEqual(move(plan, 2, 2), plan);
  const before = add(plan, [{ ref: "dot", minutes: 1 }], 1).items.slice(1, 3);
  assert.deepEqual(before, [
    { ref: "dot", minutes: 1, day: 1, at: "09:00" },
    { ref: "paus", minutes: 10 },
  ]);
});

test("what cannot be read is told, and the rest kept", () => {
  const { plan, faults } = readPlan("#v1&start=2026-02-30T13:00&antal=-3&m=enkat:20,<b>:9,enkat:0,../x:5");
  assert.deepEqual(plan.items, [{ ref: "enkat", minutes: 20 }]);
  assert.deepEqual([plan.start, plan.people, faults.length], ["", 0, 2]);
});

test("a plan's address is told from a place on a page and from other marks", () => {
  for (const hash of ["", "#", "#innehall", "#v10", "#v1x&m=enkat:20", "#:~:text=plan", "#%", "#m=enkat:20"])
    assert.equal(holdsPlan(hash), false, hash);
  for (const hash of ["#v1", "#v1&m=enkat:20", "#v1&amp;m=enkat:20", "#v1%26m%3Denkat%3A20", "#%20v1&m=enkat:20"])
    assert.equal(holdsPlan(hash), true, hash);
});

const items = [
  ["incheckning", 10],
  ["brainwriting", 40],
  ["avslut", 10],
].map(([ref, minutes]) => ({ ref, minutes }));
const tails = [
  "",
  ".",
  ",",
  ";",
  "!",
  ")",
  "]",
  "}",
  ">",
  '"',
  "'",
  "”",
  "…",
  ").",
  "?xyz=1",
  "&utm_source=mail",
  "%20",
  "%C2%A0",
  "%E2%80%8B",
  "\u00a0",
  "\u200b",
  "%22",
  "%3E",
  "*",
  "_",
  "#",
  " och kom i tid",
];

for (const tail of tails) {
  test(`a link that ends in ${JSON.stringify(tail)} keeps all its items`, () => {
    assert.deepEqual(readPlan(`#v1&m=incheckning:10,brainwriting:40,avslut:10${tail}`), {
      plan: { ...EMPTY, items },
      faults: [],
    });
  });
}

for (const damaged of [
  "#v1&amp;m=incheckning:10,brainwriting:40,avslut:10",
  "#v1&m=incheckning%3A10%2Cbrainwriting%3A40%2Cavslut%3A10",
  "#v1%26m%3Dincheckning%3A10%2Cbrainwriting%3A40%2Cavslut%3A10",
  "#v1&m=incheckning:10,%20brainwriting:40,%0Aavslut:10",
  "#v1&m=incheckning:10, brain\u200bwriting:40,avslut:10",
  "#v1&m=incheckning:10,brainwriting:40,avslut:10,",
  "#v1&m=incheckning:10,brain\nwriting:40,avslut:10",
  "#v1&m=incheckning:10,brainwriting:40,avslut:1%0A0",
  "#v1&m%3Dincheckning:10,brainwriting:40,avslut:10",
  "#v1&m=incheckning:10,brainwriting%3A40,avslut:10",
  "#v1&m=incheckning:10%2Cbrainwriting:40%2Cavslut:10",
]) {
  test(`a link that a program has rewritten keeps all its items: ${damaged}`, () => {
    assert.deepEqual(readPlan(damaged), { plan: { ...EMPTY, items }, faults: [] });
  });
}

test("the time, the place and the cases of a link survive what is put after them", () => {
  const { plan } = readPlan("#v1&start=2026-11-26T13:00)&var=distans.&antal=7;&fall=en-ide,en-till).&m=enkat:20)");
  assert.deepEqual(
    [plan.start, plan.remote, plan.people, plan.cases],
    ["2026-11-26T13:00", true, 7, ["en-ide", "en-till"]],
  );
});

test("a time that a program has broken or encoded is read, and one item that cannot be read is told of as one", () => {
  for (const start of [
    "2026-11-\n26T13:00",
    "2026-11-26T13%3A00",
    "2026-11-26%20T13:00",
    "2026-11-26T13:00%E2%80%8B",
  ]) {
    assert.deepEqual(
      readPlan(`#v1&start=${start}`),
      { plan: { ...EMPTY, start: "2026-11-26T13:00" }, faults: [] },
      start,
    );
  }
  assert.deepEqual(readPlan("#v1&m=enkat:20,x!:5").faults, ["1 punkt i länken gick inte att läsa och är borttagen."]);
  assert.deepEqual(readPlan("#v1&m=enkat:20,x!:5,y!:5").faults, [
    "2 punkter i länken gick inte att läsa och är borttagna.",
  ]);
});

test("an address of another version is refused politely", () => {
  assert.match(readPlan("#v9&m=enkat:20").faults.join(), /går inte att läsa/);
});

test("a link to a meeting is kept whole, and letters that are joined stay joined", () => {
  const place = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${"N2Q".repeat(60)}%40thread.v2/0?context=%7b%22Tid%22%3a%22${"0".repeat(40)}%22%7d`;
  const name = "👩‍👩‍👧 möts";
  assert.deepEqual(readPlan(writePlan({ ...EMPTY, name, place })).plan, { ...EMPTY, name, place });
});

test("what is added goes before the closing, a check-in first, and no further than there is room", () => {
  const refs = (/** @type {Plan} */ one) => one.items.map((item) => item.ref).join(" ");
  const whole = add({ ...EMPTY, items: [{ ref: "avslut", minutes: 10 }] }, [{ ref: "enkat", minutes: 20 }]);
  assert.equal(refs(add(whole, [{ ref: "incheckning", minutes: 10 }])), "incheckning enkat avslut");
  const full = add(
    EMPTY,
    Array.from({ length: 70 }, () => ({ ref: "enkat", minutes: 1 })),
  );
  assert.equal(add(full, [{ ref: "paus", minutes: 5 }]).items.length, 60);
});

test("items move, leave and change their minutes within bounds", () => {
  const three = add(
    EMPTY,
    ["a", "b", "c"].map((ref) => ({ ref, minutes: 10 })),
  );
  const refs = (/** @type {Plan} */ one) => one.items.map((item) => item.ref).join("");
  assert.equal(refs(move(three, 0, 2)), "bca");
  assert.equal(refs(move(three, 2, -5)), "cab");
  assert.equal(refs(remove(three, 1)), "ac");
  assert.deepEqual(
    [setMinutes(three, 0, 0), setMinutes(three, 0, 9e9)].map((one) => one.items[0]?.minutes),
    [1, 1440],
  );
});
