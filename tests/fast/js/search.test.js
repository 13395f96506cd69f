import assert from "node:assert/strict";
import { test } from "node:test";

import MiniSearch from "minisearch";

import { createSearch } from "../../../docs/assets/js/search/engine.js";

const METHODS = [
  {
    id: "intervju",
    title: "Djupintervju",
    summary: "Ett samtal med en person i taget.",
    aliases: ["prata med brukare"],
  },
  {
    id: "resa",
    title: "Användarresa",
    summary: "Rita vad någon är med om.",
    aliases: ["kundresa", "hur går det till"],
  },
  { id: "varfor", title: "Fem varför", summary: "Kom från det som syns till en orsak.", aliases: ["rotorsak"] },
  { id: "kan-vi", title: "Hur kan vi?", summary: "Gör om ett problem till en fråga.", aliases: ["vända på problem"] },
  { id: "kedja", title: "Effektkedja", summary: "Rita hur insatsen leder till nytta.", aliases: ["mäta effekt"] },
  { id: "lappar", title: "Hitta mönster", summary: "Sortera lappar i grupper.", text: "Ta med gamla intervjuer." },
  { id: "enkat", title: "Enkät", summary: "Få frågor som många svarar på.", aliases: ["frågeformulär"] },
];
const SYNONYMS = [
  ["brukare", "invånare"],
  ["lapp", "post-it"],
  ["teckna", "rita"],
];
const WORDS = {
  forms: {
    ...{ intervju: "intervjuer intervjuerna", djupintervju: "", djup: "", användarresa: "", användare: "", resa: "" },
    ...{ fråga: "frågor", frågeformulär: "", formulär: "", effektkedja: "", effekt: "", kedja: "", svar: "", svår: "" },
  },
  parts: {
    ...{ djupintervju: "djup intervju", användarresa: "användare resa", frågeformulär: "fråga formulär" },
    effektkedja: "effekt kedja",
  },
};
const KNOWLEDGE = { synonyms: SYNONYMS, words: WORDS };
const search = await createSearch(MiniSearch, METHODS, KNOWLEDGE);

/** @param {string} query */
const first = (query) => search(query).hits[0]?.page.id;

/** @param {import("../../../docs/assets/js/search/engine.js").Answer} answer */
const ids = ({ hits }) => hits.map(({ page }) => page.id);

for (const [query, expected] of /** @type {const} */ ([
  ["djupINTERVJU", "intervju"],
  ["enkat", "enkat"],
  ["intervjuerna", "intervju"],
  ["resa", "resa"],
  ["intervjuguide", "intervju"],
  ["brukarenkät", "enkat"],
  ["post-it", "lappar"],
  ["invånare", "intervju"],
  ["effekt kedja", "kedja"],
  ["effekt-kedja", "kedja"],
  ["interjvu", "intervju"],
  ["enket", "enkat"],
  ["hur kan vi", "kan-vi"],
  ["varför", "varfor"],
  ["hur kan vi mäta effekt av det här", "kedja"],
  ["teckna användarresan", "resa"],
]))
  test(`”${query}” finds ${expected} first`, () => assert.equal(first(query), expected));

test("any word may be missing", () => {
  assert.equal(first("rotorsak zzzzzzzz"), "varfor");
});

test("a word in a name outranks the same word in a summary", () => {
  const ids = search("fråga").hits.map(({ page }) => page.id);
  assert.deepEqual(ids.slice(0, 2), ["enkat", "kan-vi"]);
});

const IDEAS = { words: { forms: { idé: "idéer", idékort: "", kort: "" }, parts: { idékort: "idé kort" } } };

test("a rare compound says no more of a common word than the word does", async () => {
  const pages = ["Bygga", "Rita", "Välja"].map((title) => ({ id: title, title, summary: "Med en idé." }));
  const named = [
    { id: "kort", title: "Idékort", summary: "Skriv." },
    { id: "storm", title: "Storm", summary: "Säg allt.", aliases: ["många idéer"] },
  ];
  const { hits } = (await createSearch(MiniSearch, [...named, ...pages], IDEAS))("idéer");
  assert.equal(hits[0]?.page.id, "storm");
});

test("a question is found by its small words where the others say little, but never by them alone", async () => {
  const pages = [
    { id: "kedja", title: "Kedja", summary: "Rita.", aliases: ["hur vet vi om det fungerar"] },
    { id: "annat", title: "Annat", summary: "Det som hjälper." },
  ];
  const asked = await createSearch(MiniSearch, pages);
  assert.equal(asked("hur vet vi om det hjälper").hits[0]?.page.id, "kedja");
  assert.deepEqual(asked("hur vet vi om det qqqqqqqq").hits, []);
});

test("a hit tells which words of a text were found", () => {
  const found = search("intervjuer").hits[0]?.found;
  assert.ok(found?.("djupintervju") && found("intervjuerna"));
  assert.ok(!found("samtal") && !found("en"));
});

test("a word is found as it is written before it is found without its accents", async () => {
  const pages = ["Svår", "Svar"].map((title) => ({ id: title, title }));
  const asked = await createSearch(MiniSearch, pages, KNOWLEDGE);
  for (const title of ["Svår", "Svar"]) assert.deepEqual(ids(asked(title)), [title]);
});

test("letters that begin alike are no kinship, unless the word is still being typed", async () => {
  const pages = [
    { id: "vision", title: "Vision" },
    { id: "barn", title: "Barn" },
  ];
  const asked = await createSearch(MiniSearch, pages);
  assert.ok(asked("visa").near);
  assert.ok(asked("bar").near);
  assert.deepEqual(ids(asked("visi", true)), ["vision"]);
});

test("a word is found with what is made of it: a deed of its verb, a compound of its parts", async () => {
  const pages = [
    { id: "matning", title: "Mätning" },
    { id: "annat", title: "Annat" },
  ];
  assert.deepEqual(ids((await createSearch(MiniSearch, pages))("mäta")), ["matning"]);
});

test("what only a passage says is found with that passage, after what a name says", async () => {
  const passages = [
    { at: "varfor", title: "Varför", text: "Det går fort." },
    { at: "tips", title: "Lappar", text: "Lägg varje lapp för sig." },
  ];
  const asked = await createSearch(MiniSearch, METHODS, { ...KNOWLEDGE, texts: { resa: { passages } } });
  const { hits } = asked("lappar");
  const found = hits.map(({ page, passage }) => [page.id, passage?.at]);
  assert.deepEqual(found, [
    ["lappar", undefined],
    ["resa", "tips"],
  ]);
});

test("half a compound is no answer", () => {
  assert.ok(search("enkätklistergran").near);
});

test("where no word is known, pages with words that look like it are offered as near", () => {
  const { hits, near } = search("kunxxrexsa");
  assert.ok(near);
  assert.equal(hits[0]?.page.id, "resa");
});

test("a query that resembles nothing finds nothing, and so does one without words", () => {
  assert.deepEqual(search("qqqqqqqqqqqqqq").hits, []);
  for (const query of ["", "   ", "🙂🙃", "<>&\"'", "…!?"]) assert.deepEqual(search(query).hits, []);
});

test("a query of thousands of words is answered by its first", () => {
  assert.equal(first(`enkät ${"ord ".repeat(5000)}`), "enkat");
  assert.deepEqual(search("x".repeat(5000)).hits, []);
});

test("the same query always gives the same answer", () => {
  const asked = () => search("problem fråga").hits.map(({ page, score }) => [page.id, score]);
  assert.deepEqual(asked(), asked());
});

test("a search over no pages answers nothing", async () => {
  const nothing = await createSearch(MiniSearch, []);
  assert.deepEqual(nothing("intervju").hits, []);
});

test("a query that the pages hardly speak of is no answer: the nearest are offered, and no word of them is marked", () => {
  const { hits, near } = search("kvartalsbudget momsmoms intervju bokslutsxx kyrkval");
  assert.ok(near);
  assert.ok(hits.length <= 3);
  for (const { found } of hits) assert.ok(!found("intervju"));
});

test("what is typed is answered by its beginning until the word has ended", () => {
  const typed = search("intervjuxy", true);
  assert.equal(typed.hits[0]?.page.id, "intervju");
  assert.ok(!typed.near);
  assert.ok("intervjuxy".startsWith(typed.read));
  assert.equal(search("enkät kvqqq", true).hits[0]?.page.id, "enkat");
  assert.equal(search("hur kan q", true).hits[0]?.page.id, "kan-vi");
  for (const text of ["enkät", "enkät/", "enkät ", "enkät/a"])
    assert.equal(search(text, true).hits[0]?.page.id, "enkat");
});

test("a letter or two ask nothing yet, and neither does a sign", () => {
  for (const query of ["q", "/", "qq"])
    assert.deepEqual([search(query, true).near, search(query, true).read], [false, ""]);
  assert.equal(search("q").read, "");
});
