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
 * The day and the hours of a workshop that has a start: `torsdag 26 november 2026 kl. 13.00–15.30`. An end on another
 * day is told with its day.
 *
 * @param {Sheet} sheet
 */
export function hours({ begin, end }) {
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
    plan.start ? `Tid: ${hours(sheet)} (${duration(sheet.total)})` : `Tid: ${duration(sheet.total)}`,
    plan.place ? `Plats: ${plan.place}` : `Plats: ${plan.remote ? "på distans" : "på plats"}`,
    plan.people ? `Antal: ${people(plan.people)}` : "",
  ].filter(Boolean);
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
    ...facts(plan, sheet),
    ...section(
      "Det här ska vi arbeta med",
      problems(plan, catalogue).map((one) => `- ${one}`),
    ),
    ...section(
      "Dagordning",
      sheet.rows.map((row) => `${moment(row)}  ${row.block.title} (${duration(row.item.minutes)})`),
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
    ...facts(plan, sheet).map((fact) => `- ${quote(fact)}`),
    `- Planen: <${link}>`,
    ...heading(
      "Det här ska vi arbeta med",
      problems(plan, catalogue).map((one) => `- ${quote(one)}`),
    ),
    ...heading("Dagordning", [
      "| Tid | Minuter | Punkt |",
      "|---|---|---|",
      ...sheet.rows.map((row) => `| ${moment(row)} | ${row.item.minutes} | ${quote(row.block.title)} |`),
    ]),
    ...heading(
      "Material",
      sheet.materials.map((one) => `- ${quote(one)}`),
    ),
    ...sheet.preparations.flatMap(({ when, tasks }) =>
      heading(
        when,
        tasks.map((task) => `- [ ] ${quote(task)}`),
      ),
    ),
    ...heading(
      "Efteråt",
      sheet.afterwards.map((one) => `- ${quote(one)}`),
    ),
    ...heading(
      "Om tavlan krånglar",
      sheet.fallbacks.map((one) => `- ${quote(one)}`),
    ),
    "",
  ].join("\n");
}

/**
 * The plan as one event. Its identity is the plan's own: whatever is changed, the new event replaces the old one.
 *
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 * @param {string} link
 * @returns {Event}
 */
export function asEvent(plan, sheet, catalogue, link) {
  return {
    uid: `plan-${plan.id}`,
    title: plan.name || NAMELESS,
    text: asText(plan, sheet, catalogue, link),
    place: plan.place || (plan.remote ? "På distans" : ""),
    url: link,
    when: { from: sheet.begin, minutes: sheet.total },
  };
}

/**
 * The plan's problems and ideas, in words.
 *
 * @param {Plan} plan
 * @param {Catalogue} catalogue
 */
function problems(plan, catalogue) {
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
