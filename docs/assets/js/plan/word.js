/**
 * A plan as the parts of a Word document: what is asked, when and where, the agenda, and what to bring and prepare.
 *
 * @import {Plan} from "./plan.js"
 * @import {Catalogue, Row, Sheet} from "./agenda.js"
 * @import {Column, Line, Part} from "../shared/word.js"
 */
import { facts, lists, moment, problems } from "./exports.js";

/**
 * @param {Plan} plan
 * @param {Sheet} sheet
 * @param {Catalogue} catalogue
 * @param {string} link
 * @returns {Part[]}
 */
export function asWord(plan, sheet, catalogue, link) {
  const asked = problems(plan, catalogue).map((text) => ({ text }));
  return [
    ...(plan.question ? [{ lead: plan.question }] : []),
    { list: [...facts(plan, sheet).map((text) => ({ text })), { text: "Öppna planen i guiden", address: link }] },
    ...(asked.length > 0 ? [{ heading: "Det här ska vi arbeta med" }, { list: asked }] : []),
    { heading: "Dagordning" },
    ...agenda(sheet.rows),
    ...lists(plan, sheet, link).flatMap(({ title, lines }) => [{ heading: title }, { list: lines }]),
  ];
}

/**
 * A table for each day, under its name where there are several.
 *
 * @param {readonly Row[]} rows
 * @returns {Part[]}
 */
function agenda(rows) {
  const isLed = rows.some(({ item }) => item.owner);
  /** @type {Column[]} */
  const columns = [
    { title: "Tid", width: 10 },
    { title: "Minuter", width: 14 },
    { title: "Punkt", width: isLed ? 54 : 76 },
    ...(isLed ? [{ title: "Vem leder", width: 22 }] : []),
  ];
  return [...new Set(rows.map(({ day }) => day))].flatMap((day) => {
    const today = rows.filter((row) => row.day === day);
    const name = today[0]?.opens;
    /** @type {Part[]} */
    const named = name ? [{ heading: name, level: 3 }] : [];
    return [...named, { columns, rows: today.map((row) => cells(row).slice(0, columns.length)) }];
  });
}

/**
 * @param {Row} row
 * @returns {Line[][]}
 */
function cells(row) {
  const { item, block, beside } = row;
  const texts = [item.text, block.script, item.note && `Anteckning: ${item.note}`].flatMap((text) =>
    text ? [{ text }] : [],
  );
  return [
    [{ text: moment(row) }],
    [{ text: String(item.minutes) }],
    [{ text: `${beside ? "Samtidigt: " : ""}${block.title}`, strong: true }, ...texts],
    [{ text: item.owner ?? "" }],
  ];
}
