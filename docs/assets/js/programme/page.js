/**
 * Dates on a programme's page. The chosen day and the moves are the address, so that a link is a saved calendar.
 *
 * @import {Dated, Days, Occasion} from "./dates.js"
 */
import { offerCopies } from "../shared/copy.js";
import { calendar } from "../shared/ics.js";
import { inWords, isDay, withoutYear } from "../shared/dates.js";
import { download, element, fetchData, fileName, find, findAll, guideId, make } from "../shared/dom.js";
import { newId } from "../plan/plan.js";
import { follow, moveOn, readStart, weeks, writeStart } from "./dates.js";
import "./calls.js";

offerCopies();
const section = document.querySelector("[data-follow]");
if (section instanceof HTMLElement) await start(section);

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
  /** @type {Map<number, number>} */
  let moves = new Map();
  let id = newId();
  /** @type {Dated[]} */
  let dated = [];
  const named = namedDays(occasions);

  function render() {
    const known = isDay(field.value);
    find(section, "[data-dated]", HTMLElement).hidden = !known;
    dated = known ? follow(occasions, field.value, moves, holidays) : [];
    for (const { mark, words, number } of named) {
      const one = dated.find(({ occasion }) => occasion.number === number);
      mark.textContent = one ? inDays(one.days) : words;
    }
    if (!known) return;
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
  function renderOne({ occasion, days, work, warnings }) {
    const by = moves.get(occasion.number) ?? 0;
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
    for (const button of findAll(shown, "[data-by]", HTMLButtonElement)) {
      button.id = `flytta-${occasion.number}-${button.dataset.by}`;
      button.setAttribute("aria-label", `${button.textContent}: ${occasion.title}`);
      button.addEventListener("click", () => {
        moves = moveOn(moves, occasions, occasion.number, Number(button.dataset.by), together.checked);
        remember();
        render();
        const now = dated.find((other) => other.occasion.number === occasion.number);
        if (now) status.textContent = `${occasion.title}: ${inDays(now.days)}. ${now.warnings.join(" ")}`;
      });
    }
    return shown;
  }

  function remember() {
    history.replaceState(null, "", isDay(field.value) ? writeStart(field.value, moves, id) : location.pathname);
  }

  function restore() {
    const read = readStart(location.hash);
    if (!read.start && (isDay(field.value) || location.hash !== "")) return;
    field.value = read.start;
    moves = read.moves;
    id = read.id || id;
    render();
  }

  function events() {
    const uid = `${section.dataset.id}-${id}`;
    return dated.flatMap(({ occasion, days, work }) => [
      {
        uid: `${uid}-${occasion.number}`,
        title: `${title}: ${occasion.title}`,
        text: occasion.agenda && `Dagordning:\n${occasion.agenda}`,
        url: location.href,
        when: days,
      },
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

  field.addEventListener("input", () => {
    moves = new Map();
    remember();
    render();
    if (dated.length > 0)
      status.textContent =
        dated.length === 1 ? "1 tillfälle har fått datum." : `${dated.length} tillfällen har fått datum.`;
  });
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
  };
}

/**
 * @param {string} address
 * @returns {Promise<Record<string, string>>}
 */
async function loadHolidays(address) {
  return fetchData(address).catch(() => ({}));
}

/** @param {Days} days */
function inDays({ first, last }) {
  if (first === last) return inWords(first);
  return `${withoutYear(first)} – ${inWords(last)}`;
}
