/** Rows that are dragged by their handles, with a mouse, a pen or a finger. Escape leaves the row where it was. */
import { findAll } from "../shared/dom.js";

const EDGE = 70; // pixels from the window's edge within which it scrolls
const SCROLL = 12; // pixels a move

/**
 * @param {HTMLElement} list
 * @param {(from: number, to: number) => void} move
 */
export function enableDrag(list, move) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  let to = -1;
  const rows = () => findAll(list, "[data-row]", HTMLElement);
  const from = () => (dragged ? rows().indexOf(dragged) : -1);

  /** @param {PointerEvent} event */
  function begin(event) {
    const handle = event.target instanceof Element ? event.target.closest("[data-handle]") : null;
    const row = handle?.closest("[data-row]");
    if (!handle || !(row instanceof HTMLElement) || event.button > 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    dragged = row;
    to = from();
    row.classList.add("is-dragged");
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    if (!dragged) return;
    const under = rows().findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    to = under < 0 ? rows().length - 1 : under;
    for (const [index, row] of rows().entries()) {
      row.classList.toggle("is-before", index === to && to < from());
      row.classList.toggle("is-after", index === to && to > from());
    }
    if (event.clientY < EDGE) scrollBy(0, -SCROLL);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
  }

  /** @param {boolean} keeps */
  function end(keeps) {
    const start = from();
    dragged = null;
    for (const row of rows()) row.classList.remove("is-dragged", "is-before", "is-after");
    if (keeps && start >= 0 && to !== start) move(start, to);
  }

  list.addEventListener("pointerdown", begin);
  list.addEventListener("pointermove", follow);
  list.addEventListener("pointerup", () => end(true));
  list.addEventListener("pointercancel", () => end(false));
  addEventListener("keydown", ({ key }) => key === "Escape" && end(false));
}
