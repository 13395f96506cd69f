/**
 * A record in the forms in which it is sent on: text, events in a calendar, a case to begin from.
 *
 * @import {Record} from "./record.js"
 * @import {Catalogue} from "../plan/agenda.js"
 * @import {Event} from "../shared/ics.js"
 */
import { inWords } from "../shared/dates.js";

const NAMELESS = "Workshop";
const SUMMARY = 160; // letters in a case's summary

/** @param {Record} record */
export function titleOf(record) {
  return record.name || NAMELESS;
}

/**
 * Plain text to send to those who were there.
 *
 * @param {Record} record
 * @param {string} link
 */
export function asText(record, link) {
  return [
    `Efter träffen: ${titleOf(record)}`,
    record.day && `Dag: ${inWords(record.day)}`,
    record.question && `Fråga: ${record.question}`,
    ...part("Vi bestämde", record.decisions.map(decision)),
    ...part("Idéer vi behöll", record.ideas),
    ...(record.learnt ? ["", "Vi lärde oss:", record.learnt] : []),
    record.again && `\nVi frågar vad det blev: ${inWords(record.again)}`,
    link && `\nUppteckningen: ${link}`,
    "",
  ]
    .filter((line, index, all) => line !== "" || all[index - 1] !== "")
    .join("\n");
}

/** @param {Record["decisions"][number]} decision */
function decision({ what, who, by, became }) {
  const facts = [who, by && `senast ${inWords(by)}`].filter(Boolean).join(", ");
  return `${what || "(inte skrivet)"}${facts ? ` – ${facts}` : ""}${became ? `\n  Det blev: ${became}` : ""}`;
}

/**
 * A day for each decision, and one to ask what became of it all.
 *
 * @param {Record} record
 * @param {string} link
 * @returns {Event[]}
 */
export function asEvents(record, link) {
  const title = titleOf(record);
  return [
    ...record.decisions.flatMap(({ what, who, by }, index) =>
      by
        ? [
            {
              uid: `efter-${record.id}-${index + 1}`,
              title: `Klart i dag: ${what || title}`,
              text: [who && `Ansvarig: ${who}`, `Bestämdes på: ${title}`].filter(Boolean).join("\n"),
              url: link,
              when: { first: by, last: by },
            },
          ]
        : [],
    ),
    ...(record.again
      ? [
          {
            uid: `efter-${record.id}-fraga`,
            title: `Vad blev det? ${title}`,
            text: [
              "Ring dem som äger besluten och fråga:",
              "1. Vad blev gjort?",
              "2. Vem märker skillnad, och hur vet ni det?",
              "3. Vad slutade ni med?",
              ...(record.decisions.length > 0 ? ["", "Ni bestämde:", ...record.decisions.map(decision)] : []),
              "",
              "Öppna länken, skriv svaren och gör ett fall av dem.",
            ].join("\n"),
            url: link,
            when: { first: record.again, last: record.again },
          },
        ]
      : []),
  ];
}

/**
 * A case to go on writing, in the format of the guide's own (`hooks/guide/content/case.py`). No owner is named in it:
 * a case is public. What is not known stands as a comment.
 *
 * @param {Record} record
 * @param {Catalogue} catalogue
 * @param {string} today
 */
export function asCase(record, catalogue, today) {
  const methods = record.methods.filter((id) => catalogue.blocks[id]);
  const became = record.decisions.filter((one) => one.became);
  const names = methods.map((id) => catalogue.blocks[id]?.title ?? id);
  return [
    "---",
    "# Allt här blir offentligt. Skriv aldrig namn, telefonnummer eller annat om enskilda personer.",
    "# Fyll i det som är tomt och ta bort raderna som börjar med #.",
    `title: ${quoted(titleOf(record))}`,
    `summary: ${quoted([...record.question].slice(0, SUMMARY).join(""))}`,
    "organisations:",
    "  - ",
    "# Välj bland guidens sektorer, se sidan Bidra.",
    "sectors:",
    "  - ",
    `status: ${became.length > 0 ? "testas" : "utvecklas"}`,
    ...(record.day ? [`period: {start: ${quoted(record.day.slice(0, 4))}}`] : []),
    ...(methods.length > 0 ? ["methods:", ...methods.map((id) => `  - ${id}`)] : []),
    "# En roll och en funktionsbrevlåda, inte en person.",
    "contact:",
    "  role: ",
    "  organisation: ",
    "sources:",
    `  - title: ${quoted(`Anteckningar från ${titleOf(record)}${record.day ? `, ${inWords(record.day)}` : ""}`)}`,
    `reviewed: ${today}`,
    "---",
    "",
    "## Varför",
    "",
    record.question ? `Frågan var: ${escaped(record.question)}` : "Skriv vad som var fel, och för vem.",
    "",
    "## Vad",
    "",
    ...(record.decisions.length > 0
      ? record.decisions.map(({ what }) => `- ${escaped(what || "Skriv vad ni bestämde.")}`)
      : ["Skriv vad ni gjorde eller ska göra."]),
    "",
    "## Hur",
    "",
    `${record.day ? `Vi träffades ${inWords(record.day)}.` : "Vi träffades."}${names.length > 0 ? ` Vi använde ${names.join(", ")}.` : ""}`,
    ...part("Idéer vi behöll", record.ideas.map(escaped)),
    ...(became.length > 0
      ? ["", "## Resultat", "", ...became.map(({ what, became }) => `- ${escaped(what)}: ${escaped(became)}`)]
      : []),
    ...(record.learnt ? ["", "## Lärdomar", "", escaped(record.learnt)] : []),
    "",
  ].join("\n");
}

/** @param {string} text */
function quoted(text) {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&");
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function part(title, lines) {
  return lines.length > 0 ? ["", `${title}:`, "", ...lines.map((one) => `- ${one}`)] : [];
}
