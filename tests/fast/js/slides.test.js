import assert from "node:assert/strict";
import { test } from "node:test";

import { EMPTY } from "../../../docs/assets/js/plan/plan.js";
import {
  at,
  countdown,
  extend,
  pause,
  restore,
  run,
  secondsLeft,
  spoken,
  step,
  store,
} from "../../../docs/assets/js/show/clock.js";
import { slides } from "../../../docs/assets/js/show/slides.js";

const steps = [
  { title: "Skriv", minutes: 10, text: "Var för sig." },
  { title: "Läs", minutes: 20, text: "Högt." },
];
const catalogue = {
  blocks: {
    enkat: { title: "Enkät", minutes: 30, least: 20, step: "undersoka", steps },
    paus: { title: "Paus", minutes: 10, least: 1, pause: true },
  },
  renamed: {},
  renamedCases: {},
  cases: {},
  steps: [],
};
const all = slides(
  {
    ...EMPTY,
    items: [
      { ref: "enkat", minutes: 15 },
      { ref: "paus", minutes: 5 },
    ],
  },
  catalogue,
);
const MINUTE = 60_000;

test("a method's steps are a slide each and share the minutes that the plan gives", () => {
  assert.deepEqual(
    all.map(({ part, title, minutes }) => [part, title, minutes]),
    [
      ["Enkät", "Skriv", 5],
      ["Enkät", "Läs", 10],
      ["", "Paus", 5],
    ],
  );
});

test("time runs, stands still and gets a minute more", () => {
  let showing = run(all, at(all, 0), 0);
  assert.equal(secondsLeft(showing, MINUTE), 240);
  showing = pause(showing, MINUTE);
  assert.equal(secondsLeft(showing, 9 * MINUTE), 240);
  showing = extend(run(all, showing, 9 * MINUTE), 9 * MINUTE);
  assert.equal(secondsLeft(showing, 10 * MINUTE), 240);
});

test("when time is out it stays out, and a minute more is a whole one", () => {
  const late = run(all, at(all, 0), 0);
  assert.equal(secondsLeft(late, 60 * MINUTE), 0);
  assert.equal(secondsLeft(extend(late, 60 * MINUTE), 60 * MINUTE), 60);
});

test("the next step starts if this one ran, and there is none after the last", () => {
  const second = step(all, run(all, at(all, 0), 0), 1, MINUTE);
  assert.deepEqual([second.slide, second.since], [1, MINUTE]);
  assert.equal(step(all, at(all, 2), 1, 0).slide, 2);
  assert.equal(step(all, at(all, 0), -1, 0).slide, 0);
});

test("a reload comes back to the same step and the same time", () => {
  const showing = extend(run(all, at(all, 1), 500), 1000);
  assert.deepEqual(restore(store(showing, 2000), all, 60 * MINUTE), showing);
});

test("a plan that is used again another day begins from its beginning", () => {
  assert.equal(restore(store(at(all, 2), 0), all, 24 * 60 * MINUTE), null);
});

test("what was kept for another plan, or by someone else, is left alone", () => {
  const kept = [
    '{"slide":9,"length":1,"spent":0,"since":null,"now":1}',
    '{"slide":0,"length":"x"}',
    "null",
    "nej",
    null,
  ];
  assert.deepEqual(
    kept.map((text) => restore(text, all, 1)),
    [null, null, null, null, null],
  );
});

test("a screen reader hears whole minutes, seldom at first and each near the end", () => {
  assert.deepEqual([0, 60, 61, 300, 360, 600].map(spoken), [
    "Tiden är ute.",
    "1 minut kvar.",
    "",
    "5 minuter kvar.",
    "",
    "10 minuter kvar.",
  ]);
  assert.equal(countdown(245), "4:05");
});
