import assert from "node:assert/strict";
import { test } from "node:test";

import { makeReader, passages, sentences, swedishVoice } from "../../../docs/assets/js/shared/listen.js";

/** A piece of a page as `passages` sees one: `["p", { hidden: "" }, "Text", ["b", {}, "fet"]]`. */
function tree([name, attributes, ...children], parentElement = null) {
  const node = {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    parentElement,
    hasAttribute: (key) => key in attributes,
    getAttribute: (key) => attributes[key] ?? null,
  };
  node.childNodes = children.map((child) =>
    typeof child === "string" ? { nodeType: 3, nodeValue: child } : tree(child, node),
  );
  return node;
}

/** What is read of a page with these parts, each with what is marked meanwhile. */
function read(...parts) {
  return passages(tree(["main", {}, ...parts])).map(({ place, text }) => [place.nodeName.toLowerCase(), text]);
}

test("headings, paragraphs and lists are read in their order, each as one", () => {
  assert.deepEqual(
    read(
      ["h2", {}, "Så gör ni"],
      ["p", {}, "Välj ", ["strong", {}, "tyst"], "\n  och ", ["a", { href: "x" }, "läs"], "."],
      ["ul", {}, ["li", {}, "Ett"], ["li", {}, ["p", {}, "Två"]]],
    ),
    [
      ["h2", "Så gör ni"],
      ["p", "Välj tyst och läs."],
      ["li", "Ett"],
      ["p", "Två"],
    ],
  );
});

test("a list within a point does not run into the point's own words", () => {
  assert.deepEqual(read(["li", {}, "Först", ["ul", {}, ["li", {}, "inne"]], "sist"]), [
    ["li", "Först"],
    ["li", "inne"],
    ["li", "sist"],
  ]);
});

test("a row of a table is read as one, with a breath between its cells", () => {
  assert.deepEqual(read(["table", {}, ["tr", {}, ["th", {}, "Vem"], ["td", {}, "Samira"]]]), [["tr", "Vem, Samira"]]);
});

test("words that stand in no paragraph are read too", () => {
  assert.deepEqual(read(["div", {}, "Lösa ord"]), [["div", "Lösa ord"]]);
});

for (const [what, part] of Object.entries({
  "a button": ["button", {}, "Tryck"],
  "a menu": ["nav", {}, ["ul", {}, ["li", {}, "Meny"]]],
  "a form": ["form", {}, ["p", {}, "Sök"]],
  "what is hidden": ["p", { hidden: "" }, "Dold"],
  "what only screen readers are told": ["span", { class: "chip hidden" }, "Lägg till"],
  "a drawing": ["svg", { role: "img" }, ["text", {}, "Lapp"]],
  decoration: ["div", { "aria-hidden": "true" }, "★ A"],
  "the number of a footnote": ["sup", {}, ["a", {}, "1"]],
  "signs alone": ["p", {}, "– …"],
})) {
  test(`${what} is not read`, () => assert.deepEqual(read(part), []));
}

test("what is folded away is not read, only its name", () => {
  const folded = ["summary", {}, ["h2", {}, "Varför"]];
  assert.deepEqual(read(["details", {}, folded, ["p", {}, "Text"]]), [["h2", "Varför"]]);
  assert.deepEqual(read(["details", { open: "" }, folded, ["p", {}, "Text"]]), [
    ["h2", "Varför"],
    ["p", "Text"],
  ]);
});

test("what cannot be seen is not read", () => {
  const root = tree(["main", {}, ["p", {}, "På distans"], ["p", {}, "På plats"]]);
  root.childNodes[0].checkVisibility = () => false;
  assert.deepEqual(
    passages(root).map(({ text }) => text),
    ["På plats"],
  );
});

test("a long text is said a sentence at a time, and t.ex. ends none", () => {
  assert.deepEqual(sentences("Ta med t.ex. papper. Börja kl. 9! Klart?"), [
    "Ta med t.ex. papper.",
    "Börja kl. 9!",
    "Klart?",
  ]);
});

test("only a Swedish voice on the reader's own machine will do", () => {
  const voice = (lang, localService) => ({ lang, localService });
  const [english, far, near] = [voice("en-GB", true), voice("sv-SE", false), voice("sv_SE", true)];
  assert.equal(swedishVoice([english, far, near]), near);
  assert.equal(swedishVoice([english, far, voice("svx", true)]), undefined);
});

/** A reader with a mouth that says nothing by itself: `done()` ends the sentence that is being said. */
function quietReader(...texts) {
  const heard = [];
  const told = [];
  const mouth = { say: (text, done) => heard.push({ text, done }), hush: () => heard.push({ text: "(tyst)" }) };
  const parts = texts.map((text, index) => ({ place: index, text }));
  const reader = makeReader(parts, mouth, (...now) => told.push(now));
  return {
    ...reader,
    done: (fault = false, which = heard.length - 1) => heard[which].done(fault),
    said: () => heard.map(({ text }) => text),
    now: () => told.at(-1),
  };
}

test("the reading goes from passage to passage and ends by itself", () => {
  const reader = quietReader("Ett. Två.", "Tre.");
  reader.start();
  assert.deepEqual(reader.now(), ["reading", 0, false]);
  reader.done();
  reader.done();
  assert.deepEqual(reader.now(), ["reading", 1, false]);
  reader.done();
  assert.deepEqual(reader.said(), ["Ett.", "Två.", "Tre.", "(tyst)"]);
  assert.deepEqual(reader.now(), ["still", null, false]);
});

test("after a pause the broken sentence is said anew, though the browser ends the old one late", () => {
  const reader = quietReader("Ett. Två.");
  reader.start();
  reader.done();
  reader.pause();
  assert.deepEqual(reader.now(), ["paused", 0, false]);
  reader.done(true, 1);
  reader.start();
  assert.deepEqual(reader.said(), ["Ett.", "Två.", "(tyst)", "Två."]);
});

test("a stop begins from the top next time", () => {
  const reader = quietReader("Ett. Två.");
  reader.start();
  reader.done();
  reader.stop();
  reader.start();
  assert.equal(reader.said().at(-1), "Ett.");
});

test("a voice that fails is told", () => {
  const reader = quietReader("Ett.");
  reader.start();
  reader.done(true);
  assert.deepEqual(reader.now(), ["still", null, true]);
});
