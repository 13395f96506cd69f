/**
 * Dates on a programme's page. The chosen day and the moves are the address, so that a link is a saved calendar.
 *
 * @import {Choices, Dated, Days, Occasion, Slot} from "./dates.js"
 */
import { offerCopies } from "../shared/copy.js";
import { calendar } from "../shared/ics.js";
import {
  addDays,
  clock,
  daysBetween,
  inWords,
  isDay,
  isWallTime,
  later,
  monday,
  wallTime,
  week,
  withoutYear,
} from "../shared/dates.js";
import { download, element, fetchData, fileName, find, findAll, guideId, make } from "../shared/dom.js";
import { newId, readPlan, writePlan } from "../plan/plan.js";
import { follow, moveOn, NO_CHOICES, readStart, readWeeks, weeks, writeStart, writeWeeks } from "./dates.js";
import { drawWall } from "./wall.js";
import "./calls.js";

const FIRST_HOUR = "09:00";
const UNKNOWN_LENGTH = 120; // minutes
const WEEKS_AHEAD = 78;

offerCopies();
const section = document.querySelector("[data-follow]");
if (section instanceof HTMLElement) void start(section);

/** @param {HTMLElement} section */
async function start(section) {
  const field = find(section, "[name=start]", HTMLInputElement);
  const together = find(section, "[data-all]", HTMLInputElement);
  const list = find(section, "[data-list]", HTMLOListElement);
  const status = find(section, "[data-status]", HTMLElement);
  const title = section.dataset.title ?? "";
  const occasions = findAll(section, "[data-occasion]", HTMLElement).map(readOccasion);
  const holidays = await loadHolidays(section.dataset.holidays ?? "");
  const years = Object.keys(holidays).map((day) => day.slice(0, 4));
  const weekField = find(section, "[name=week]", HTMLSelectElement);
  const schoolField = find(section, "[name=school]", HTMLInputElement);
  /** @type {Choices} */
  let choices = NO_CHOICES;
  let id = newId();
  /** @type {Dated[]} */
  let dated = [];
  const named = namedDays(occasions);

  function render() {
    const known = isDay(field.value);
    find(section, "[data-dated]", HTMLElement).hidden = !known;
    dated = known ? follow(occasions, field.value, choices, holidays) : [];
    for (const { mark, words, number } of named) {
      const one = dated.find(({ occasion }) => occasion.number === number);
      mark.textContent = one ? inDays(one.days) : words;
    }
    showWeek();
    if (!known) return;
    find(section, "[data-wall]", HTMLElement).replaceChildren(drawWall(dated));
    const last = dated.at(-1)?.days.last ?? field.value;
    const covered = years.includes(field.value.slice(0, 4)) && years.includes(last.slice(0, 4));
    find(section, "[data-known]", HTMLElement).textContent = covered
      ? "Varningar för helger och röda dagar är med."
      : years.length > 0
        ? `Röda dagar är bara kända för ${years[0]}–${years.at(-1)}.`
        : "Röda dagar kunde inte hämtas. Varningar för helger är med, men se själva efter röda dagar.";
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    list.replaceChildren(...dated.map(renderOne));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {Dated} one */
  function renderOne({ occasion, days, slots, work, warnings, gap }) {
    const by = choices.moves.get(occasion.number) ?? 0;
    const shown = make("dated", {
      title: occasion.title,
      week: weeks(days),
      days: inDays(days),
      work: work ? `Hemarbete ${weeks(work)}, ${inDays(work)}` : "",
      moved: by
        ? `Flyttad ${Math.abs(by)} ${Math.abs(by) === 1 ? "dag" : "dagar"} ${by > 0 ? "framåt" : "bakåt"}.`
        : "",
    });
    find(shown, "[data-warnings]", HTMLElement).replaceChildren(...warnings.map((warning) => element("li", warning)));
    find(shown, "[data-slots]", HTMLElement).replaceChildren(
      ...slots.map((slot, index) => renderSlot(occasion, days, slot, index)),
    );
    const add = find(shown, "[data-add-slot]", HTMLButtonElement);
    add.id = `tid-${occasion.number}`;
    add.hidden = slots.length > 0 && !occasion.isInPairs;
    add.textContent = !occasion.isInPairs
      ? "Ange dag och tid"
      : slots.length === 0
        ? "Ange parens tider"
        : "Lägg till ett par";
    add.setAttribute("aria-label", `${add.textContent}: ${occasion.title}`);
    add.addEventListener("click", () => {
      const first = `${days.first < field.value ? field.value : days.first}T${FIRST_HOUR}`;
      setSlots(occasion, days, [...slots, slots.at(-1) ?? first]);
      document.getElementById(`tid-${occasion.number}-${slots.length}`)?.focus();
    });
    showPlanLink(
      find(shown, "[data-time] [data-plan-of]", HTMLAnchorElement),
      occasion,
      slots.length === 0 ? `${days.first}T${FIRST_HOUR}` : "",
    );
    const close = find(shown, "[data-close-gap]", HTMLButtonElement);
    close.hidden = gap === 0;
    close.id = `uppehall-${occasion.number}`;
    close.textContent = `Ta bort uppehållet (allt härifrån ${gap} veckor tidigare)`;
    close.addEventListener("click", () => shift(occasion, -7 * gap, true));
    for (const button of findAll(shown, "[data-by]", HTMLButtonElement)) {
      button.id = `flytta-${occasion.number}-${button.dataset.by}`;
      button.setAttribute("aria-label", `${button.textContent}: ${occasion.title}`);
      button.addEventListener("click", () => shift(occasion, Number(button.dataset.by), together.checked));
    }
    return shown;
  }

  /** @param {Occasion} occasion @param {number} by @param {boolean} rest */
  function shift(occasion, by, rest) {
    choices = { ...choices, moves: moveOn(choices.moves, occasions, occasion.number, by, rest) };
    remember();
    render();
    tell(occasion);
  }

  /** @param {Occasion} occasion */
  function tell(occasion) {
    const now = dated.find((other) => other.occasion.number === occasion.number);
    if (now) status.textContent = `${occasion.title}: ${inDays(now.days)}. ${now.warnings.join(" ")}`;
  }

  /** @param {Occasion} occasion @param {Days} days @param {string} slot @param {number} index */
  function renderSlot(occasion, days, slot, index) {
    const all = dated.find((other) => other.occasion.number === occasion.number)?.slots ?? [];
    const name = occasion.isInPairs ? `Par ${index + 1}` : "Dag och tid";
    const shown = make("slot", { name, when: slotInWords(slot, occasion) });
    const input = find(shown, "input", HTMLInputElement);
    input.id = `tid-${occasion.number}-${index}`;
    input.value = slot;
    input.setAttribute("aria-label", `${name}: ${occasion.title}`);
    input.addEventListener("change", () => {
      if (isWallTime(input.value)) setSlots(occasion, days, all.with(index, input.value));
      else input.value = slot;
    });
    showPlanLink(find(shown, "[data-plan-of]", HTMLAnchorElement), occasion, slot);
    const remove = find(shown, "[data-remove]", HTMLButtonElement);
    remove.setAttribute("aria-label", `Ta bort ${name.toLowerCase()}: ${occasion.title}`);
    remove.addEventListener("click", () => {
      setSlots(occasion, days, all.toSpliced(index, 1));
      document.getElementById(`tid-${occasion.number}`)?.focus();
    });
    return shown;
  }

  /** @param {Occasion} occasion @param {Days} days @param {readonly string[]} slots */
  function setSlots(occasion, days, slots) {
    const next = slots.map((slot) => ({ after: daysBetween(days.first, slot.slice(0, 10)), clock: slot.slice(11) }));
    choices = { ...choices, slots: new Map([...choices.slots, [occasion.number, next]]) };
    remember();
    render();
    tell(occasion);
  }

  /** @param {HTMLAnchorElement} link @param {Occasion} occasion @param {string} start */
  function showPlanLink(link, occasion, start) {
    link.hidden = occasion.plan === "" || start === "";
    if (link.hidden) return;
    const { plan } = readPlan(occasion.plan);
    link.href = `${section.dataset.planner}${writePlan({ ...plan, name: `${title}: ${plan.name}`, start })}`;
    link.setAttribute("aria-label", `${link.textContent}: ${occasion.title}`);
  }

  /** The week of the day that is chosen, among the weeks to come; a week that has been is added. */
  function showWeek() {
    const now = isDay(field.value) ? monday(field.value) : "";
    if (now && !weekField.querySelector(`[value="${now}"]`)) weekField.append(weekOption(now));
    weekField.value = now;
  }

  function remember() {
    history.replaceState(null, "", isDay(field.value) ? writeStart(field.value, choices, id) : location.pathname);
  }

  function restore() {
    const read = readStart(location.hash);
    if (!read.start && (isDay(field.value) || location.hash !== "")) return;
    field.value = read.start;
    choices = read;
    schoolField.value = writeWeeks(read.schoolHolidays).replaceAll(",", ", ");
    id = read.id || id;
    render();
  }

  function events() {
    const uid = `${section.dataset.id}-${id}`;
    return dated.flatMap(({ occasion, days, slots, work }) => [
      ...(slots.length > 0 ? slots : [""]).map((slot, index) => ({
        uid: `${uid}-${occasion.number}${index > 0 ? `-par-${index + 1}` : ""}`,
        title: `${title}: ${occasion.title}${occasion.isInPairs && slot ? `, par ${index + 1}` : ""}`,
        text: occasion.agenda && `Dagordning:\n${occasion.agenda}`,
        url: location.href,
        when: slot ? { from: slot, minutes: occasion.length || UNKNOWN_LENGTH } : days,
      })),
      ...(work
        ? [
            {
              uid: `${uid}-${occasion.number}-hemarbete`,
              title: `Hemarbete: ${title}`,
              text: occasion.text,
              url: location.href,
              when: work,
            },
          ]
        : []),
    ]);
  }

  field.addEventListener("input", begin);
  weekField.addEventListener("change", () => {
    field.value = weekField.value;
    begin();
  });
  schoolField.addEventListener("input", () => {
    choices = { ...choices, schoolHolidays: readWeeks(schoolField.value) };
    remember();
    render();
  });

  function begin() {
    choices = { ...choices, moves: new Map() };
    remember();
    render();
    if (dated.length > 0)
      status.textContent =
        dated.length === 1 ? "1 tillfälle har fått datum." : `${dated.length} tillfällen har fått datum.`;
  }
  find(section, "[data-start]", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  find(section, "[data-calendar]", HTMLButtonElement).addEventListener("click", () =>
    download(`${fileName(title)}.ics`, "text/calendar;charset=utf-8", calendar(events(), new Date(), guideId())),
  );
  find(section, "[data-print]", HTMLButtonElement).addEventListener("click", printWall);
  find(section, "[data-copy]", HTMLButtonElement).addEventListener("click", async () => {
    const note = find(section, "[data-note]", HTMLElement);
    try {
      await navigator.clipboard.writeText(location.href);
      note.textContent = "Länken är kopierad. Den som öppnar den får datumen.";
    } catch {
      note.textContent = "Webbläsaren lät oss inte kopiera. Kopiera adressen i webbläsarens adressfält.";
    }
  });
  addEventListener("hashchange", restore);
  const thisWeek = monday(wallTime(Date.now()).slice(0, 10));
  weekField.append(...Array.from({ length: WEEKS_AHEAD }, (_, index) => weekOption(addDays(thisWeek, 7 * index))));
  section.hidden = false;
  restore();
}

/**
 * The places in the texts to copy that name an occasion within [hakar]; its days are written there once they are known.
 *
 * @param {readonly Occasion[]} occasions
 */
function namedDays(occasions) {
  const numbers = new Map(occasions.map(({ title, number }) => [`[${title}]`, number]));
  const named = findAll(document, "[data-letter] mark", HTMLElement).flatMap((mark) => {
    const words = mark.textContent ?? "";
    const number = numbers.get(words);
    return number === undefined ? [] : [{ mark, words, number }];
  });
  for (const told of findAll(document, "[data-fills]", HTMLElement)) told.hidden = named.length === 0;
  return named;
}

/** Prints the dates alone, on a paper for the wall; every other print of the page keeps its own size. */
function printWall() {
  const paper = new CSSStyleSheet();
  paper.replaceSync("@page { margin: 12mm; size: a3 landscape; }");
  document.adoptedStyleSheets.push(paper);
  document.body.classList.add("prints-wall");
  addEventListener("afterprint", leaveWall, { once: true });
  print();

  function leaveWall() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== paper);
    document.body.classList.remove("prints-wall");
  }
}

/**
 * @param {HTMLElement} holder
 * @returns {Occasion}
 */
function readOccasion({ dataset }) {
  return {
    number: Number(dataset.occasion),
    title: dataset.title ?? "",
    at: JSON.parse(dataset.at ?? "{}"),
    homework: dataset.homework ? JSON.parse(dataset.homework) : null,
    text: dataset.text ?? "",
    agenda: dataset.agenda ?? "",
    length: Number(dataset.length ?? 0),
    isInPairs: dataset.pairs !== undefined,
    plan: dataset.plan ?? "",
  };
}

/**
 * @param {string} address
 * @returns {Promise<Record<string, string>>}
 */
async function loadHolidays(address) {
  return fetchData(address).catch(() => ({}));
}

/** @param {string} day a Monday */
function weekOption(day) {
  return new Option(`v. ${week(day)}, ${inWords(day)}`, day);
}

/** @param {string} slot @param {Occasion} occasion */
function slotInWords(slot, { length }) {
  const until = later(slot, length || UNKNOWN_LENGTH);
  return `${withoutYear(slot.slice(0, 10))} kl. ${clock(slot)}–${clock(until)}`;
}

/** @param {Days} days */
function inDays({ first, last }) {
  if (first === last) return inWords(first);
  return `${withoutYear(first)} – ${inWords(last)}`;
}
