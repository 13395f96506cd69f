/** Says whether an invitation is open today, and leaves closed ones out of the list of open ones. */
import { wallTime } from "../shared/dates.js";
import { find, findAll } from "../shared/dom.js";

const today = wallTime(Date.now()).slice(0, 10);

for (const dates of findAll(document, "[data-opens][data-closes]", HTMLElement)) {
  const { opens = "", closes = "" } = dates.dataset;
  const isOpened = opens <= today;
  const isClosed = closes !== "" && closes < today;
  tell(dates, "opens", isOpened);
  const state = find(dates, "[data-call-state]", HTMLElement);
  if (!state.hidden) continue;
  tell(dates, "closes", isClosed);
  state.textContent = isClosed ? "Stängd." : isOpened ? "Öppen nu." : "Inte öppen än.";
  state.hidden = false;
  const listed = dates.closest("[data-call]");
  if (isClosed && listed) listed.remove();
}
for (const list of findAll(document, "[data-calls]", HTMLElement)) list.hidden = !list.querySelector("[data-call]");

/** @param {HTMLElement} dates @param {"opens" | "closes"} day @param {boolean} isPast */
function tell(dates, day, isPast) {
  for (const words of findAll(dates, `[data-before="${day}"]`, HTMLElement)) words.hidden = isPast;
  for (const words of findAll(dates, `[data-after="${day}"]`, HTMLElement)) words.hidden = !isPast;
}
