/**
 * The page of questions of law: sums up what was answered yes. The answers are the address, so that a link is a saved
 * sum, and are kept in the browser, so that a link from a method to one of the questions finds them again.
 */
import { copied, offerCopies } from "../shared/copy.js";
import { element, find, findAll, keep, kept } from "../shared/dom.js";
import { inNumbers, readAnswers, withAnswers } from "./answers.js";

const OURS = "svar";
const BEFORE = "svar-innan";

const page = find(document, "[data-law]", HTMLElement);
const sum = find(page, "[data-sum]", HTMLElement);
const status = find(page, "[data-status]", HTMLElement);
const choices = findAll(page, ".question__choice input", HTMLInputElement);
const ids = [...new Set(choices.map((choice) => choice.name))];

const read = readAnswers(location.search, ids);
const before = kept(OURS) ?? "";
let isAnothers = read.given && read.answers.size > 0 && before !== "" && written(read.answers) !== before;
let answers = read.answers.size > 0 ? read.answers : readAnswers(before, ids).answers;

/** @param {import("./answers.js").Answers} answers */
function written(answers) {
  return withAnswers("", inOrder(answers));
}

/**
 * @param {import("./answers.js").Answers} answers
 * @returns {import("./answers.js").Answers}
 */
function inOrder(answers) {
  return new Map([...answers].sort(([one], [other]) => ids.indexOf(one) - ids.indexOf(other)));
}

/** Takes other answers into use. What the reader had before opening another's link stays within reach. */
function remember() {
  if (isAnothers) keep(BEFORE, before);
  isAnothers = false;
  keep(OURS, written(answers));
  showAddress();
}

function showAddress() {
  const query = withAnswers(location.search, inOrder(answers));
  history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
}

function render() {
  for (const choice of choices) choice.checked = answers.get(choice.name) === choice.value;
  for (const said of findAll(page, "[data-said]", HTMLElement))
    said.textContent = answers.get(said.dataset.said ?? "") ?? "";
  for (const part of findAll(sum, "[data-about]", HTMLElement))
    part.hidden = answers.get(part.dataset.about ?? "") !== "ja";
  find(sum, "[data-count]", HTMLElement).textContent = told();
  find(sum, "[data-link]", HTMLButtonElement).disabled = answers.size === 0;
  find(sum, "[data-print]", HTMLButtonElement).disabled = answers.size === 0;
  find(sum, "[data-clear]", HTMLButtonElement).disabled = answers.size === 0;
}

function told() {
  if (answers.size === 0) return "Ni har inte svarat på någon fråga än. Summan växer fram här medan ni svarar.";
  const left = ids.length - answers.size;
  const open = left === 0 ? "" : ` ${left === 1 ? "1 fråga är" : `${left} frågor är`} kvar.`;
  const none = [...answers.values()].includes("ja") ? "" : " Än så länge gäller inget av det här er.";
  return `Ni har svarat ${inNumbers(answers)}.${open}${none}`;
}

function offerOthers() {
  const mine = isAnothers ? before : (kept(BEFORE) ?? "");
  const found = readAnswers(mine, ids).answers;
  const box = find(page, "[data-mine]", HTMLElement);
  box.hidden = found.size === 0 || written(found) === written(answers);
  find(box, "span", HTMLElement).textContent = `Ni har andra svar här sedan tidigare: ${inNumbers(found)}.`;
  find(box, "a", HTMLAnchorElement).href = location.pathname + written(found);
}

/** @param {string[]} faults */
function tellFaults(faults) {
  const box = find(page, "[data-faults]", HTMLElement);
  find(box, "ul", HTMLElement).replaceChildren(...faults.map((fault) => element("li", fault)));
  box.hidden = faults.length === 0;
}

/** Opens the letter that the address names, and its question: what is folded away cannot be read. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (!(named instanceof HTMLDetailsElement)) return;
  named.closest(".question")?.classList.add("question--opened");
  named.open = true;
  named.scrollIntoView();
}

/** Shows what stands under every question, also those that are not answered. */
function unfold() {
  find(page, ".law", HTMLElement).classList.remove("law--paced");
  find(page, "[data-unfold]", HTMLButtonElement).hidden = true;
  status.textContent = "Nu visas svaren på alla frågor.";
}

function printSum() {
  document.body.classList.add("prints-sum");
  addEventListener("afterprint", () => document.body.classList.remove("prints-sum"), { once: true });
  print();
}

function clear() {
  keep(BEFORE, written(answers));
  isAnothers = false;
  answers = new Map();
  remember();
  render();
  offerOthers();
  status.textContent = "Svaren är borttagna. De går att ta fram igen överst på sidan.";
  sum.focus();
}

function listen() {
  for (const choice of choices)
    choice.addEventListener("change", () => {
      answers.set(choice.name, choice.value === "ja" ? "ja" : "nej");
      remember();
      render();
      status.textContent = told();
    });
  offerCopies();
  find(sum, "[data-link]", HTMLButtonElement).addEventListener("click", () => {
    const link = location.origin + location.pathname + written(answers);
    const note = find(sum, "[data-note]", HTMLElement);
    const done = "Länken är kopierad. Den som öppnar den ser samma svar.";
    void copied(link, done, () => `Webbläsaren lät oss inte kopiera. Kopiera härifrån: ${link}`).then((said) => {
      note.textContent = said;
      status.textContent = said;
    });
  });
  find(sum, "[data-print]", HTMLButtonElement).addEventListener("click", printSum);
  find(sum, "[data-clear]", HTMLButtonElement).addEventListener("click", clear);
  find(page, "[data-faults] button", HTMLButtonElement).addEventListener("click", () => tellFaults([]));
  find(page, "[data-mine] button", HTMLButtonElement).addEventListener("click", () => {
    keep(isAnothers ? OURS : BEFORE, "");
    find(page, "[data-mine]", HTMLElement).hidden = true;
    isAnothers = false;
  });
  find(page, "[data-unfold]", HTMLButtonElement).addEventListener("click", unfold);
  addEventListener("hashchange", openNamed);
}

for (const one of findAll(page, "[data-with-script]", HTMLElement)) one.hidden = false;
sum.hidden = false;
find(page, ".law", HTMLElement).classList.add("law--paced");
showAddress();
if (!isAnothers && answers.size > 0) keep(OURS, written(answers));
tellFaults(read.faults);
render();
offerOthers();
listen();
openNamed();
