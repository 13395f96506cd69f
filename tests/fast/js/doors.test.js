/**
 * Which scripts work on the page as they are loaded. Node has no page: whatever touches one while it is loaded fails here.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../../docs/assets/js/", import.meta.url);
const DOORS = [
  ...["page", "to-plan", "add", "from-board", "calls", "version", "sheets", "reach", "by-number", "moved"],
  ...["scheme", "folded", "from-disk", "upkeep"],
];
const ENTRIES = "pages"; // what a kind of page takes in: doors, and nothing of its own

const modules = readdirSync(SCRIPTS, { recursive: true, encoding: "utf-8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".js") && !path.startsWith(`${ENTRIES}/`));

for (const path of modules.sort()) {
  const isDoor = DOORS.includes(path.replace(/^.*\/|\.js$/g, ""));
  test(`${path} ${isDoor ? "is a page's way in" : "only gives functions"}`, async () => {
    const loading = import(new URL(path, SCRIPTS).href);
    if (isDoor) await assert.rejects(loading, ReferenceError);
    else await loading;
  });
}
