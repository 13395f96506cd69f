import assert from "node:assert/strict";
import { test } from "node:test";

import { EMPTY } from "../../../docs/assets/js/plan/plan.js";
import { timing } from "../../../docs/assets/js/plan/timing.js";
import { moment } from "../../../docs/assets/js/shared/dates.js";
import { at, pause, run, step } from "../../../docs/assets/js/show/clock.js";
import { cut, due, ending, inWords, pace, uncut } from "../../../docs/assets/js/show/conductor.js";
import { slides } from "../../../docs/assets/js/show/slides.js";

const MINUTE = 60_000;
const steps = [
  { title: "Skriv", minutes: 10, do: "Var för sig." },
  { title: "Läs", minutes: 20, do: "Högt." },
];
const catalogue = {
  blocks: {
    enkat: { title: "Enkät", minutes: 30, least: 20, step: "undersoka", steps },
    paus: { title: "Paus", minutes: 10, least: 5, pause: true },
  },
  renamed: {},
  renamedCases: {},
  cases: {},
  steps: [],
};
const plan = {
  ...EMPTY,
  start: "2026-11-26T13:00",
  items: [
    { ref: "enkat", minutes: 30 },
    { ref: "paus", minutes: 10 },
    { ref: "enkat", minutes: 30 },
  ],
};
const all = slides(plan, catalogue);
const { days } = timing(plan);
const START = moment(plan.start);
const after = (/** @type {number} */ minutes) => START + minutes * MINUTE;

test("who starts late is late, and who goes on early is ahead", () => {
  const late = run(all, at(all, 0), after(4));
  assert.equal(inWords(/** @type {any} */ (pace(all, days, late, after(9)))), "4 min efter planen");
  const moved = step(all, late, 2, after(30));
  const ahead = /** @type {any} */ (pace(all, days, moved, after(28)));
  assert.equal(inWords(ahead), "2 min före planen");
  const inTime = /** @type {any} */ (pace(all, days, run(all, at(all, 0), START), after(3)));
  assert.deepEqual([inWords(inTime), ending(inTime)], ["I fas med planen", "Ni slutar 14.10, som planerat."]);
});

test("time over a step is counted, and makes one late", () => {
  const showing = run(all, at(all, 0), START);
  const now = /** @type {any} */ (pace(all, days, showing, after(12.5)));
  assert.deepEqual(
    [now.over, now.late, due(all, now, 0)],
    [150, 2, "Enligt planen är ni nu vid Enkät – Läs (steg 2)."],
  );
  assert.equal(ending(now), "Ni slutar 14.12 om ni håller tiderna. Planen säger 14.10.");
  const standing = pause(showing, after(5));
  assert.equal(pace(all, days, standing, after(9))?.late, 4);
});

test("without a date the plan begins when the clock is first started, wherever among the steps", () => {
  const dateless = timing({ ...plan, start: "" }).days;
  assert.equal(pace(all, dateless, at(all, 0), 0), null);
  const showing = run(all, at(all, 2), 1000 * MINUTE);
  assert.equal(pace(all, dateless, showing, 1003 * MINUTE)?.late, 0);
  assert.equal(pace(all, dateless, step(all, showing, 1, 1014 * MINUTE), 1014 * MINUTE)?.late, 4);
  const yesterday = run(all, at(all, 0), after(-24 * 60));
  assert.equal(pace(all, days, yesterday, after(-24 * 60 + 1))?.late, 0);
});

test("what is left is cut in proportion, never below the least, and can be had back", () => {
  const showing = run(all, at(all, 0), after(8));
  const shorter = cut(all, days, showing, after(8));
  assert.deepEqual([shorter.cut, shorter.lacking], [8, 0]);
  assert.equal(
    shorter.showing.lengths?.reduce((sum, one) => sum + one, 0),
    62,
  );
  assert.equal(pace(all, days, shorter.showing, after(8))?.ends, after(70));
  for (const [place, minutes] of (shorter.showing.lengths ?? []).entries())
    assert.ok(minutes >= (all[place]?.least ?? 0));
  const far = cut(all, days, showing, after(60));
  assert.deepEqual([far.cut > 0, far.lacking > 0], [true, true]);
  assert.deepEqual(
    far.showing.lengths?.slice(1),
    all.slice(1).map(({ least }) => least),
  );
  const next = step(all, far.showing, 1, after(61));
  assert.equal(next.length, (all[1]?.least ?? 0) * MINUTE);
  assert.deepEqual([uncut(all, next).length, uncut(all, next).lengths], [20 * MINUTE, null]);
  assert.deepEqual(cut(all, days, run(all, at(all, 0), START), START).cut, 0);
});

test("what is left before a fixed time is cut for that, and what comes after is left alone", () => {
  const lunch = { ...plan, items: plan.items.map((item, place) => (place === 1 ? { ...item, at: "13:35" } : item)) };
  const [some, its] = [slides(lunch, catalogue), timing(lunch).days];
  const { showing, cut: less } = cut(some, its, run(some, at(some, 0), after(8)), after(8));
  assert.deepEqual([less, showing.lengths?.slice(2)], [3, [10, 10, 20]]);
  assert.equal(pace(some, its, showing, after(8))?.ends, after(75));
});
