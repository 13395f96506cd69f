/** Ticking cards in the catalogue: the choice is the address, a bar tells how many and leads to printing them. */
import { find } from "../shared/dom.js";
import { readSelection, withSelection } from "./selection.js";

const boxes = [...document.querySelectorAll("[data-pick]")].filter((box) => box instanceof HTMLInputElement);
const bar = find(document, "[data-picked]", HTMLElement);
const count = find(bar, "[data-picked-count]", HTMLElement);
const print = find(bar, "[data-picked-print]", HTMLAnchorElement);
const target = print.pathname;

/** Shows the choice that the address holds. */
function show() {
  const known = new Set(boxes.map((box) => box.value));
  const chosen = readSelection(location.search).filter((id) => known.has(id));
  for (const box of boxes) box.checked = chosen.includes(box.value);
  bar.hidden = chosen.length === 0;
  count.textContent = `${chosen.length} kort`;
  print.href = target + withSelection("", chosen);
}

/** @param {string[]} ids */
function choose(ids) {
  history.replaceState(null, "", location.pathname + withSelection(location.search, ids));
  show();
}

for (const box of boxes) {
  box.addEventListener("change", () => {
    const others = readSelection(location.search).filter((id) => id !== box.value);
    choose(box.checked ? [...others, box.value] : others);
  });
}
find(bar, "[data-picked-clear]", HTMLButtonElement).addEventListener("click", () => {
  choose([]);
  boxes.find((box) => box.offsetParent)?.focus();
});
addEventListener("popstate", show);
show();
