import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { EMPTY, named, readPlan, setMinutes } from "../../../docs/assets/js/plan/plan.js";
import {
  ago,
  arrive,
  BARE,
  contents,
  copyOf,
  current,
  held,
  MOST_PLANS,
  opened,
  put,
  readShelf,
  returned,
  shelfOf,
  without,
  writeShelf,
} from "../../../docs/assets/js/plan/shelf.js";

/** @typedef {import("../../../docs/assets/js/plan/plan.js").Plan} Plan */
/** @typedef {import("../../../docs/assets/js/plan/shelf.js").Shelf} Shelf */

const torsdag = readPlan("#v1&id=torsdag0&namn=Torsdag&m=enkat:20").plan;
const fredag = readPlan("#v1&id=fredag00&namn=Fredag&m=pilot:30").plan;
const both = kept(torsdag, fredag);

/** @param {Plan[]} plans each a second later than the one before */
function kept(...plans) {
  return plans.reduce((shelf, plan, index) => put(shelf, plan, 1000 * (index + 1)).shelf, BARE);
}

/** @param {Shelf} shelf */
function names(shelf) {
  return shelf.plans.map(({ plan }) => plan.name);
}

test("a shelf comes back as it was written", () => {
  const changed = put(both, setMinutes(torsdag, 0, 25), 9000).shelf;
  assert.deepEqual(readShelf(writeShelf(changed)), changed);
});

test("any junk is read without an exception, and what can be read of it is kept", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readShelf(text).plans.length === 0));
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (junk, other) => {
      const plans = [junk, { plan: "#v1&id=torsdag0&namn=Torsdag", at: other, was: junk }, other];
      assert.deepEqual(names(readShelf(JSON.stringify({ open: junk, plans }))), ["Torsdag"]);
    }),
  );
  assert.deepEqual(readShelf(null), BARE);
});

test("the newest change is first, and the plan that it was made to is the one last open", () => {
  assert.deepEqual(names(both), ["Fredag", "Torsdag"]);
  const changed = put(both, setMinutes(torsdag, 0, 25), 9000).shelf;
  assert.deepEqual(names(changed), ["Torsdag", "Fredag"]);
  assert.equal(current(changed).items[0]?.minutes, 25);
  assert.equal(current(opened(changed, "fredag00")), fredag);
});

test("a plan that is opened and not changed keeps its time", () => {
  const { shelf } = put(both, torsdag, 9000);
  assert.equal(held(shelf, "torsdag0")?.at, 1000);
  assert.equal(shelf.open, "torsdag0");
  assert.equal(put(shelf, torsdag, 9500).shelf, shelf);
});

test("a plan without an id is not kept, and what is added next is a plan of its own", () => {
  const { shelf } = put(both, EMPTY, 9000);
  assert.deepEqual(names(shelf), names(both));
  assert.equal(current(shelf), EMPTY);
});

test("where there is no room the one untouched for longest goes, and is told", () => {
  const many = Array.from({ length: MOST_PLANS }, (_, number) => ({ ...torsdag, id: `plan${1000 + number}` }));
  const full = kept(...many);
  const touched = put(full, setMinutes({ ...torsdag, id: "plan1000" }, 0, 5), 1e6).shelf;
  const { shelf, dropped } = put(touched, fredag, 2e6);
  assert.equal(shelf.plans.length, MOST_PLANS);
  assert.deepEqual(
    dropped.map(({ id }) => id),
    ["plan1001"],
  );
  assert.ok(held(shelf, "plan1000"));
});

test("the one plan of an earlier guide is taken over with its id, or gets one", () => {
  assert.deepEqual(current(shelfOf("#v1&id=torsdag0&namn=Torsdag&m=enkat:20")), torsdag);
  assert.match(current(shelfOf("#v1&m=enkat:20")).id, /^[a-z0-9]{8}$/);
  for (const nothing of [null, "", "#v1", "%%%"]) assert.deepEqual(shelfOf(nothing), BARE);
});

test("what is removed comes back where it was", () => {
  const rest = without(both, "torsdag0");
  assert.deepEqual([names(rest), rest.open], [["Fredag"], "fredag00"]);
  assert.equal(without(both, "fredag00").open, "");
  const gone = held(both, "torsdag0");
  assert.deepEqual(gone && returned(rest, gone), both);
});

test("a copy is another plan with a name of its own", () => {
  const first = copyOf(both, torsdag);
  assert.deepEqual([first.name, contents({ ...first, name: "Torsdag" })], ["Torsdag (kopia)", contents(torsdag)]);
  assert.notEqual(first.id, torsdag.id);
  const second = copyOf(put(both, first, 3000).shelf, first);
  assert.equal(second.name, "Torsdag (kopia 2)");
  assert.equal(copyOf(both, { ...torsdag, name: "" }).name, "Workshop (kopia)");
  const long = copyOf(both, { ...torsdag, name: "å".repeat(120) });
  assert.equal(named(readPlan(`#v1&namn=${encodeURIComponent(long.name)}`).plan).name, long.name);
});

test("a link to what one has opens it, and a link without an id finds what holds the same", () => {
  assert.deepEqual(arrive(both, torsdag), { plan: torsdag, arrival: "known" });
  assert.deepEqual(arrive(both, { ...torsdag, id: "" }), { plan: torsdag, arrival: "known" });
});

test("somebody else's plan becomes one more", () => {
  const hers = { ...torsdag, id: "hennes00" };
  assert.deepEqual(arrive(both, hers), { plan: hers, arrival: "new" });
  const nameless = arrive(both, { ...torsdag, id: "", name: "Hennes" });
  assert.deepEqual([nameless.arrival, nameless.plan.id.length], ["new", 8]);
});

test("what somebody made of one's own plan becomes one more, once", () => {
  const theirs = setMinutes(torsdag, 0, 45);
  const { plan, arrival } = arrive(both, theirs);
  assert.equal(arrival, "other");
  assert.notEqual(plan.id, "torsdag0");
  assert.equal(contents(plan), contents(theirs));
  const after = put(both, plan, 3000).shelf;
  assert.equal(held(after, "torsdag0")?.plan, torsdag);
  assert.deepEqual(arrive(after, theirs), { plan, arrival: "known" });
});

test("an old link to one's own plan shows it as it is now", () => {
  const now = setMinutes(setMinutes(torsdag, 0, 25), 0, 30);
  const shelf = put(put(both, setMinutes(torsdag, 0, 25), 3000).shelf, now, 4000).shelf;
  assert.deepEqual(arrive(readShelf(writeShelf(shelf)), torsdag), { plan: now, arrival: "older" });
});

test("two windows that write to the same shelf cost neither its plan", () => {
  const [one, other] = [setMinutes(torsdag, 0, 25), setMinutes(fredag, 0, 35)];
  const after = put(put(both, one, 5000).shelf, other, 6000).shelf;
  assert.deepEqual([held(after, "torsdag0")?.plan, held(after, "fredag00")?.plan], [one, other]);
});

test("a change is told as people tell it", () => {
  const now = Date.parse("2026-11-26T14:00Z");
  assert.equal(ago(now - 60_000, now), "i dag kl. 14.59");
  assert.equal(ago(now - 86_400_000, now), "i går kl. 15.00");
  assert.equal(ago(now - 172_800_000, now), "tisdag 24 november 2026");
  assert.equal(ago(now + 172_800_000, now), "lördag 28 november 2026");
});
