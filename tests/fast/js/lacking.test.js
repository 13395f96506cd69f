import assert from "node:assert/strict";
import { test } from "node:test";

import { withLacking } from "../../../docs/assets/js/search/lacking.js";

const PAGES = [
  { id: "tavla", title: "Tio minuter vid tavlan" },
  { id: "snabb", title: "Snabbt", aliases: ["open sprint"] },
];
const LACKING = [
  {
    name: "Kanban",
    also: ["kanbantavla", "sex tänkande hattar"],
    means: "En tavla.",
    url: "https://x.se",
    instead: ["tavla"],
  },
  { name: "Open sprint", means: "En sprint.", url: "https://y.se" },
];
const OTHERWISE = { hits: [], near: false, sure: 1, read: "annat" };
const search = withLacking(() => OTHERWISE, LACKING, PAGES);

test("who asks for a method that there is not is told so, with what to take instead", () => {
  for (const query of ["kanban", "KANBAN", "hur gör man en kanbantavla", "sex tankande hattarna"]) {
    const { near, lacking, hits } = search(query);
    assert.ok(near);
    assert.equal(lacking?.name, "Kanban");
    assert.deepEqual(
      hits.map(({ page }) => page.id),
      ["tavla"],
    );
  }
});

test("other questions are answered as before, also one that only mentions such a method", () => {
  for (const query of ["tavla", "", "sex hattar", "vi har provat kanban hela året utan resultat"])
    assert.equal(search(query), OTHERWISE);
});

test("a page that is called what was asked for goes before", () => {
  assert.equal(search("open sprint"), OTHERWISE);
  assert.equal(search("open sprint mall").lacking?.name, "Open sprint");
});
