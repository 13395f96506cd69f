import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { at, fromAfar, run, store } from "../../../docs/assets/js/show/clock.js";
import { codeIn, readCode, writeCode } from "../../../docs/assets/js/show/codes.js";
import { showingIn, withShowing } from "../../../docs/assets/js/show/handover.js";
import { readPlan } from "../../../docs/assets/js/plan/plan.js";
import { slides } from "../../../docs/assets/js/show/slides.js";

const PRINT = Array.from({ length: 32 }, (_, octet) => (octet * 7).toString(16).padStart(2, "0").toUpperCase()).join(
  ":",
);
const OFFER = [
  "v=0",
  "a=candidate:1 1 udp 2113937151 63e0953d-fc0d-4901-8df2-ea360bcf02b6.local 56884 typ host generation 0",
  "a=candidate:2 1 udp 2113942271 fd00::2 50094 typ host generation 0",
  "a=candidate:3 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active",
  "a=ice-ufrag:zq+6",
  "a=ice-pwd:zQTN34B5eM5GtXi7M9A6ay/E",
  `a=fingerprint:sha-256 ${PRINT}`,
  "",
].join("\r\n");

test("a code holds what a browser must know of another, also where a message was put round it", () => {
  const code = writeCode("i", OFFER);
  const sdp = readCode("i", codeIn(`Följ mig: https://a.example/visa/?folj#par=${code}\n\nHej då.`))?.sdp ?? "";
  for (const line of [
    "a=ice-ufrag:zq+6",
    "a=ice-pwd:zQTN34B5eM5GtXi7M9A6ay/E",
    `a=fingerprint:sha-256 ${PRINT}`,
    "a=setup:actpass",
  ])
    assert.ok(sdp.includes(`\r\n${line}\r\n`), line);
  assert.match(sdp, /udp \d+ fd00::2 50094 typ host/);
  assert.doesNotMatch(sdp, /192\.0\.2\.2/);
  assert.equal(readCode("s", code), null);
});

test("nothing but a whole code is read, and none puts lines of its own into what the browser is told", () => {
  const code = writeCode("i", OFFER);
  for (const bad of [
    "",
    "hej",
    code.slice(0, 40),
    code.replace("zq+6", "a\r\na=x"),
    code.replace("_56884", "_56884 typ relay").split("~").slice(0, 6).join("~"),
  ])
    assert.equal(readCode("i", bad), null, bad);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (junk) => readCode("i", junk) === null && codeIn(junk).length >= 0),
  );
});

const hash = "#v1&id=torsdag0&m=*Ett:10,*Två:20";
const catalogue = { blocks: {}, renamed: {}, renamedCases: {}, cases: {}, steps: [] };
const all = slides(readPlan(hash).plan, catalogue);

test("a link carries step and clock, and is still a plan's", () => {
  const showing = run(all, at(all, 1), 5_000_000);
  const link = withShowing(hash, showing, 5_060_000);
  assert.deepEqual(showingIn(link, all, 5_100_000), showing);
  assert.deepEqual(readPlan(link).plan, readPlan(hash).plan);
  assert.equal(showingIn(hash, all, 0), null);
  assert.equal(showingIn(`${hash}&nu=skräp`, all, 0), null);
  assert.equal(showingIn(link, all, 5_060_000 + 9 * 3_600_000), null);
});

test("a device whose clock is wrong has the same time left", () => {
  const showing = run(all, at(all, 1), 5_000_000);
  const there = fromAfar(store(showing, 5_060_000), all, 99_060_000);
  assert.deepEqual([there?.since, there?.origin?.at], [99_000_000, 99_000_000 - 10 * 60_000]);
  assert.equal(fromAfar("skräp", all, 0), null);
});
