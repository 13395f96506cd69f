import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { EMPTY, move, readPlan, remove, setMinutes } from "../../../docs/assets/js/plan/plan.js";
import { back, begin, deed, forward, rest, step } from "../../../docs/assets/js/plan/trail.js";

const plan = readPlan("#v1&id=torsdag0&namn=Torsdag&m=incheckning:10,enkat:20,pilot:30,avslut:10").plan;
const title = (/** @type {string} */ ref) => ref.toUpperCase();

test("as many steps back as were made lead to the beginning, and as many forward to the end", () => {
  const acts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 30 });
  fc.assert(
    fc.property(acts, (minutes) => {
      const steps = minutes.map((one, index) => setMinutes({ ...plan, people: index + 1 }, 1, one));
      const end = steps.reduce((trail, one) => step(trail, one), begin(plan));
      const start = steps.reduce(back, end);
      assert.deepEqual([start.now, start.past], [plan, []]);
      assert.deepEqual(steps.reduce(forward, start).now, end.now);
    }),
  );
});

test("nothing to undo leaves the trail as it is", () => {
  const trail = begin(plan);
  assert.equal(back(trail), trail);
  assert.equal(forward(trail), trail);
  assert.deepEqual(step(trail, { ...plan }).past, []);
});

test("what is typed in one go is one step, and what is typed after a rest another", () => {
  const typed = ["F", "Fr", "Fre"].reduce((trail, name) => step(trail, { ...plan, name }, "name"), begin(plan));
  assert.deepEqual([typed.past.length, typed.now.name, back(typed).now.name], [1, "Fre", "Torsdag"]);
  assert.equal(step(rest(typed), { ...plan, name: "Fred" }, "name").past.length, 2);
  assert.equal(step(typed, { ...plan, name: "Fre", place: "A" }, "place").past.length, 2);
});

test("the browser's Back is an undo, and its Forward a redo", () => {
  const trail = step(begin(plan), remove(plan, 1));
  const undone = step(trail, plan);
  assert.deepEqual([undone.past.length, undone.future.length], [0, 1]);
  assert.deepEqual(step(undone, remove(plan, 1)), trail);
});

test("a new step after an undone one takes its place", () => {
  const trail = step(back(step(begin(plan), remove(plan, 1))), remove(plan, 2));
  assert.deepEqual([trail.past.length, trail.future], [1, []]);
});

test("a plan keeps its id also where it is undone to when it had none", () => {
  assert.equal(back(step(begin(EMPTY), plan)).now.id, "torsdag0");
});

test("what was done is told", () => {
  const tell = (/** @type {typeof plan} */ after, before = plan) => deed(before, after, title);
  assert.equal(tell(remove(plan, 1)), "ta bort ENKAT");
  assert.equal(tell(remove(remove(plan, 1), 1)), "ta bort 2 punkter");
  assert.equal(tell(plan, remove(plan, 1)), "lägga till ENKAT");
  assert.equal(tell(plan, remove(remove(plan, 1), 1)), "lägga till 2 punkter");
  assert.equal(tell(move(plan, 0, 3)), "flytta INCHECKNING");
  assert.equal(tell(move(plan, 3, 0)), "flytta AVSLUT");
  assert.equal(tell(setMinutes(plan, 2, 5)), "ändra minuter för PILOT");
  assert.equal(tell({ ...plan, name: "Fredag" }), "ändra namnet");
  assert.equal(tell({ ...plan, name: "Fredag", people: 7 }), "ändra planen");
  assert.equal(tell({ ...plan, cases: ["en-ide"] }), "ändra problemen att arbeta med");
  assert.equal(tell({ ...EMPTY, id: plan.id }), "tömma planen");
  assert.equal(tell({ ...plan, name: "Ny", items: [{ ref: "idekort", minutes: 5 }] }), "byta dagordning");
  const one = { ...EMPTY, items: [{ ref: "enkat", minutes: 20 }] };
  assert.equal(tell(EMPTY, one), "ta bort ENKAT");
});
