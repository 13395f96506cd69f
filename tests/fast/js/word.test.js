import assert from "node:assert/strict";
import { test } from "node:test";

import { strFromU8, unzipSync } from "fflate";

import { sheet } from "../../../docs/assets/js/plan/agenda.js";
import { readPlan } from "../../../docs/assets/js/plan/plan.js";
import { asWord } from "../../../docs/assets/js/plan/word.js";
import { BLANK } from "../../../docs/assets/js/record/record.js";
import { asWord as recordAsWord } from "../../../docs/assets/js/record/word.js";
import { wordFile } from "../../../docs/assets/js/shared/word.js";

const LINK = "https://a.example/planera/#v1&m=enkat:50";
const HOSTILE = '</w:t><script>alert(1)</script> & "&amp;" \u0000\u0007\uFFFF ]]> {{7*7}} =HYPERLINK("x") 👩‍🏫 שלום';

/** @type {import("../../../docs/assets/js/plan/agenda.js").Catalogue} */
const catalogue = {
  blocks: {
    enkat: {
      ...{ title: "Enkät", minutes: 50, least: 20, materials: ["Penna"], preparation: 30, script: "Tänk efter." },
      remote: { before: "Lägg upp enkäten.", after: "Stäng den.", fallback: "Fråga högt.", breakout: 3 },
      sheets: [{ title: "Frågor", address: "material/fragor/" }],
    },
    paus: { title: "Paus", minutes: 10, least: 5, pause: true },
  },
  ...{ renamed: {}, renamedCases: {}, steps: [] },
  cases: {
    tyst: {
      ...{ kind: "Idé", title: "Ett tyst rum", summary: "", organisations: "Provköping", status: "", sectors: "" },
      ...{ facts: {}, address: "", methods: [] },
    },
  },
};

/**
 * The parts of a Word file, by name.
 *
 * @param {string} title
 * @param {readonly import("../../../docs/assets/js/shared/word.js").Part[]} parts
 */
async function opened(title, parts) {
  const file = await wordFile(title, "Innovationsguiden", parts);
  const found = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return Object.fromEntries(Object.entries(found).map(([name, data]) => [name, strFromU8(data)]));
}

/** @param {string} hash */
async function plan(hash) {
  const { plan } = readPlan(hash);
  return opened(plan.name || "Workshop", asWord(plan, sheet(plan, catalogue), catalogue, LINK));
}

/**
 * The texts of the paragraphs, each with its style.
 *
 * @param {string} xml
 */
function paragraphs(xml = "") {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = ""]) => {
    const text = [...inner.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, one]) => one).join("");
    return { text, style: inner.match(/<w:pStyle w:val="([^"]+)"/)?.[1] ?? "" };
  });
}

test("a plan in Word has its title, Swedish, real headings and a table whose first row comes again", async () => {
  const file = await plan(
    "#v1&namn=Torsdag&fraga=Hur%20kan%20vi%3F&start=2026-11-26T13:00&fall=tyst&m=enkat:50,paus:10",
  );
  const xml = file["word/document.xml"] ?? "";
  assert.match(file["docProps/core.xml"] ?? "", /<dc:title>Torsdag<\/dc:title>/);
  assert.match(file["word/styles.xml"] ?? "", /<w:docDefaults>.*<w:lang [^>]*w:val="sv-SE"/s);
  const told = paragraphs(xml);
  assert.deepEqual(
    told.filter(({ style }) => style.startsWith("Heading")),
    [
      { text: "Torsdag", style: "Heading1" },
      { text: "Det här ska vi arbeta med", style: "Heading2" },
      { text: "Dagordning", style: "Heading2" },
      { text: "Material", style: "Heading2" },
      { text: "Blad att skriva ut", style: "Heading2" },
      { text: "Senast tisdag 24 november", style: "Heading2" },
    ],
  );
  const [head = ""] = xml.match(/<w:tr>.*?<\/w:tr>/s) ?? [];
  assert.match(head, /<w:tblHeader\/>/);
  assert.deepEqual(
    paragraphs(head).map(({ text }) => text),
    ["Tid", "Minuter", "Punkt"],
  );
  const texts = told.map(({ text }) => text);
  for (const one of ["Hur kan vi?", "13.00", "Enkät", "Tänk efter.", "13.50", "Paus", "Penna", "Frågor"])
    assert.ok(texts.includes(one), one);
  assert.ok(texts.includes("Ett tyst rum (Provköping)"));
  assert.match(file["word/_rels/document.xml.rels"] ?? "", /Target="https:\/\/a\.example\/material\/fragor\/"/);
});

test("owner, own text and note stand at their item, each day has its table, and rooms are told on remote", async () => {
  const file = await plan(
    "#v1&var=distans&antal=7&m=enkat:50,enkat:20&vem1=Amina&text1=Rad%0Atv%C3%A5&not1=Dela&dag2=1",
  );
  const xml = file["word/document.xml"] ?? "";
  const [first = "", second = ""] = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
  const texts = paragraphs(first).map(({ text }) => text);
  assert.deepEqual(texts.slice(4), ["0.00", "50", "Enkät", "Radtvå", "Tänk efter.", "Anteckning: Dela", "Amina"]);
  assert.match(first, /Rad<\/w:t>.*<w:br\/>.*två<\/w:t>/s);
  assert.ok(second.includes("Enkät"));
  const told = paragraphs(xml);
  assert.ok(told.some(({ text, style }) => text === "Dag 2" && style === "Heading3"));
  assert.ok(told.some(({ text }) => text === "Enkät: 3 grupprum: 2 + 2 + 3."));
  assert.ok(told.some(({ text }) => text === "Om tavlan krånglar"));
});

test("what was typed is text in Word, whatever it looks like, and a link that Word would refuse is told as text", async () => {
  const { title, parts } = { title: HOSTILE, parts: [{ lead: HOSTILE }, { list: [{ text: HOSTILE, address: LINK }] }] };
  const table = { columns: [{ title: HOSTILE, width: 100 }], rows: [[[{ text: HOSTILE }]]] };
  const long = { list: [{ text: "Planen", address: `https://a.example/#${"x".repeat(2_100)}` }] };
  const file = await opened(title, [...parts, table, long]);
  const xml = file["word/document.xml"] ?? "";
  const whole = `${xml}${file["docProps/core.xml"]}`;
  for (const one of ["<script", "\u0000", "\u0007", "\uFFFF"]) assert.ok(!whole.includes(one), one);
  const shown = paragraphs(xml).map(({ text }) => text);
  const typed = shown.filter((text) => text?.includes("alert(1)"));
  assert.equal(typed.length, 5);
  for (const text of typed) assert.match(text ?? "", /&lt;script&gt;.* &amp; .*&amp;amp;.*👩‍🏫 שלום$/);
  assert.ok(shown.some((text) => text?.startsWith("Planen: https://a.example/#xxx")));
  assert.doesNotMatch(file["word/_rels/document.xml.rels"] ?? "", /xxx/);
});

test("a record in Word has its decisions in a table, with owner, day and what they became", async () => {
  const decisions = [{ what: "Krokar", who: "Gruppledaren", by: "2026-12-01", became: "Sitter" }];
  const record = { ...BLANK, name: "Morgonen", question: "Hur?", again: "2027-02-26", decisions, ideas: ["Lås"] };
  const file = await opened("Efter träffen: Morgonen", recordAsWord(record, LINK));
  const texts = paragraphs(file["word/document.xml"]).map(({ text }) => text);
  const from = texts.indexOf("Vad");
  const cells = ["Vad", "Vem", "Senast", "Vad blev det?", "Krokar", "Gruppledaren", "tisdag 1 december 2026", "Sitter"];
  assert.deepEqual(texts.slice(from, from + cells.length), cells);
  for (const one of ["Hur?", "Idéer vi behöll", "Lås"]) assert.ok(texts.includes(one), one);
  assert.ok(!texts.includes("Vi lärde oss"));
});
