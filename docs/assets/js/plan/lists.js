/**
 * What the planner shows below its agenda: what to bring and prepare, the problems to work on, methods proposed.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Sheet, StepName} from "./agenda.js"
 */
import { element, find, findAll, make } from "../shared/dom.js";
import { block } from "./agenda.js";
import { propose } from "./propose.js";

/**
 * @param {HTMLElement} page
 * @param {Sheet} sheet
 */
export function showLists(page, sheet) {
  for (const name of /** @type {const} */ (["materials", "rooms", "afterwards", "fallbacks"])) {
    const box = find(page, `[data-list=${name}]`, HTMLElement);
    box.hidden = sheet[name].length === 0;
    find(box, "ul", HTMLElement).replaceChildren(...sheet[name].map((text) => element("li", text)));
  }
  showSheets(page, sheet);
  find(page, "[data-preparations]", HTMLElement).replaceChildren(
    ...sheet.preparations.flatMap(({ when, tasks }) => {
      const items = document.createElement("ul");
      items.append(...tasks.map((task) => element("li", task)));
      return [element("h3", when), items];
    }),
  );
  find(page, "[data-lists]", HTMLElement).hidden = findAll(page, "[data-lists] li", HTMLElement).length === 0;
}

/**
 * The worksheets of the methods: to print, or on remote to send out.
 *
 * @param {HTMLElement} page
 * @param {Sheet} sheet
 */
function showSheets(page, { sheets }) {
  const box = find(page, "[data-sheets]", HTMLElement);
  const onRemote = find(page, "[value=distans]", HTMLInputElement).checked;
  box.hidden = sheets.length === 0;
  find(box, "h3", HTMLElement).textContent = onRemote ? "Att skicka ut före" : "Blad att skriva ut";
  find(box, "ul", HTMLElement).replaceChildren(
    ...sheets.map(({ title, address }) => {
      const [line, link] = [element("li", ""), document.createElement("a")];
      link.textContent = title;
      link.href = `${page.dataset.top}/${address}`;
      line.append(link);
      return line;
    }),
  );
}

/**
 * @param {HTMLElement} page
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 * @param {{leave: (id: string) => void, add: (ref: string) => void}} acts
 */
export function showSprint(page, plan, catalogue, acts) {
  const top = page.dataset.top ?? "";
  const proposals = plan.cases.length > 0 ? propose(plan, catalogue) : [];
  find(page, "[data-sprint]", HTMLElement).hidden = plan.cases.length === 0;
  find(page, "[data-problems]", HTMLElement).replaceChildren(
    ...plan.cases.map((id) => problem(id, catalogue, top, acts.leave)),
  );
  const shown = find(page, "[data-proposals]", HTMLElement);
  const key = JSON.stringify(proposals);
  if (shown.dataset.key !== key) shown.replaceChildren(...proposals.map((one) => proposal(one, catalogue, acts.add)));
  shown.dataset.key = key;
}

/**
 * @param {string} id
 * @param {Catalogue} catalogue
 * @param {string} top
 * @param {(id: string) => void} leave
 */
function problem(id, catalogue, top, leave) {
  const found = catalogue.cases[id];
  const shown = make("problem", { about: found ? `${found.status} · ${found.organisations}` : "" });
  const name = find(shown, "[data-link]", HTMLAnchorElement);
  name.textContent = found?.title ?? id;
  name.href = `${top}/${found?.address}`;
  const button = find(shown, "[data-remove]", HTMLButtonElement);
  button.setAttribute("aria-label", `Ta bort ${found?.title}`);
  button.addEventListener("click", () => leave(id));
  return shown;
}

/**
 * @param {{step: StepName, refs: string[]}} proposal
 * @param {Catalogue} catalogue
 * @param {(ref: string) => void} add
 */
function proposal({ step, refs }, catalogue, add) {
  const shown = element("li", `${step.name}: `);
  shown.className = `step-${step.id}`;
  shown.append(
    ...refs.map((ref) => {
      const title = block(catalogue, ref)?.title ?? ref;
      const offer = element("button", title);
      offer.setAttribute("aria-label", `Lägg till ${title}`);
      offer.addEventListener("click", () => add(ref));
      return offer;
    }),
  );
  return shown;
}
