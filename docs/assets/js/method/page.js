/** A method's page as the tool one leads from: it keeps where the group meets, and its rail follows the reader. */
import { offerCopies } from "../shared/copy.js";
import { find, findAll, keep, kept } from "../shared/dom.js";

const KEY = "var";
const REMOTE = "distans";

/** Keeps whether the group meets in a room or on remote, from one method to the next. */
function keepPlace() {
  const choices = findAll(document, "input[name=var]", HTMLInputElement);
  for (const choice of choices) {
    if (choice.value === kept(KEY)) choice.checked = true;
    choice.addEventListener("change", () => {
      keep(KEY, choice.value);
      follow();
    });
  }
}

/** @param {HTMLElement} rail */
function segments(rail) {
  const remote = find(document, "[data-tool]", HTMLElement).querySelector(`input[value=${REMOTE}]:checked`);
  const bar = rail.querySelector(remote ? ".at-home .minutes" : ".here .minutes");
  return [...(bar?.querySelectorAll("rect") ?? [])];
}

/** Marks the step that the reader is at: the last that has passed the upper third of the window. */
function follow() {
  const rail = document.querySelector("[data-rail]");
  if (!(rail instanceof HTMLElement)) return;
  const moments = findAll(document, "[data-moment]", HTMLElement);
  const passed = moments.filter((moment) => moment.getBoundingClientRect().top < innerHeight / 3).length;
  const now = Math.max(0, passed - 1);
  for (const [index, segment] of segments(rail).entries()) segment.classList.toggle("minutes__now", index === now);
  const title = moments[now]?.querySelector("h3")?.firstChild?.textContent?.trim() ?? "";
  find(rail, "[data-now]", HTMLElement).textContent = `${now + 1} av ${moments.length}: ${title}`;
}

keepPlace();
offerCopies();
if (document.querySelector("[data-rail]")) {
  follow();
  addEventListener("scroll", follow, { passive: true });
}
