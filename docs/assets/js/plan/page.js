/**
 * The planner's page. Its state is the address, so that a link is a saved plan and the browser's Back takes back.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet} from "./agenda.js"
 */
import { calendar } from "../shared/ics.js";
import { duration, isWallTime } from "../shared/dates.js";
import { download, element, fileName, find, findAll, guideId, keep, kept, loadCatalogue } from "../shared/dom.js";
import { enableDrag } from "./drag.js";
import { fillHandout } from "./handout.js";
import { asEvent, asMarkdown, asText, hours, NAMELESS, people, points } from "./exports.js";
import { fillPapers } from "./pdfs.js";
import {
  add,
  EMPTY,
  holdsPlan,
  line,
  MOST_ITEMS,
  move,
  named,
  placeLine,
  readPlan,
  remove,
  setMinutes,
  writePlan,
} from "./plan.js";
import { listenToRows, showBar, showRows } from "./rows.js";
import { block, mend, sheet, stretch, withEnds, withPauses } from "./agenda.js";
import { showLists, showSprint } from "./lists.js";

const page = find(document, "[data-planner]", HTMLElement);
const status = find(page, "[data-status]", HTMLElement);
const form = find(page, "[data-facts]", HTMLFormElement);
const list = find(page, "[data-items]", HTMLOListElement);
const adding = find(page, "[data-new]", HTMLFormElement);
const choice = find(adding, "select", HTMLSelectElement);
const ownTitle = find(adding, "[data-own]", HTMLElement);
const note = find(page, "[data-out-note]", HTMLElement);
const readyLinks = findAll(document, "[data-ready]", HTMLAnchorElement);
const readyNames = new Set(readyLinks.map((link) => readPlan(link.hash).plan.name));

/** @type {Catalogue} */
let catalogue;
/** @type {Plan} */
let plan = EMPTY;
/** @type {Sheet} */
let current;

/**
 * @param {string} name
 * @returns {HTMLInputElement}
 */
function field(name) {
  return find(form, `[name=${name}]`, HTMLInputElement);
}

/** Where the plan is, for others to open. */
function link() {
  return location.origin + location.pathname + writePlan(plan);
}

/**
 * Takes a new plan into use: a step in the history for what is done, none for each letter typed.
 *
 * @param {Plan} next
 * @param {"push" | "replace"} how
 */
function become(next, how) {
  plan = named(next);
  const hash = writePlan(plan);
  if (hash !== location.hash) history[how === "push" ? "pushState" : "replaceState"](null, "", hash);
  keep("plan", hash);
  render();
}

/** Reads the address; where it holds no plan, the one that the reader had before. */
function restore() {
  const isPlan = holdsPlan(location.hash);
  const read = readPlan(isPlan ? location.hash : (kept("plan") ?? ""));
  const mended = mend(read.plan, catalogue);
  tellFaults([
    ...(isPlan || isPlace() ? [] : ["Länken går inte att läsa som en plan. Den du hade är kvar."]),
    ...read.faults,
    ...mended.faults,
  ]);
  become(mended.plan, "replace");
  fillForm();
}

/** Whether the address names a place on the page, or nothing at all. */
function isPlace() {
  return location.hash === "" || document.querySelector(":target") !== null;
}

/** Takes another plan's address into use; a place on the page is gone to, and the address is the plan's again. */
function followAddress() {
  if (location.hash === writePlan(plan)) return;
  if (holdsPlan(location.hash)) restore();
  else become(plan, "replace");
}

/** @param {string[]} faults */
function tellFaults(faults) {
  const box = find(page, "[data-faults]", HTMLElement);
  find(box, "ul", HTMLElement).replaceChildren(...faults.map((fault) => element("li", fault)));
  box.hidden = faults.length === 0;
}

function fillForm() {
  field("name").value = plan.name;
  field("start").value = plan.start;
  field("people").value = plan.people ? String(plan.people) : "";
  field("place").value = plan.place;
  for (const radio of findAll(form, "[name=remote]", HTMLInputElement))
    radio.checked = (radio.value === "distans") === plan.remote;
}

function readForm() {
  const start = field("start").value.slice(0, 16);
  const number = field("people").valueAsNumber;
  become(
    {
      ...plan,
      name: line(field("name").value),
      start: isWallTime(start) ? start : "",
      people: number > 0 && number <= 500 ? Math.floor(number) : 0,
      place: placeLine(field("place").value),
      remote: find(form, "[value=distans]", HTMLInputElement).checked,
    },
    "replace",
  );
}

/** Tells what the day, the place and the number of people that the reader gave mean for the plan. */
function tellFacts() {
  const noted = current.rows
    .filter(({ notes }) => notes.length > 0)
    .map(({ block, notes }) => `${block.title}: ${notes.join(" ")}`);
  status.textContent = [plan.items.length > 0 ? `Hela planen: ${sum()}.` : "", ...noted].join(" ");
}

/** Shows the whole plan. */
function render() {
  current = sheet(plan, catalogue);
  const empty = plan.items.length === 0;
  find(page, "[data-none]", HTMLElement).hidden = !empty;
  for (const one of findAll(page, "[data-sum], [data-bar]", Element)) one.toggleAttribute("hidden", empty);
  find(page, "[data-sum]", HTMLElement).textContent = sum();
  showBar(find(page, "[data-bar]", SVGElement), current);
  showRows(list, current.rows, page.dataset.top ?? "");
  renderAdvice();
  showLists(page, current);
  showSprint(page, plan, catalogue, { leave: leaveCase, add: addItem });
  fillPapers(find(page, "[data-papers]", HTMLElement), page.dataset.top ?? "", plan, current, catalogue);
  renderOutputs(empty);
}

function sum() {
  const fits = current.fits ? `passar ${people(plan.people)}` : "";
  return [plan.start && hours(current), duration(current.total), fits].filter(Boolean).join(" · ");
}

/** What the plan lacks: pauses, a way in and a way out. */
function renderAdvice() {
  const needed = withPauses(plan, catalogue).items.length - plan.items.length;
  const pauses = find(page, "[data-pauses]", HTMLElement);
  pauses.hidden = needed === 0;
  find(pauses, "span", HTMLElement).textContent =
    `Det går mer än ${stretch(plan)} minuter utan paus ${needed === 1 ? "på ett ställe" : `på ${needed} ställen`}.`;
  find(page, "[data-ends]", HTMLElement).hidden = withEnds(plan, catalogue) === plan;
}

/** @param {boolean} empty */
function renderOutputs(empty) {
  const show = find(page, "[data-out=show]", HTMLAnchorElement);
  show.href = `${page.dataset.show}${writePlan(plan)}`;
  show.hidden = empty;
  for (const button of findAll(page, ".outputs li button", HTMLButtonElement))
    button.disabled = empty && plan.cases.length === 0;
  find(page, "[data-out=clear]", HTMLButtonElement).disabled = writePlan(plan) === writePlan(EMPTY);
  find(page, "[data-out=calendar]", HTMLButtonElement).disabled = empty || plan.start === "";
  find(page, "[data-copy]", HTMLElement).hidden = true;
  note.textContent = empty
    ? "Lägg till något i planen först."
    : plan.start === ""
      ? "Ange dag och tid för att få klockslag och en kalenderfil."
      : "";
}

/** @type {import("./rows.js").Acts} */
const acts = {
  move: (from, to) => {
    const title = current.rows[from]?.block.title;
    become(move(plan, from, to), "push");
    document.getElementById(`${to < from ? "up" : "down"}-${to}`)?.focus();
    status.textContent = `${title} är nu punkt ${to + 1} av ${plan.items.length}.`;
  },
  remove: (index) => {
    const title = current.rows[index]?.block.title;
    become(remove(plan, index), "push");
    status.textContent = `${title} är borttagen.`;
    (document.getElementById(`remove-${Math.min(index, plan.items.length - 1)}`) ?? choice).focus();
  },
  setMinutes: (index, minutes) => {
    become(setMinutes(plan, index, minutes || (plan.items[index]?.minutes ?? 0)), "push");
    const row = current.rows[index];
    status.textContent = row
      ? [`${row.block.title}: ${duration(row.item.minutes)}.`, ...row.notes, `Hela planen: ${sum()}.`].join(" ")
      : "";
  },
};

/** @param {string} id */
function leaveCase(id) {
  become({ ...plan, cases: plan.cases.filter((other) => other !== id) }, "push");
  (findAll(page, "[data-problems] button", HTMLElement)[0] ?? choice).focus();
}

/** @param {string} ref */
function addItem(ref) {
  const found = block(catalogue, ref);
  if (!found) return;
  if (plan.items.length >= MOST_ITEMS)
    return tellFaults([`Planen rymmer högst ${MOST_ITEMS} punkter. Ta bort någon först.`]);
  become(add(plan, [{ ref, minutes: found.minutes }]), "push");
  status.textContent = `${found.title} är tillagd i planen.`;
}

/**
 * @param {string} text
 * @param {string} done
 */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    note.textContent = done;
  } catch {
    const shown = find(page, "[data-copy]", HTMLTextAreaElement);
    note.textContent = "Webbläsaren lät oss inte kopiera. Kopiera härifrån:";
    shown.hidden = false;
    shown.value = text;
    shown.select();
  }
  status.textContent = note.textContent;
}

/** @type {Record<string, () => void>} */
const outputs = {
  link: () => void copy(link(), "Länken är kopierad. Den som öppnar den får planen."),
  text: () => void copy(asText(plan, current, catalogue, link()), "Texten är kopierad. Klistra in den i inbjudan."),
  calendar: () =>
    download(
      `${fileName(plan.name || NAMELESS)}.ics`,
      "text/calendar;charset=utf-8",
      calendar([asEvent(plan, current, catalogue, link())], new Date(), guideId()),
    ),
  markdown: () =>
    download(
      `${fileName(plan.name || NAMELESS)}.md`,
      "text/markdown;charset=utf-8",
      asMarkdown(plan, current, catalogue, link()),
    ),
  print: () => print(),
  clear: () => {
    become(EMPTY, "push");
    fillForm();
    status.textContent = "Planen är tom. Webbläsarens bakåtknapp tar tillbaka den.";
  },
};

/**
 * Takes a ready plan's items, and keeps what the reader has said of the day, the group and the problems.
 *
 * @param {MouseEvent} event
 * @param {Plan} ready
 */
function takeReady(event, ready) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const own = plan.name !== "" && !readyNames.has(plan.name);
  become({ ...plan, name: own ? plan.name : ready.name, items: ready.items }, "push");
  fillForm();
  status.textContent = `Planen är nu ”${ready.name}”. Webbläsarens bakåtknapp tar tillbaka den du hade.`;
  find(document, "#dagordning", HTMLElement).scrollIntoView();
}

/** Tells of the plan that the reader had before opening another's link, unless all of it is in this one. */
function offerMine() {
  const mine = readPlan(kept("plan") ?? "").plan;
  const { items } = readPlan(location.hash).plan;
  const lost = holdsPlan(location.hash) && mine.items.some(({ ref }) => !items.some((item) => item.ref === ref));
  const box = find(page, "[data-mine]", HTMLElement);
  box.hidden = !lost;
  find(box, "a", HTMLAnchorElement).href = writePlan(mine);
  find(box, "a", HTMLAnchorElement).addEventListener("click", () => (box.hidden = true));
  find(box, "span", HTMLElement).textContent =
    `Du har en plan sedan tidigare: ${mine.name || NAMELESS}, ${points(mine)}.`;
}

/**
 * Follows what is done to the same plan in another window, such as the catalogue.
 *
 * @param {StorageEvent} event
 */
function followOther(event) {
  if (event.oldValue !== writePlan(plan) || event.newValue === null) return;
  become(mend(readPlan(event.newValue).plan, catalogue).plan, "replace");
  fillForm();
}

function listen() {
  form.addEventListener("input", readForm);
  for (const name of ["start", "people", "remote"]) {
    for (const one of findAll(form, `[name=${name}]`, HTMLInputElement)) one.addEventListener("change", tellFacts);
  }
  field("people").addEventListener("change", () => field("people").reportValidity());
  form.addEventListener("submit", (event) => event.preventDefault());
  choice.addEventListener("change", () => (ownTitle.hidden = choice.value !== "*"));
  adding.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = find(adding, "[name=title]", HTMLInputElement);
    const own = line(title.value);
    if (choice.value === "*" && own === "") return title.focus();
    addItem(choice.value === "*" ? `*${own}` : choice.value);
    title.value = "";
  });
  find(page, "[data-pauses] button", HTMLButtonElement).addEventListener("click", () => {
    become(withPauses(plan, catalogue), "push");
    status.textContent = "Pauserna är inlagda.";
    choice.focus();
  });
  find(page, "[data-ends] button", HTMLButtonElement).addEventListener("click", () => {
    become(withEnds(plan, catalogue), "push");
    status.textContent = "Incheckning och avslut är inlagda.";
    choice.focus();
  });
  find(page, "[data-close]", HTMLButtonElement).addEventListener("click", () => tellFaults([]));
  for (const one of findAll(page, "button[data-out]", HTMLButtonElement))
    one.addEventListener("click", () => outputs[one.dataset.out ?? ""]?.());
  for (const link of readyLinks) link.addEventListener("click", (event) => takeReady(event, readPlan(link.hash).plan));
  addEventListener("hashchange", followAddress);
  addEventListener("storage", followOther);
  addEventListener("beforeprint", () =>
    fillHandout(find(document, "[data-handout]", HTMLElement), plan, current, catalogue),
  );
  listenToRows(list, acts);
  enableDrag(list, acts.move);
}

try {
  catalogue = await loadCatalogue(page.dataset.catalogue ?? "");
  page.hidden = false;
  offerMine();
  restore();
  listen();
} catch (error) {
  const failed = element(
    "p",
    "Planeraren kunde inte laddas. Ladda om sidan, eller använd de färdiga planerna här nedanför.",
  );
  failed.className = "notice";
  failed.setAttribute("role", "alert");
  page.replaceWith(failed);
  throw error;
}
