/**
 * What a workshop came to, as the parts of a Word document.
 *
 * @import {Record} from "./record.js"
 * @import {Part} from "../shared/word.js"
 */
import { inWords } from "../shared/dates.js";

const COLUMNS = [
  { title: "Vad", width: 40 },
  { title: "Vem", width: 18 },
  { title: "Senast", width: 18 },
  { title: "Vad blev det?", width: 24 },
];

/**
 * @param {Record} record
 * @param {string} link
 * @returns {Part[]}
 */
export function asWord(record, link) {
  const known = [
    ...(record.day ? [{ text: `Dag: ${inWords(record.day)}` }] : []),
    ...(record.again ? [{ text: `Vi frågar vad det blev: ${inWords(record.again)}` }] : []),
    { text: "Öppna uppteckningen i guiden", address: link },
  ];
  const rows = record.decisions.map(({ what, who, by, became }) =>
    [what, who, by && inWords(by), became].map((text) => [{ text }]),
  );
  return [
    ...(record.question ? [{ lead: record.question }] : []),
    { list: known },
    ...(rows.length > 0 ? [{ heading: "Vi bestämde" }, { columns: COLUMNS, rows }] : []),
    ...(record.ideas.length > 0
      ? [{ heading: "Idéer vi behöll" }, { list: record.ideas.map((text) => ({ text })) }]
      : []),
    ...(record.learnt ? [{ heading: "Vi lärde oss" }, { list: [{ text: record.learnt }] }] : []),
  ];
}
