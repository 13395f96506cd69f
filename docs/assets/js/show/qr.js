/** Codes to read with a phone's camera. The library is fetched when the first one is asked for. */
import { fetchPart } from "../shared/parts.js";

const MARGIN = 4; // modules, as ISO/IEC 18004 asks
const MOST = 1_800; // characters: a code with more is too fine to be read from a screen

/**
 * Draws a text as a code, or nothing where it is too long for one.
 *
 * @param {HTMLElement} place
 * @param {string} text
 * @param {string} label what it is, to those who cannot see it
 */
export async function drawCode(place, text, label) {
  if (text.length > MOST) return place.replaceChildren();
  /** @type {import("../pages/codes.js").Encode} */
  const encode = await fetchPart("codes");
  const { data, size } = encode(text, { ecc: "L", border: MARGIN });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", dark.join(""));
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.append(path);
  place.replaceChildren(svg);
}
