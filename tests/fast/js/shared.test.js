/** Rules that the build and the browser both have are tested from the same tables; `test_shared.py` reads them too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { written } from "../../../docs/assets/js/editor/content-file.js";
import { withPauses } from "../../../docs/assets/js/plan/frame.js";
import { EMPTY, readPlan, writePlan } from "../../../docs/assets/js/plan/plan.js";
import { duration, instant } from "../../../docs/assets/js/shared/dates.js";
import { slug } from "../../../docs/assets/js/shared/dom.js";
import { typed } from "../../../docs/assets/js/shared/pasted.js";
import { personal } from "../../../docs/assets/js/shared/privacy.js";

/**
 * The rows of a table, without its head.
 *
 * @param {string} name
 */
function table(name) {
  const text = readFileSync(new URL(`../../shared/${name}.tsv`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t"));
}

for (const [minutes, text, clock] of table("durations")) {
  test(`${minutes} minutes are said as ${text}, on a clock ${clock}`, () => {
    assert.deepEqual([duration(Number(minutes)), instant(Number(minutes))], [text, clock]);
  });
}

for (const [title = "", id] of table("names")) {
  test(`a file for ”${title}” is named ${id}`, () => assert.equal(slug(title), id));
}

for (const [id, fits] of table("slugs")) {
  test(`”${id}” ${fits === "ja" ? "is" : "is not"} the name of a method in a plan`, () => {
    assert.equal(readPlan(`#v1&m=${id}:20`).plan.items[0]?.ref === id, fits === "ja");
  });
}

for (const [text = "", found] of table("privacy")) {
  test(`in ”${text}” stands ${found || "nothing personal"}`, () => {
    assert.equal(personal(text, ["gmail.com", "hotmail.se", "live.se"]).join(" och "), found);
  });
}

for (const [text, asWritten] of table("scalars")) {
  test(`a text is written in a file as ${asWritten}`, () => {
    assert.equal(written({ title: JSON.parse(`"${text}"`) }), `title: ${asWritten}`);
  });
}

for (const [hash = "", name, remote, items] of table("plans")) {
  test(`${hash} is read as the plan it was written from`, () => {
    const { plan, faults } = readPlan(hash);
    assert.deepEqual([plan.name, plan.remote ? "ja" : "nej", faults.length], [name, remote, 0]);
    assert.equal(plan.items.map(({ ref, minutes }) => `${ref} ${minutes}`).join("|"), items);
    assert.equal(writePlan(plan), hash);
  });
}

test("words are sorted as in the table", () => {
  const words = table("sorting").map(([word = ""]) => word);
  assert.deepEqual(
    words.toReversed().sort((a, b) => a.localeCompare(b, "sv")),
    words,
  );
});

/** @type {import("../../../docs/assets/js/plan/frame.js").Catalogue} */
const catalogue = JSON.parse('{"blocks": {"paus": {"title": "Paus", "pause": true}}, "occasions": {}, "cases": {}}');

for (const [where, agenda = "", expected] of table("pauses")) {
  test(`${where}: ${agenda} has its pauses`, () => {
    const items = agenda
      .split(" ")
      .map((item) =>
        item.startsWith("p")
          ? { ref: "paus", minutes: Number(item.slice(1)) }
          : { ref: "*Arbete", minutes: Number(item) },
      );
    const paused = withPauses({ ...EMPTY, remote: where === "distans", items }, catalogue);
    assert.equal(paused.items.map(({ ref, minutes }) => `${ref === "paus" ? "p" : ""}${minutes}`).join(" "), expected);
    assert.equal(withPauses(paused, catalogue), paused);
  });
}

for (const [pasted = "", meant = ""] of table("pasted")) {
  test(`pasted ”${pasted}” becomes ”${meant}”`, () => {
    assert.equal(typed(JSON.parse(`"${pasted}"`)), JSON.parse(`"${meant}"`));
  });
}
