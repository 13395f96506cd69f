/**
 * The planner's page. Its state is the address, so that a link is a saved plan and the browser's Back takes back. Each
 * plan that has been here is kept on the device's shelf.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet} from "./agenda.js"
 * @import {Shelf} from "./shelf.js"
 * @import {Trail} from "./trail.js"
 */
import { calendar } from "../shared/ics.js";
import { duration, isWallTime } from "../shared/dates.js";
import { download, element, fileName, find, findAll, guideId, loadCatalogue } from "../shared/dom.js";
import { saveWord } from "../shared/save-word.js";
import { isSaved, keepPlan, openPlan, quoted, shelf, shelfBefore, store } from "./device.js";
import { enableDrag } from "./drag.js";
import { fillHandout } from "./handout.js";
import { asEvents, asMarkdown, asText, hours, NAMELESS, people } from "./exports.js";
import { fillPapers } from "./pdfs.js";
import {
  add,
  change,
  EMPTY,
  holdsPlan,
  isEmpty,
  line,
  MOST_ITEMS,
  move,
  named,
  placeLine,
  questionLine,
  readPlan,
  remove,
  setMinutes,
  writePlan,
} from "./plan.js";
import { offerOther } from "./other-offer.js";
import { ask, listenToAnswer, showRemoval } from "./removal.js";
import { listenToRows, showBar, showRows } from "./rows.js";
import { arrive, contents, copyOf, held, MOST_PLANS, opened, returned, without } from "./shelf.js";
import { showShelf } from "./shelf-list.js";
import { listenToUndo } from "./undo-keys.js";
import { back, begin, deed, forward, rest, step } from "./trail.js";
import { block, led, mend, sheet, stretch, usual } from "./agenda.js";
import { withEnds, withPauses } from "./frame.js";
import { showLists, showSprint } from "./lists.js";
import { asWord } from "./word.js";

const page = find(document, "[data-planner]", HTMLElement);
const status = find(page, "[data-status]", HTMLElement);
const form = find(page, "[data-facts]", HTMLFormElement);
const list = find(page, "[data-items]", HTMLOListElement);
const adding = find(page, "[data-new]", HTMLFormElement);
const choice = find(adding, "[name=ref]", HTMLSelectElement);
const where = find(adding, "[name=where]", HTMLSelectElement);
const ownTitle = find(adding, "[data-own]", HTMLElement);
const note = find(page, "[data-out-note]", HTMLElement);
const undoing = find(page, "[data-undo]", HTMLButtonElement);
const redoing = find(page, "[data-redo]", HTMLButtonElement);
const asking = find(page, "[data-asking]", HTMLDialogElement);
const shelfSummary = find(page, "[data-shelf] summary", HTMLElement);
const readyLinks = findAll(document, "[data-ready]", HTMLAnchorElement);
const readyNames = new Set(readyLinks.map((link) => readPlan(link.hash).plan.name));

/** @type {Catalogue} */
let catalogue;
/** @type {Plan} */
let plan = EMPTY;
let trail = begin(EMPTY);
/** @type {Map<string, Trail>} by the ids of the plans that have been open */
const trails = new Map();
/** @type {import("./removal.js").Removed | null} what was last removed from the shelf, until something else is done */
let removed = null;
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
 * Takes the plan, changed, into use: a step in the history for what is done, none for each letter typed.
 *
 * @param {Plan} next
 * @param {"push" | "replace"} how
 * @param {string} [typing] the field that is typed in
 */
function become(next, how, typing) {
  trail = step(trail, named(next), typing);
  use(how);
}

/**
 * Takes another plan into use, with what was done to it before.
 *
 * @param {Plan} other
 * @param {"push" | "replace"} how
 */
function turnTo(other, how) {
  if (plan.id) trails.set(plan.id, trail);
  const before = trails.get(other.id);
  trail = before && other.id ? step(before, other) : begin(named(other));
  find(page, "[data-mine]", HTMLElement).hidden = true;
  use(how);
  fillForm();
}

/**
 * Shows where the trail has come to, in the address too, and keeps it on the device.
 *
 * @param {"push" | "replace"} how
 */
function use(how) {
  plan = trail.now;
  writeAddress(how);
  closeRemoval();
  tellDropped(keepPlan(plan));
  render();
}

/**
 * An address that the page wrote is marked, to be told from one that the reader followed.
 *
 * @param {"push" | "replace"} how
 */
function writeAddress(how) {
  const hash = writePlan(plan);
  if (hash === location.hash && isOwnAddress()) return;
  const isStep = how === "push" && hash !== location.hash;
  history[isStep ? "pushState" : "replaceState"]({ own: true }, "", hash);
}

/** Whether the address is one that the page wrote: the reader has come back to it, or loaded the page anew. */
function isOwnAddress() {
  return history.state?.own === true;
}

/** Reads the address; where it holds no plan, the one that was last open. */
function restore() {
  const isPlan = holdsPlan(location.hash);
  const read = readPlan(isPlan ? location.hash : "");
  const mended = mend(isPlan ? read.plan : openPlan(), catalogue);
  tellFaults([
    ...(isPlan || isPlace() ? [] : ["Länken går inte att läsa som en plan. Den du hade är kvar."]),
    ...read.faults,
    ...mended.faults,
  ]);
  if (isPlan) receive(mended.plan);
  else turnTo(mended.plan, "replace");
}

/**
 * Takes the plan of an address into use. Where the reader comes back to it, what it has become since is what was meant.
 *
 * @param {Plan} link
 */
function receive(link) {
  const before = openPlan();
  const [mine, own] = [mendedShelf(), isOwnAddress()];
  const { plan: shown, arrival } = arrive(mine, link);
  if (own) turnTo(isEmpty(link) && !link.id ? before : (held(mine, link.id)?.plan ?? link), "replace");
  else turnTo(isEmpty(link) && !link.id ? link : shown, "replace");
  const kept = held(mine, link.id)?.plan ?? EMPTY;
  offerOther(find(page, "[data-mine]", HTMLElement), own ? "known" : arrival, link, before, kept);
}

/** The plans on the device, each as the guide now has what it refers to. */
function mendedShelf() {
  const { open, plans } = shelf();
  return { open, plans: plans.map((one) => ({ ...one, plan: mend(one.plan, catalogue).plan })) };
}

/** Whether the address names a place on the page, or nothing at all. */
function isPlace() {
  return location.hash === "" || document.querySelector(":target") !== null;
}

/**
 * Takes another address into use: a step back or forward in the same plan is one in its trail too, another plan is
 * turned to. A place on the page is gone to, and the address is the plan's again.
 */
function followAddress() {
  if (location.hash === writePlan(plan)) return;
  if (!holdsPlan(location.hash)) return become(plan, "replace");
  const there = mend(readPlan(location.hash).plan, catalogue).plan;
  if (isOwnAddress() && there.id === plan.id) {
    become(there, "replace");
    fillForm();
  } else {
    restore();
    tell(`Du har öppnat ${quoted(plan)}.`);
  }
}

/** @param {string[]} faults */
function tellFaults(faults) {
  const box = find(page, "[data-faults]", HTMLElement);
  find(box, "ul", HTMLElement).replaceChildren(...faults.map((fault) => element("li", fault)));
  box.hidden = faults.length === 0;
}

function fillForm() {
  field("name").value = plan.name;
  field("question").value = plan.question;
  field("start").value = plan.start;
  field("people").value = plan.people ? String(plan.people) : "";
  field("place").value = plan.place;
  for (const radio of findAll(form, "[name=remote]", HTMLInputElement))
    radio.checked = (radio.value === "distans") === plan.remote;
}

/** @param {string} typing the field that is typed in */
function readForm(typing) {
  const start = field("start").value.slice(0, 16);
  const number = field("people").valueAsNumber;
  const told = {
    name: line(field("name").value),
    question: questionLine(field("question").value),
    start: isWallTime(start) ? start : "",
    people: number > 0 && number <= 500 ? Math.floor(number) : 0,
    place: placeLine(field("place").value),
  };
  const remote = find(form, "[value=distans]", HTMLInputElement).checked;
  become({ ...led(plan, remote, catalogue), ...told }, "replace", typing);
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
  renderPlaces();
  renderAdvice();
  showLists(page, current);
  showSprint(page, plan, catalogue, { leave: leaveCase, add: addItem });
  fillPapers(find(page, "[data-papers]", HTMLElement), page.dataset.top ?? "", plan, current, catalogue);
  renderOutputs(empty);
  renderShelf();
}

function renderShelf() {
  showShelf(find(page, "[data-shelf]", HTMLDetailsElement), shelf(), plan.id, shelfActs);
  find(page, "[data-unsaved]", HTMLElement).hidden = isSaved();
  undoing.disabled = trail.past.length === 0;
  redoing.disabled = trail.future.length === 0;
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
  find(page, "[data-out=record]", HTMLAnchorElement).href = `${page.dataset.record}${writePlan(plan)}`;
  for (const button of findAll(page, ".outputs li button", HTMLButtonElement))
    button.disabled = empty && plan.cases.length === 0;
  find(page, "[data-out=clear]", HTMLButtonElement).disabled = isEmpty(plan);
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
  change: (index, fields, typing) => become(change(plan, index, fields), "replace", typing),
  addBefore: (index) => {
    where.value = String(index);
    choice.focus();
    status.textContent = `Välj vad som ska komma före ${current.rows[index]?.block.title}.`;
  },
  showAgain: () => showRows(list, current.rows, page.dataset.top ?? ""),
  setMinutes: (index, minutes) => {
    become(setMinutes(plan, index, minutes || (plan.items[index]?.minutes ?? 0)), "push");
    const row = current.rows[index];
    status.textContent = row
      ? [`${row.block.title}: ${duration(row.item.minutes)}.`, ...row.notes, `Hela planen: ${sum()}.`].join(" ")
      : "";
  },
};

/** Fills the list of places where something can be added, and keeps what was chosen there. */
function renderPlaces() {
  const chosen = where.value;
  const places = current.rows.map(({ block }, index) => new Option(`Före ${index + 1}. ${block.title}`, String(index)));
  where.replaceChildren(new Option("Där det passar", ""), ...places, new Option("Sist", String(plan.items.length)));
  where.value = chosen;
  if (where.selectedIndex < 0) where.value = "";
}

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
  const place = where.value === "" ? undefined : Number(where.value);
  where.value = "";
  become(add(plan, [{ ref, minutes: usual(found, plan.remote) }], place), "push");
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
      calendar(asEvents(plan, current, catalogue, link()), new Date(), guideId()),
    ),
  markdown: () =>
    download(
      `${fileName(plan.name || NAMELESS)}.md`,
      "text/markdown;charset=utf-8",
      asMarkdown(plan, current, catalogue, link()),
    ),
  word: () =>
    void saveWord(
      fileName(plan.name || NAMELESS),
      plan.name || NAMELESS,
      asWord(plan, current, catalogue, link()),
      (told) => {
        note.textContent = told;
        tell(told);
      },
    ),
  print: () => print(),
  clear: () => {
    become({ ...EMPTY, id: plan.id }, "push");
    fillForm();
    status.textContent = "Planen är tom. ”Ångra” tar tillbaka det som stod där.";
    undoing.focus();
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
  status.textContent = `Planen är nu ”${ready.name}”. ”Ångra” tar tillbaka den du hade.`;
  find(document, "#dagordning", HTMLElement).scrollIntoView();
}

/**
 * What an undone or redone step is called.
 *
 * @param {Plan} before
 * @param {Plan} after
 */
function told(before, after) {
  return deed(before, after, (ref) => block(catalogue, ref)?.title ?? ref);
}

function undo() {
  if (removed) return putBack();
  const before = plan;
  if (trail.past.length === 0) return tell("Det finns inget att ångra.");
  trail = back(trail);
  go(`Ångrat: ${told(trail.now, before)}.`);
}

function redo() {
  const before = plan;
  if (trail.future.length === 0) return tell("Det finns inget att göra om.");
  trail = forward(trail);
  go(`Gjort igen: ${told(before, trail.now)}.`);
}

/**
 * Shows where an undo or a redo has come to. The focus stays, or goes to the button that can still be pressed.
 *
 * @param {string} done
 */
function go(done) {
  const focused = document.activeElement;
  use("push");
  fillForm();
  if (focused !== document.body && (!focused?.isConnected || focused.matches(":disabled")))
    (undoing.disabled ? redoing : undoing).focus();
  tell(`${done} ${plan.items.length > 0 ? `Hela planen: ${sum()}.` : "Planen är tom."}`);
}

/** @param {string} text */
function tell(text) {
  status.textContent = text;
}

/** @type {import("./shelf-list.js").ShelfActs} */
const shelfActs = {
  copy: (one) => {
    const copy = copyOf(shelf(), mend(one, catalogue).plan);
    turnTo(copy, "push");
    tell(`Det här är kopian. Den heter ${quoted(copy)}.`);
    field("name").focus();
    field("name").select();
  },
  remove: (one) => ask(asking, one),
};

/**
 * Removes a plan from the shelf. One that is open gives its place to an empty one.
 *
 * @param {string} id
 */
function removeKept(id) {
  const gone = held(shelf(), id);
  if (!gone) return;
  const wasOpen = gone.plan.id === plan.id;
  store(without(shelf(), gone.plan.id));
  if (wasOpen) turnTo(EMPTY, "push");
  renderShelf();
  removed = { kept: gone, wasOpen };
  showRemoval(find(page, "[data-removed]", HTMLElement), removed);
  tell(`Planen ${quoted(gone.plan)} är borttagen.`);
}

/** Puts back the plan that was removed, and opens it where it was open. */
function putBack() {
  if (!removed) return;
  const { kept, wasOpen } = removed;
  store(returned(shelf(), kept));
  closeRemoval();
  if (wasOpen) turnTo(kept.plan, "push");
  renderShelf();
  shelfSummary.focus();
  tell(`Planen ${quoted(kept.plan)} är tillbaka.`);
}

/** After something else has been done, a removal is no longer what is undone. */
function closeRemoval() {
  removed = null;
  showRemoval(find(page, "[data-removed]", HTMLElement), removed);
}

/** @param {readonly Plan[]} dropped */
function tellDropped(dropped) {
  if (dropped.length === 0) return;
  const names = dropped.map(quoted).join(" och ");
  tellFaults([`Den här enheten har plats för ${MOST_PLANS} planer. ${names} var orörd längst och är borttagen.`]);
}

/** Begins a plan that holds nothing; the one that was open stays on the shelf. */
function beginNew() {
  if (plan.id) turnTo(EMPTY, "push");
  field("name").focus();
  tell("Det här är en ny, tom plan. De andra finns kvar i listan.");
}

/** Lets what somebody made of one's own plan take its place; calendars go on knowing it as the same. */
function replaceMine() {
  const mine = held(shelf(), find(page, "[data-replace]", HTMLElement).dataset.id ?? "");
  if (!mine) return;
  const theirs = plan;
  store(without(shelf(), theirs.id));
  turnTo(mine.plan, "replace");
  become({ ...theirs, id: mine.plan.id }, "push");
  fillForm();
  undoing.focus();
  tell("Länkens version är nu din. ”Ångra” tar tillbaka den du hade.");
}

/**
 * Follows what is done in another window, such as the catalogue: to the same plan, or to one begun there while this
 * window has none.
 *
 * @param {Shelf} [before] the shelf as it was, where that is known
 */
function followOther(before) {
  const now = shelf();
  const begun = before && held(before, now.open) ? "" : now.open;
  const theirs = held(now, plan.id || begun);
  const there = theirs ? mend(theirs.plan, catalogue).plan : plan;
  if (contents(there) === contents(plan)) return renderShelf();
  trail = plan.id ? step(trail, there, "elsewhere") : begin(there);
  plan = trail.now;
  writeAddress("replace");
  render();
  fillForm();
}

/** Makes the plan in this window the one last open, when the reader comes back to the window. */
function claim() {
  const now = shelf();
  if (held(now, plan.id) && now.open !== plan.id) store(opened(now, plan.id));
}

function listen() {
  form.addEventListener("input", ({ target }) => readForm(target instanceof HTMLInputElement ? target.name : ""));
  for (const one of [form, list]) one.addEventListener("change", () => (trail = rest(trail)));
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
  addEventListener("storage", (event) => {
    const before = shelfBefore(event);
    if (before) followOther(before);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && followOther());
  addEventListener("focus", claim);
  listenToUndo(undo, redo);
  undoing.addEventListener("click", undo);
  redoing.addEventListener("click", redo);
  listenToAnswer(asking, removeKept);
  shelfSummary.parentElement?.addEventListener("toggle", renderShelf);
  find(page, "[data-removed] button", HTMLButtonElement).addEventListener("click", putBack);
  find(page, "[data-fresh]", HTMLButtonElement).addEventListener("click", beginNew);
  find(page, "[data-replace]", HTMLButtonElement).addEventListener("click", replaceMine);
  addEventListener("beforeprint", () =>
    fillHandout(find(document, "[data-handout]", HTMLElement), plan, current, catalogue),
  );
  listenToRows(list, acts);
  enableDrag(list, acts.move);
}

async function start() {
  try {
    catalogue = await loadCatalogue(page.dataset.catalogue ?? "");
    page.hidden = false;
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
}

void start();
