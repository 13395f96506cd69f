/** Says whether an invitation is open today, and leaves closed ones out of the list of open ones. */
import { wallTime } from "../shared/dates.js";
import { find, findAll } from "../shared/dom.js";

const today = wallTime(Date.now()).slice(0, 10);

for (const dates of findAll(document, "[data-opens][data-closes]", HTMLElement)) {
  const { opens = "", closes = "" } = dates.dataset;
  const state = find(dates, "[data-call-state]", HTMLElement);
  if (!state.hidden) continue;
  const isClosed = closes !== "" && closes < today;
  state.textContent = isClosed ? "Stängd." : opens > today ? "Inte öppen än." : "Öppen nu.";
  state.hidden = false;
  const listed = dates.closest("[data-call]");
  if (isClosed && listed) listed.remove();
}
for (const list of findAll(document, "[data-calls]", HTMLElement)) list.hidden = !list.querySelector("[data-call]");
