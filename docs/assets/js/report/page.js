/** The box to report in: warns of personal data, fills in what is sent, and makes a first plan of it. */
import { copied } from "../shared/copy.js";
import { wallTime, withoutYear } from "../shared/dates.js";
import { fetchData, find } from "../shared/dom.js";
import { personal } from "../shared/privacy.js";
import { named, readPlan, writePlan } from "../plan/plan.js";
import { firstDays, firstPlan } from "./first-plan.js";
import { filled, heading } from "./message.js";

const box = find(document, "[data-report]", HTMLElement);
const form = find(box, "[data-form]", HTMLFormElement);
const what = find(form, "[name=what]", HTMLTextAreaElement);
const where = find(form, "[name=where]", HTMLInputElement);
const link = find(form, "[data-send]", HTMLAnchorElement);
const warning = find(form, "[data-warning]", HTMLElement);
const planned = find(box, "[data-first-plan]", HTMLElement);
const text = find(planned, "[data-text]", HTMLElement);
const COPIED = "Det du har skrivit är kopierat. Klistra in det i e-tjänsten.";
const { by = "", target = "", planner = "", plan = "", holidays = "", privateHosts = "" } = box.dataset;

function told() {
  return { what: what.value, where: where.value };
}

function fillIn() {
  link.href = filled(target, told());
  const found = personal(`${what.value}\n${where.value}`, privateHosts.split(" "));
  warning.textContent = found.length > 0 ? `Här står ${found.join(" och ")}. Ta bort det innan du skickar.` : "";
}

/**
 * What the forge shows at once holds no personal data. An e-service that takes no text in its address gets it from the
 * clipboard.
 *
 * @param {MouseEvent} event
 */
function send(event) {
  if (!form.reportValidity() || (by === "forge" && warning.textContent)) {
    event.preventDefault();
    if (warning.textContent) what.focus();
    return;
  }
  if (target.includes("{vad}")) return;
  void copied(`Vad händer?\n${what.value}\n\nVar?\n${where.value}`, COPIED, () => "").then((message) => {
    find(form, "[data-note]", HTMLElement).textContent = message;
  });
}

async function makePlan() {
  if (!form.reportValidity()) return;
  const days = firstDays(wallTime(Date.now()), await fetchData(holidays).catch(() => ({})));
  text.textContent = firstPlan(told(), days);
  find(planned, "[data-promise]", HTMLElement).textContent = days.sameWeek
    ? `Planen är klar i dag, och workshopen hinns med före helgen: ${withoutYear(days.workshop.slice(0, 10))}.`
    : `Workshopen hinns inte med före helgen. Den blir ${withoutYear(days.workshop.slice(0, 10))}. Säg det när du svarar, och fråga vad som behövs till dess.`;
  const workshop = { ...readPlan(plan).plan, name: heading(what.value), start: days.workshop };
  find(planned, "[data-workshop]", HTMLAnchorElement).href = `${planner}${writePlan(named(workshop))}`;
  planned.hidden = false;
  find(planned, "h3", HTMLElement).focus();
}

async function copyPlan() {
  find(planned, "[data-copied]", HTMLElement).textContent = await copied(
    text.textContent ?? "",
    "Planen är kopierad. Byt ut det som står inom [hakar].",
    () => {
      getSelection()?.selectAllChildren(text);
      return "Webbläsaren lät oss inte kopiera. Texten är markerad, så kopiera den med Ctrl+C eller menyn.";
    },
  );
}

form.hidden = false;
find(box, "[data-plain]", HTMLElement).hidden = true;
form.addEventListener("input", fillIn);
form.addEventListener("submit", (event) => event.preventDefault());
link.addEventListener("click", send);
find(form, "[data-first]", HTMLButtonElement).addEventListener("click", makePlan);
find(planned, "[data-copy]", HTMLButtonElement).addEventListener("click", copyPlan);
