// Links and what a device has kept, changed at random: what reads them may not throw, and answers in a moment.
// `node fuzz.js SEED COUNT` prints what came of them as JSON.

import { readChoice } from "../../docs/assets/js/catalogue/facets.js";
import { readSelection } from "../../docs/assets/js/catalogue/selection.js";
import { readAnswers } from "../../docs/assets/js/law/answers.js";
import { readPlan, writePlan } from "../../docs/assets/js/plan/plan.js";
import { readShelf, writeShelf } from "../../docs/assets/js/plan/shelf.js";
import { typed } from "../../docs/assets/js/shared/pasted.js";
import { readStart } from "../../docs/assets/js/programme/dates.js";

const PATIENCE = 2000; // milliseconds
const LONGEST = 12_000; // characters
const PLAN =
  "#v1&id=torsdag0&namn=Torsdag&start=2026-11-26T13:00&var=distans&antal=7&plats=Rum%203&m=incheckning:10,brainwriting:40,*Eget%20moment:15,avslut:10";
const TOKENS = [
  "&",
  "=",
  ",",
  ":",
  "*",
  "%",
  "%E5",
  "%00",
  "%26",
  "&amp;",
  "%3D",
  "#",
  "?x=1",
  ".",
  ")",
  ">",
  '"',
].concat([
  "\u00a0",
  "\n",
  "\ud83d",
  "å",
  "__proto__",
  "constructor",
  "1e9",
  "-1",
  "99999999999",
  "null",
  "[]",
  "{",
  "}",
  "\\u0000",
]);

/** @type {readonly [string, (text: string) => void][]} */
const DOORS = [
  [PLAN, again],
  [
    JSON.stringify({ open: "torsdag0", plans: [{ plan: PLAN, at: 1e12, was: [PLAN] }] }),
    (text) => writeShelf(readShelf(text)),
  ],
  ["?svar=2&ja=barn&nej=ai", (text) => readAnswers(text, ["barn", "ai"])],
  ["?valda=enkat,pilot", readSelection],
  ["?steg=lyssna&tid=kort&q=enkät", (text) => readChoice(new URLSearchParams(text), ["steg", "tid"])],
  ["#v1&id=abcdefgh&start=2027-01-11&flytta=2:7,3:-7", readStart],
  ["• Ett\n• Två\n1) Tre\n\u00a0- fyra\n\tfem\no\tsex", typed],
];

/**
 * A plan that is read can be written, and read once more without a change.
 *
 * @param {string} text
 */
function again(text) {
  const once = writePlan(readPlan(text).plan);
  const twice = writePlan(readPlan(once).plan);
  if (once !== twice) throw new Error(`${once} became ${twice}`);
}

/**
 * Numbers from 0 up to 1, the same for the same seed: mulberry32, in the public domain.
 *
 * @param {number} seed
 */
function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {string} text
 * @param {() => number} chance
 */
function mutated(text, chance) {
  const below = (/** @type {number} */ most) => Math.floor(chance() * most);
  let changed = text;
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(changed.length + 1);
    const end = at + below(12);
    const token = TOKENS[below(TOKENS.length)] ?? "";
    const ways = [
      () => changed.slice(0, at) + changed.slice(end),
      () => changed.slice(0, at) + token + changed.slice(at),
      () => changed.slice(0, at) + token.repeat(1 + below(200)) + changed.slice(end),
      () => changed.slice(0, end) + changed.slice(at, end).repeat(1 + below(50)) + changed.slice(end),
      () => changed.slice(0, at) + String.fromCharCode(below(0xffff)) + changed.slice(at + 1),
      () => changed.slice(0, at),
    ];
    changed = (ways[below(ways.length)] ?? String)().slice(0, LONGEST);
  }
  return changed;
}

const [seed = 1, count = 1000] = process.argv.slice(2).map(Number);
const chance = chances(seed);
/** @type {{tried: number, refused: number, slowest: number, faults: string[]}} */
const outcome = { tried: 0, refused: 0, slowest: 0, faults: [] };
while (outcome.tried < count) {
  const [sample, act] = DOORS[outcome.tried % DOORS.length] ?? ["", String];
  const text = mutated(sample, chance);
  const begun = performance.now();
  try {
    act(text);
  } catch (error) {
    outcome.faults.push(`${error}: ${text.slice(0, 200)}`);
  }
  const took = performance.now() - begun;
  if (took > PATIENCE) outcome.faults.push(`${took} ms: ${text.slice(0, 200)}`);
  outcome.slowest = Math.max(outcome.slowest, took / 1000);
  outcome.tried++;
}
console.log(JSON.stringify(outcome));
