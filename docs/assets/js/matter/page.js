/** Tells which promised answers are late today: a page that was built earlier cannot know. */
import { daysBetween, wallTime } from "../shared/dates.js";
import { findAll } from "../shared/dom.js";

const today = wallTime(Date.now()).slice(0, 10);

for (const time of findAll(document, "time[data-promised]", HTMLTimeElement)) {
  const late = daysBetween(time.dateTime, today);
  if (late <= 0) continue;
  const told = document.createElement("strong");
  told.className = "matter__late";
  told.textContent = ` ${late} ${late === 1 ? "dag" : "dagar"} försenat`;
  time.parentElement?.querySelector("[data-late]")?.remove();
  time.after(told);
}
