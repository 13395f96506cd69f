/**
 * A plan in the forms in which it is sent on: text for an invitation, Markdown, an event in a calendar.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Row, Sheet} from "./agenda.js"
 * @import {Event} from "../shared/ics.js"
 */
import { clock, duration, instant, inWords, withoutYear } from "../shared/dates.js";

export const NAMELESS = "Workshop";

/**
 * The day and the hours of a workshop that has a start: `torsdag 26 november 2026 kl. 13.00–15.30`; each of its days.
 *
 * @param {Sheet} sheet
 */
export function hours({ begin, end, days }) {
  return days.length > 1 ? days.map(hoursOf).join(", ") : hoursOf({ begin, end });
}

/**
 * An end on another day than the beginning is told with its day.
 *
 * @param {{begin: string, end: string}} times
 */
function hoursOf({ begin, end }) {
  const [first, last] = [begin.slice(0, 10), end.slice(0, 10)];
  const until = first === last ? `–${clock(end)}` : ` till ${withoutYear(last)} kl. ${clock(end)}`;
  return `${inWords(first)} kl. ${clock(begin)}${until}`;
}

/**
 * A number of people, in words.
 *
 * @param {number} number
 */
export function people(number) {
  return `${number} ${number === 1 ? "person" : "personer"}`;
}

/**
 * How many items a plan has, in words.
 *
 * @param {Plan} plan
 */
export function points({ items }) {
  return `${items.length} ${items.length === 1 ? "punkt" : "punkter"}`;
}

/**
 * When, where and how many, a line each.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 */
export function facts(plan, sheet) {
  return [
    ...when(plan, sheet),
    plan.place ? `Plats: ${plan.place}` : `Plats: ${plan.remote ? "på distans" : "på plats"}`,
    plan.people ? `Antal: ${people(plan.people)}` : "",
  ].filter(Boolean);
}

/**
 * @param {Plan} plan
 * @param {Sheet} sheet
 */
function when(plan, sheet) {
  if (!plan.start)
    return [`Tid: ${duration(sheet.total)}${sheet.days.length > 1 ? `, ${sheet.days.length} dagar` : ""}`];
  if (sheet.days.length === 1) return [`Tid: ${hours(sheet)} (${duration(sheet.total)})`];
  return sheet.days.map((day, number) => `Dag ${number + 1}: ${hoursOf(day)} (${duration(day.minutes)})`);
}

/**
 * What those invited to a workshop on remote have to know, a sentence each.
 *
 * @param {Sheet} sheet
 */
export function atHome({ rooms }) {
  return [
    "Öppna länken till mötet några minuter före, helst på en dator med kamera och mikrofon.",
    `Vi arbetar på en digital tavla${rooms.length > 0 ? " och i grupprum" : ""}. Du får länken till den i mötet.`,
    "Behöver du textning, tolk, fler pauser eller hjälp med tekniken? Svara på inbjudan, så ordnar vi det.",
  ];
}

/**
 * Where a worksheet is, told from the planner's own address.
 *
 * @param {string} address from the top of the site
 * @param {string} link
 */
function whole(address, link) {
  return new URL(`../${address}`, link).href;
}

/**
 * An item as it is told to those invited: `13.00  Brainwriting (40 min), leds av Amina`.
 *
 * @param {Row} row
 */
function rowLine(row) {
  const { item, block, beside } = row;
  const more = [beside ? "samtidigt" : "", item.owner ? `leds av ${item.owner}` : ""].filter(Boolean);
  return [`${moment(row)}  ${block.title} (${duration(item.minutes)})`, ...more].join(", ");
}

/**
 * Plain text to paste into an invitation.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 * @param {string} link
 */
export function asText(plan, sheet, catalogue, link) {
  return [
    plan.name || NAMELESS,
    ...(plan.question ? [plan.question] : []),
    ...facts(plan, sheet),
    ...section("Du är med på distans", plan.remote ? atHome(sheet).map((one) => `- ${one}`) : []),
    ...section(
      "Det här ska vi arbeta med",
      problems(plan, catalogue).map((one) => `- ${one}`),
    ),
    ...section(
      "Dagordning",
      sheet.rows.flatMap((row) => [
        ...(row.opens ? [`${row.opens}:`] : []),
        rowLine(row),
        ...indented(row.item.text, "       "),
      ]),
    ),
    ...section(
      "Ha framför dig",
      plan.remote ? sheet.sheets.map(({ title, address }) => `- ${title}: ${whole(address, link)}`) : [],
    ),
    ...section(
      "Ta med",
      sheet.materials.map((one) => `- ${one}`),
    ),
    "",
    `Planen: ${link}`,
    "",
  ].join("\n");
}

/**
 * A Markdown file with all that the sheet says.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 * @param {string} link
 */
export function asMarkdown(plan, sheet, catalogue, link) {
  return [
    `# ${quote(plan.name || NAMELESS)}`,
    "",
    ...(plan.question ? [`**${quote(plan.question)}**`, ""] : []),
    ...facts(plan, sheet).map((fact) => `- ${quote(fact)}`),
    `- Planen: <${link}>`,
    ...heading(
      "Det här ska vi arbeta med",
      problems(plan, catalogue).map((one) => `- ${quote(one)}`),
    ),
    ...heading("Dagordning", [
      "| Tid | Minuter | Punkt | Vem leder |",
      "|---|---|---|---|",
      ...sheet.rows.flatMap((row) => [...(row.opens ? [`| **${quote(row.opens)}** | | | |`] : []), tableRow(row)]),
    ]),
    ...lists(plan, sheet, link).flatMap(({ title, lines }) =>
      heading(
        title,
        lines.map(({ text, address, isTask }) => {
          const shown = quote(text);
          return `- ${isTask ? "[ ] " : ""}${address ? `[${shown}](<${address}>)` : shown}`;
        }),
      ),
    ),
    "",
  ].join("\n");
}

/**
 * The lists that follow the agenda where all is told: what to bring, send out, prepare and do afterwards.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {string} link
 * @returns {{title: string, lines: {text: string, address?: string, isTask?: boolean}[]}[]}
 */
export function lists(plan, sheet, link) {
  const plain = (/** @type {readonly string[]} */ texts) => texts.map((text) => ({ text }));
  const papers = sheet.sheets.map(({ title, address }) => ({ text: title, address: whole(address, link) }));
  return [
    { title: "Material", lines: plain(sheet.materials) },
    { title: plan.remote ? "Att skicka ut före" : "Blad att skriva ut", lines: papers },
    { title: "Grupprum", lines: plain(sheet.rooms) },
    ...sheet.preparations.map(({ when, tasks }) => ({
      title: when,
      lines: tasks.map((text) => ({ text, isTask: true })),
    })),
    { title: "Efteråt", lines: plain(sheet.afterwards) },
    { title: "Om tavlan krånglar", lines: plain(sheet.fallbacks) },
  ].filter(({ lines }) => lines.length > 0);
}

/**
 * @param {Row} row
 */
function tableRow(row) {
  const { item, block, beside } = row;
  const title = `${beside ? "Samtidigt: " : ""}${block.title}`;
  const texts = [title, item.text ?? "", item.note ? `Anteckning: ${item.note}` : ""].filter(Boolean);
  return `| ${moment(row)} | ${item.minutes} | ${texts.map(quote).join("<br>")} | ${quote(item.owner ?? "")} |`;
}

/**
 * The plan as events, one a day. Their identity is the plan's own: whatever is changed, the new event replaces the
 * old one.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 * @param {string} link
 * @returns {Event[]}
 */
export function asEvents(plan, sheet, catalogue, link) {
  const { days } = sheet;
  return days.map(({ begin, minutes }, number) => ({
    uid: number === 0 ? `plan-${plan.id}` : `plan-${plan.id}-${number + 1}`,
    title: `${plan.name || NAMELESS}${days.length > 1 ? ` (dag ${number + 1} av ${days.length})` : ""}`,
    text: asText(plan, sheet, catalogue, link),
    place: plan.place || (plan.remote ? "På distans" : ""),
    url: link,
    when: { from: begin, minutes },
  }));
}

/**
 * The plan's problems and ideas, in words.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 */
export function problems(plan, catalogue) {
  return plan.cases.flatMap((id) => {
    const problem = catalogue.cases[id];
    return problem ? [`${problem.title} (${problem.organisations})`] : [];
  });
}

/**
 * The clock time of a row, or how far into the workshop it comes.
 *
 * @param {Row} row
 */
export function moment(row) {
  return row.clock || instant(row.from);
}

/**
 * A text of several lines, set in.
 *
 * @param {string | undefined} text
 * @param {string} by
 */
function indented(text, by) {
  return text ? text.split("\n").map((one) => by + one) : [];
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function section(title, lines) {
  return lines.length > 0 ? ["", `${title}:`, ...lines] : [];
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function heading(title, lines) {
  return lines.length > 0 ? ["", `## ${title}`, "", ...lines] : [];
}

/**
 * Text that Markdown shows as it is.
 *
 * @param {string} text
 */
function quote(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&").replace(/\s+/g, " ");
}
