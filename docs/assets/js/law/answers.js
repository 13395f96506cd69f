/** Answers to questions of law, kept in the address: `?svar=3&ja=manniskor,barn&nej=ai`. */
import { mendLink } from "../shared/links.js";

/** @typedef {"ja" | "nej"} Answer */
/** @typedef {Map<string, Answer>} Answers */
/** @typedef {{ answers: Answers, faults: string[], given: boolean }} Read */

const ID = /^[a-z0-9-]{1,60}/;
const COUNT = "svar";
/** @type {readonly Answer[]} */
const KINDS = ["ja", "nej"];
const CUT = "Länken ser avklippt ut: ett eller flera svar saknas. Svara på de frågor som står tomma.";
const EMPTY = "Länken går inte att läsa. Svaren som ni hade är kvar.";

/**
 * The answers in an address, and in words what of it could not be read. `given` tells whether it means to hold any.
 *
 * @param {string} query
 * @param {readonly string[]} ids  the questions that are asked
 * @returns {Read}
 */
export function readAnswers(query, ids) {
  const values = new URLSearchParams(mendLink(query));
  const given = [COUNT, ...KINDS].some((name) => values.has(name));
  /** @type {Answers} */
  const answers = new Map();
  /** @type {Set<string>} */
  const torn = new Set();
  const faults = [];
  for (const [id, answer] of listed(values)) {
    if (!ids.includes(id)) faults.push(`Länken har ett svar på ”${id}”, som inte är någon fråga här.`);
    else if (answers.has(id) && answers.get(id) !== answer) torn.add(id);
    else answers.set(id, answer);
  }
  for (const id of torn) answers.delete(id);
  if (torn.size > 0) faults.push("Länken säger både ja och nej på samma fråga. Svara på den själva.");
  if (given && answers.size === 0 && values.get(COUNT) !== "0") return { answers, faults: [EMPTY], given };
  if (faults.length === 0 && answers.size < Number.parseInt(values.get(COUNT) ?? "0", 10)) faults.push(CUT);
  return { answers, faults, given };
}

/**
 * A query with other answers in it; its other parts stay.
 *
 * @param {string} query
 * @param {Answers} answers
 * @returns {string} with its question mark, or empty
 */
export function withAnswers(query, answers) {
  const rest = new URLSearchParams(query);
  for (const name of [COUNT, ...KINDS]) rest.delete(name);
  const ours = KINDS.map((kind) => [kind, [...answers].flatMap(([id, answer]) => (answer === kind ? [id] : []))])
    .filter(([, chosen]) => chosen?.length)
    .map(([kind, chosen]) => `${kind}=${chosen}`);
  const count = answers.size > 0 ? [`${COUNT}=${answers.size}`] : [];
  const parts = [rest.toString(), ...count, ...ours].filter(Boolean);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/**
 * How many of each, in words: `2 ja och 1 nej`.
 *
 * @param {Answers} answers
 */
export function inNumbers(answers) {
  const yes = [...answers.values()].filter((answer) => answer === "ja").length;
  return `${yes} ja och ${answers.size - yes} nej`;
}

/**
 * @param {URLSearchParams} values
 * @returns {[string, Answer][]}
 */
function listed(values) {
  return KINDS.flatMap((kind) =>
    values
      .getAll(kind)
      .join(",")
      .split(",")
      .flatMap((typed) => ID.exec(typed.trim())?.[0] ?? [])
      .map((id) => /** @type {[string, Answer]} */ ([id, kind])),
  );
}
