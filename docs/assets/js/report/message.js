/**
 * What a reader reports, put where the organisation takes it.
 *
 * @typedef {{what: string, where: string}} Told
 */
const HEADING = 70; // characters
/**
 * The address that the report is sent by, filled in.
 *
 * @param {string} target an address with the places `{vad}`, `{var}` and `{rubrik}`
 * @param {Told} told
 */
export function filled(target, { what, where }) {
  const lines = target.startsWith("mailto:") ? what.replaceAll("\n", "\r\n") : what; // RFC 6068, 5
  return target
    .replaceAll("{vad}", encodeURIComponent(lines))
    .replaceAll("{var}", encodeURIComponent(where))
    .replaceAll("{rubrik}", encodeURIComponent(heading(what)));
}

/** @param {string} what */
export function heading(what) {
  const first = what.trim().split("\n")[0]?.trim() ?? "";
  return first.length <= HEADING ? first : `${first.slice(0, HEADING - 1).trimEnd()}…`;
}
