/** What the editors' form saves. The map is the form's own kind, as it is handed over. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fromJS } from "immutable";

import { beforeSave } from "../../../docs/assets/js/editor/before-save.js";
import { fromFile } from "../../../docs/assets/js/editor/content-file.js";

const KINDS = [{ name: "cases", label: "Fall", fields: [{ name: "contact", label: "Kontakt" }] }];
const HOSTS = ["gmail.com"];

/** @param {Record<string, unknown>} data */
const entry = (data) => fromJS({ collection: "cases", slug: "ett-fall", data });

test("what was pasted from Word is saved as Markdown", () => {
  const saved = beforeSave(
    entry({ title: "Kommun\u00adhuset", sectors: ["omsorg"], pinned: true, body: "## Vad\n\nTa med:\n•\tPapper" }),
    KINDS,
    HOSTS,
  );
  assert.deepEqual(saved.toJS().data, {
    title: "Kommunhuset",
    sectors: ["omsorg"],
    pinned: true,
    body: "## Vad\n\nTa med:\n\n- Papper",
  });
});

test("personal data is told with its place, and nothing is saved", () => {
  const held = entry({ contact: { role: "Anna, 070-123 45 67", email: "anna@gmail.com" }, body: "Kim 811228-9874" });
  assert.throws(
    () => beforeSave(held, KINDS, HOSTS),
    (error) => {
      assert.equal(error.message, "saving_failed");
      assert.match(error.cause.message, /Under ”Kontakt” står ett mobilnummer\./);
      assert.match(error.cause.message, /Under ”Kontakt” står en privat e-postadress\./);
      assert.match(error.cause.message, /Under ”body” står ett personnummer\./);
      return true;
    },
  );
});

const TITLED = [
  { name: "title", label: "Rubrik", required: true },
  { name: "status", label: "Status", required: true },
  { name: "summary", label: "En mening", required: false },
];
const CASES = [{ name: "cases", label: "Fall", fields: TITLED }];

/**
 * @param {Record<string, unknown>} data
 * @param {boolean} newRecord
 */
const titled = (data, newRecord) => fromJS({ collection: "cases", newRecord, data });

test("a title that another of its kind has is told, and what to do", () => {
  fromFile("---\ntitle: Tyst rum\nstatus: ide\nsummary: Utan radio.\n---\n\nEtt rum.");
  fromFile("---\ntitle: Enkät\nsteps: []\n---\n\nEn metod.");
  const taken = /Under ”Rubrik”: ”tyst RUM ?” finns redan\. Välj ett annat namn, eller öppna den i listan/;
  const said = (/** @type {{cause: Error}} */ error) => taken.test(error.cause.message);
  const another = { title: "tyst RUM ", status: "testas", body: "Annat.", programme: "", image: null, period: {} };
  assert.throws(() => beforeSave(titled(another, true), CASES, HOSTS), said);
  assert.throws(() => beforeSave(titled(another, false), CASES, HOSTS), said);
  const copied = { title: "tyst RUM", status: "ide", summary: "Utan radio.", body: "Ett rum." };
  assert.throws(() => beforeSave(titled(copied, true), CASES, HOSTS), said);
});

test("a title may stay, and be shared by a method and a case", () => {
  const itself = { title: "Tyst rum", status: "ide", summary: "Utan klocka.", body: "Ett rum." };
  assert.doesNotThrow(() => beforeSave(titled(itself, false), CASES, HOSTS));
  assert.doesNotThrow(() => beforeSave(titled({ title: "Enkät", status: "ide", body: "Nytt." }, true), CASES, HOSTS));
});
