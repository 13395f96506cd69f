/**
 * The page on which one writes what a workshop came to. What is written is the address and stays on the device.
 *
 * @import {Decision, Record} from "./record.js"
 */
import { calendar } from "../shared/ics.js";
import { copied } from "../shared/copy.js";
import { wallTime } from "../shared/dates.js";
import { download, fileName, find, findAll, guideId, keep, kept, loadCatalogue, make } from "../shared/dom.js";
import { saveWord } from "../shared/save-word.js";
import { holdsPlan, newId, readPlan } from "../plan/plan.js";
import { asCase, asEvents, asText, titleOf } from "./exports.js";
import {
  BLANK,
  NO_DECISION,
  readKept,
  readRecord,
  recordOf,
  threeMonthsAfter,
  withRecord,
  writeRecord,
} from "./record.js";
import { asWord } from "./word.js";

const KEY = "records";
const page = find(document, "[data-record]", HTMLElement);
const form = find(page, "form", HTMLFormElement);
const decisions = find(page, "[data-decisions]", HTMLElement);
const ideas = find(page, "[data-ideas]", HTMLElement);
const note = find(page, "[data-note]", HTMLElement);
/** @type {import("../plan/agenda.js").Catalogue | null} */
let catalogue = null;
/** @type {Record} */
let record = { ...BLANK, id: newId() };

void begin();

async function begin() {
  catalogue = await loadCatalogue(page.dataset.catalogue ?? "").catch(() => null);
  open();
  listen();
  page.hidden = false;
}

function listen() {
  for (const button of findAll(page, "[data-add]", HTMLButtonElement))
    button.addEventListener("click", () => {
      const row = button.dataset.add === "idea" ? addIdea("") : addDecision(NO_DECISION);
      find(row, "input", HTMLInputElement).focus();
    });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target === field("day") && field("day").value && !field("again").value)
      field("again").value = threeMonthsAfter(field("day").value);
    take();
  });
  for (const button of findAll(page, "[data-out]", HTMLButtonElement))
    button.addEventListener("click", () => give(button));
  addEventListener("hashchange", open);
}

/** What the address holds: a record, a plan to make one of, or nothing; then the last one of this device. */
function open() {
  const all = readKept(kept(KEY));
  const found = readRecord(location.hash);
  if (found) record = found;
  else if (catalogue && holdsPlan(location.hash)) {
    const made = recordOf(readPlan(location.hash).plan, catalogue);
    record = all.find(({ id }) => id === made.id) ?? made;
  } else if (location.hash !== "") return;
  else record = all[0] ?? record;
  fill();
  showKept();
}

function fill() {
  for (const name of /** @type {const} */ (["name", "question", "day", "again", "learnt"]))
    field(name).value = record[name];
  decisions.replaceChildren();
  ideas.replaceChildren();
  for (const one of record.decisions.length > 0 ? record.decisions : [NO_DECISION]) addDecision(one);
  for (const one of record.ideas.length > 0 ? record.ideas : [""]) addIdea(one);
}

/** @param {string} name */
function field(name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {Decision} decision */
function addDecision(decision) {
  const row = make("decision");
  for (const input of findAll(row, "input", HTMLInputElement))
    input.value = decision[/** @type {keyof Decision} */ (input.dataset.part)];
  decisions.append(withRemoval(row));
  return row;
}

/** @param {string} idea */
function addIdea(idea) {
  const row = make("idea");
  find(row, "input", HTMLInputElement).value = idea;
  ideas.append(withRemoval(row));
  return row;
}

/** @param {HTMLElement} row */
function withRemoval(row) {
  find(row, "[data-remove]", HTMLButtonElement).addEventListener("click", () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    take();
    const focused = next?.querySelector("input") ?? form.querySelector("[data-add]");
    if (focused instanceof HTMLElement) focused.focus();
  });
  return row;
}

/** Takes what stands in the form, and keeps it. */
function take() {
  record = {
    ...record,
    name: field("name").value,
    question: field("question").value,
    day: field("day").value,
    again: field("again").value,
    learnt: field("learnt").value,
    decisions: findAll(decisions, "[data-row]", HTMLElement).map(readDecision),
    ideas: findAll(ideas, "input", HTMLInputElement).map(({ value }) => value),
  };
  record = readRecord(writeRecord(record)) ?? record;
  history.replaceState(null, "", writeRecord(record));
  const isKept = keep(KEY, withRecord(readKept(kept(KEY)), record));
  find(page, "[data-unsaved]", HTMLElement).hidden = isKept;
  showKept();
}

/** @param {HTMLElement} row */
function readDecision(row) {
  const decision = { ...NO_DECISION };
  for (const input of findAll(row, "input", HTMLInputElement))
    decision[/** @type {keyof Decision} */ (input.dataset.part)] = input.value;
  return decision;
}

function showKept() {
  const all = readKept(kept(KEY));
  const others = all.filter(({ id }) => id !== record.id);
  find(page, "[data-kept]", HTMLElement).hidden = all.length === 0;
  find(page, "[data-records]", HTMLElement).replaceChildren(
    ...others.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = writeRecord(one);
      link.textContent = [titleOf(one), one.day].filter(Boolean).join(", ");
      item.append(link);
      return item;
    }),
  );
}

/** @param {HTMLButtonElement} button */
async function give({ dataset }) {
  take();
  const link = location.href;
  const name = fileName(titleOf(record));
  const refused = () => "Webbläsaren lät oss inte kopiera. Kopiera adressen i adressfältet i stället.";
  if (dataset.out === "link")
    note.textContent = await copied(link, "Länken är kopierad. Den som får den kan läsa allt.", refused);
  if (dataset.out === "text") note.textContent = await copied(asText(record, link), "Texten är kopierad.", refused);
  if (dataset.out === "word")
    await saveWord(`${name}-efterat`, `Efter träffen: ${titleOf(record)}`, asWord(record, link), (told) => {
      note.textContent = told;
    });
  if (dataset.out === "print") print();
  if (dataset.out === "case" && catalogue) {
    download(`${name}.md`, "text/markdown;charset=utf-8", asCase(record, catalogue, wallTime(Date.now()).slice(0, 10)));
    note.textContent = "Fallet är sparat som en fil. Fyll i det som är tomt och skicka in det enligt sidan Bidra.";
  }
  if (dataset.out === "calendar") {
    const events = asEvents(record, link);
    if (events.length > 0)
      download(`${name}-efterat.ics`, "text/calendar;charset=utf-8", calendar(events, new Date(), guideId()));
    note.textContent =
      events.length > 0 ? "Kalenderfilen är sparad." : "Ange först en dag för ett beslut eller för uppföljningen.";
  }
  if (dataset.out === "new") {
    record = { ...BLANK, id: newId() };
    history.replaceState(null, "", location.pathname);
    fill();
    showKept();
    field("name").focus();
    note.textContent = "";
  }
}
