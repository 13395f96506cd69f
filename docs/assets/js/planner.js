/**
 * The planner's page. Its state is the address, so that a link is a saved plan and the browser's Back takes back.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet} from "./sheet.js"
 */
import { calendar } from "./calendar.js";
import { clock, duration, inWords, isWallTime } from "./dates.js";
import { download, element, fileName, find, findAll, keep, kept, loadCatalogue, make } from "./dom.js";
import { fillHandout } from "./handout.js";
import { asEvent, asMarkdown, asText, NAMELESS } from "./outputs.js";
import { add, EMPTY, line, move, readPlan, remove, setMinutes, writePlan } from "./plan.js";
import { block, mend, propose, sheet, withPauses } from "./sheet.js";

const page = find(document, "[data-planner]", HTMLElement);
const status = find(page, "[data-status]", HTMLElement);
const form = find(page, "[data-facts]", HTMLFormElement);
const list = find(page, "[data-items]", HTMLOListElement);
const adding = find(page, "[data-new]", HTMLFormElement);
const choice = find(adding, "select", HTMLSelectElement);
const ownTitle = find(adding, "[data-own]", HTMLElement);
const note = find(page, "[data-out-note]", HTMLElement);

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
  plan = next;
  const hash = writePlan(plan);
  if (hash !== location.hash) history[how === "push" ? "pushState" : "replaceState"](null, "", hash);
  keep("plan", hash);
  render();
}

/** Reads the address; where it holds no plan, the one that the reader had before. */
function restore() {
  const hash = location.hash === "" ? (kept("plan") ?? "") : location.hash;
  const read = readPlan(hash);
  const mended = mend(read.plan, catalogue);
  tellFaults([...read.faults, ...mended.faults]);
  become(mended.plan, "replace");
  fillForm();
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
  for (const radio of findAll(form, "[name=remote]", HTMLInputElement)) radio.checked = (radio.value === "distans") === plan.remote;
}

function readForm() {
  const start = field("start").value.slice(0, 16);
  const people = field("people").valueAsNumber;
  become(
    {
      ...plan,
      name: line(field("name").value),
      start: isWallTime(start) ? start : "",
      people: people > 0 && people <= 500 ? Math.floor(people) : 0,
      place: line(field("place").value),
      remote: find(form, "[value=distans]", HTMLInputElement).checked,
    },
    "replace",
  );
}

/** Shows the whole plan. */
function render() {
  current = sheet(plan, catalogue);
  renderSum();
  renderBar();
  renderItems();
  renderPauses();
  renderLists();
  renderSprint();
  const empty = plan.items.length === 0;
  find(page, "[data-none]", HTMLElement).hidden = !empty;
  for (const one of findAll(page, "[data-sum], [data-bar]", Element)) one.toggleAttribute("hidden", empty);
  find(page, "[data-out=show]", HTMLAnchorElement).href = `${page.dataset.show}${writePlan(plan)}`;
  for (const button of findAll(page, ".outputs li button", HTMLButtonElement)) button.disabled = empty && plan.cases.length === 0;
  find(page, "[data-out=calendar]", HTMLButtonElement).disabled = empty || plan.start === "";
  note.textContent = !empty && plan.start === "" ? "Ange dag och tid för att få klockslag och en kalenderfil." : "";
}

function renderSum() {
  const time = plan.start && `${inWords(plan.start.slice(0, 10))}, kl. ${clock(plan.start)}–${clock(current.end)}`;
  find(page, "[data-sum]", HTMLElement).textContent = [time, duration(current.total)].filter(Boolean).join(" · ");
}

function renderBar() {
  const bar = find(page, "[data-bar]", SVGElement);
  bar.setAttribute("viewBox", `0 0 ${Math.max(1, current.total)} 10`);
  bar.replaceChildren(
    ...current.rows.map((row) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const place = { x: row.from, y: 0, width: row.item.minutes, height: 10 };
      for (const [name, value] of Object.entries(place)) part.setAttribute(name, String(value));
      part.setAttribute("class", look(row.block));
      return part;
    }),
  );
}

/** @param {import("./sheet.js").Block} block */
function look(block) {
  return block.pause ? "is-pause" : block.step ? `step-${block.step}` : "is-plain";
}

function renderItems() {
  const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement.id : "";
  list.replaceChildren(...current.rows.map((row, index) => renderItem(row, index)));
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * @param {import("./sheet.js").Row} row
 * @param {number} index
 */
function renderItem({ item, block, clock, notes }, index) {
  const shown = make("item");
  shown.classList.add(look(block));
  shown.dataset.row = String(index);
  find(shown, "[data-clock]", HTMLElement).textContent = clock || "";
  const title = find(shown, "[data-title]", HTMLElement);
  title.append(block.address ? anchor(block.title, `${page.dataset.top}/${block.address}`) : block.title);
  find(shown, "[data-notes]", HTMLElement).replaceChildren(...notes.map((note) => element("li", note)));
  const minutes = find(shown, "[data-minutes]", HTMLInputElement);
  minutes.value = String(item.minutes);
  minutes.id = `minuter-${index}`;
  minutes.setAttribute("aria-label", `Minuter för ${block.title}`);
  minutes.addEventListener("change", () => become(setMinutes(plan, index, minutes.valueAsNumber || item.minutes), "push"));
  const last = plan.items.length - 1;
  button(shown, "up", `Flytta upp ${block.title}`, index, index > 0, () => shift(index, index - 1, block.title));
  button(shown, "down", `Flytta ned ${block.title}`, index, index < last, () => shift(index, index + 1, block.title));
  button(shown, "remove", `Ta bort ${block.title}`, index, true, () => {
    become(remove(plan, index), "push");
    status.textContent = `${block.title} är borttagen.`;
    (document.getElementById(`remove-${Math.min(index, plan.items.length - 1)}`) ?? choice).focus();
  });
  return shown;
}

/**
 * @param {string} text
 * @param {string} href
 */
function anchor(text, href) {
  const made = document.createElement("a");
  made.textContent = text;
  made.href = href;
  return made;
}

/**
 * @param {HTMLElement} row
 * @param {string} name
 * @param {string} label
 * @param {number} index
 * @param {boolean} possible
 * @param {() => void} act
 */
function button(row, name, label, index, possible, act) {
  const found = find(row, `[data-${name}]`, HTMLButtonElement);
  found.id = `${name}-${index}`;
  found.setAttribute("aria-label", label);
  found.title = label;
  found.setAttribute("aria-disabled", String(!possible));
  if (possible) found.addEventListener("click", act);
}

/**
 * Moves an item, keeps the focus on it and tells where it went.
 *
 * @param {number} from
 * @param {number} to
 * @param {string} title
 */
function shift(from, to, title) {
  const way = to < from ? "up" : "down";
  become(move(plan, from, to), "push");
  document.getElementById(`${way}-${to}`)?.focus();
  status.textContent = `${title} är nu punkt ${to + 1} av ${plan.items.length}.`;
}

function renderPauses() {
  const needed = withPauses(plan, catalogue).items.length - plan.items.length;
  const box = find(page, "[data-pauses]", HTMLElement);
  box.hidden = needed === 0;
  const limit = plan.remote ? 50 : 90;
  find(box, "span", HTMLElement).textContent = `Det går mer än ${limit} minuter utan paus ${needed === 1 ? "på ett ställe" : `på ${needed} ställen`}.`;
}

function renderLists() {
  for (const name of /** @type {const} */ (["materials", "afterwards", "fallbacks"])) {
    const box = find(page, `[data-list=${name}]`, HTMLElement);
    box.hidden = current[name].length === 0;
    find(box, "ul", HTMLElement).replaceChildren(...current[name].map((text) => element("li", text)));
  }
  find(page, "[data-preparations]", HTMLElement).replaceChildren(
    ...current.preparations.flatMap(({ when, tasks }) => {
      const items = document.createElement("ul");
      items.append(...tasks.map((task) => element("li", task)));
      return [element("h3", when), items];
    }),
  );
  find(page, "[data-lists]", HTMLElement).hidden = findAll(page, "[data-lists] li", HTMLElement).length === 0;
}

function renderSprint() {
  find(page, "[data-sprint]", HTMLElement).hidden = plan.cases.length === 0;
  find(page, "[data-problems]", HTMLElement).replaceChildren(...plan.cases.map(renderProblem));
  const proposals = plan.cases.length > 0 ? propose(plan, catalogue) : [];
  find(page, "[data-proposals]", HTMLElement).replaceChildren(...proposals.map(renderProposal));
}

/** @param {string} id */
function renderProblem(id) {
  const problem = catalogue.cases[id];
  const shown = make("problem", { about: problem ? `${problem.status} · ${problem.organisations}` : "" });
  const name = find(shown, "[data-link]", HTMLAnchorElement);
  name.textContent = problem?.title ?? id;
  name.href = `${page.dataset.top}/${problem?.address}`;
  const leave = find(shown, "[data-remove]", HTMLButtonElement);
  leave.setAttribute("aria-label", `Ta bort ${problem?.title}`);
  leave.addEventListener("click", () => become({ ...plan, cases: plan.cases.filter((other) => other !== id) }, "push"));
  return shown;
}

/** @param {{step: {id: string, name: string}, refs: string[]}} proposal */
function renderProposal({ step, refs }) {
  const shown = element("li", `${step.name}: `);
  shown.className = `step-${step.id}`;
  shown.append(
    ...refs.map((ref) => {
      const title = block(catalogue, ref)?.title ?? ref;
      const offer = element("button", title);
      offer.setAttribute("aria-label", `Lägg till ${title}`);
      offer.addEventListener("click", () => addItem(ref));
      return offer;
    }),
  );
  return shown;
}

/** @param {string} ref */
function addItem(ref) {
  const found = block(catalogue, ref);
  if (!found) return;
  become(add(plan, [{ ref, minutes: found.minutes }]), "push");
  status.textContent = `${found.title} är tillagd sist i planen.`;
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
    note.textContent = "Webbläsaren lät oss inte kopiera. Markera adressen i adressfältet och kopiera den där.";
  }
  status.textContent = note.textContent;
}

/** @type {Record<string, () => void>} */
const outputs = {
  link: () => void copy(link(), "Länken är kopierad. Den som öppnar den får planen."),
  text: () => void copy(asText(plan, current, catalogue, link()), "Texten är kopierad. Klistra in den i inbjudan."),
  calendar: () => download(`${fileName(plan.name || NAMELESS)}.ics`, "text/calendar;charset=utf-8", calendar([asEvent(plan, current, catalogue, link())], new Date())),
  markdown: () => download(`${fileName(plan.name || NAMELESS)}.md`, "text/markdown;charset=utf-8", asMarkdown(plan, current, catalogue, link())),
  print: () => print(),
  clear: () => {
    become(EMPTY, "push");
    fillForm();
    status.textContent = "Planen är tom. Webbläsarens bakåtknapp tar tillbaka den.";
  },
};

/** Lets rows be dragged by their handles, where there is a pointer. */
function enableDrag() {
  /** @type {number | null} */
  let dragged = null;
  const row = (/** @type {Event} */ event) => (event.target instanceof Element ? event.target.closest("[data-row]") : null);
  list.addEventListener("pointerdown", (event) => {
    const grabbed = event.target instanceof Element && event.target.closest("[data-handle]");
    for (const item of findAll(list, "[data-row]", HTMLElement)) item.draggable = Boolean(grabbed);
  });
  list.addEventListener("dragstart", (event) => {
    const found = row(event);
    dragged = found instanceof HTMLElement ? Number(found.dataset.row) : null;
    found?.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (dragged !== null && row(event)) event.preventDefault();
  });
  list.addEventListener("drop", (event) => {
    const found = row(event);
    if (dragged === null || !(found instanceof HTMLElement)) return;
    event.preventDefault();
    const from = dragged;
    shift(from, Number(found.dataset.row), current.rows[from]?.block.title ?? "");
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    render();
  });
}

function listen() {
  form.addEventListener("input", readForm);
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
  find(page, "[data-close]", HTMLButtonElement).addEventListener("click", () => tellFaults([]));
  for (const one of findAll(page, "button[data-out]", HTMLButtonElement)) one.addEventListener("click", () => outputs[one.dataset.out ?? ""]?.());
  for (const ready of findAll(document, "[data-ready]", HTMLAnchorElement)) ready.addEventListener("click", () => scrollTo(0, 0));
  addEventListener("hashchange", restore);
  addEventListener("popstate", restore);
  addEventListener("beforeprint", () => fillHandout(find(document, "[data-handout]", HTMLElement), plan, current, catalogue));
  enableDrag();
}

try {
  catalogue = await loadCatalogue(page.dataset.catalogue ?? "");
  page.hidden = false;
  restore();
  listen();
} catch (error) {
  const failed = element("p", "Planeraren kunde inte laddas. Ladda om sidan, eller använd de färdiga planerna här nedanför.");
  failed.className = "notice";
  failed.setAttribute("role", "alert");
  page.before(failed);
  throw error;
}
