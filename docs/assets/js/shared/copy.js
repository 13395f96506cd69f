/** Texts to copy: a button puts what stands beside it on the clipboard, or marks it where the browser says no. */
import { find, findAll } from "./dom.js";

const DONE = "Texten är kopierad. Byt ut det som står inom [hakar].";
const REFUSED = "Webbläsaren lät oss inte kopiera. Texten är markerad, så kopiera den med Ctrl+C eller menyn.";

/**
 * @param {string} text
 * @param {string} done what to tell when it is on the clipboard
 * @param {() => string} otherwise what to do and tell when the browser refuses
 * @returns {Promise<string>} what the reader is told
 */
export async function copied(text, done, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return otherwise();
  }
}

/** @param {HTMLElement} text */
function select(text) {
  text.focus();
  getSelection()?.selectAllChildren(text);
  return REFUSED;
}

/** Gives each text to copy its button; `data-note` beside it is where the reader is told. */
export function offerCopies() {
  for (const letter of findAll(document, "[data-letter]", HTMLElement)) {
    const text = find(letter, "[data-text]", HTMLElement);
    const note = find(letter, "[data-note]", HTMLElement);
    const button = find(letter, "[data-copy]", HTMLButtonElement);
    button.hidden = false;
    button.addEventListener("click", async () => {
      note.textContent = await copied((text.textContent ?? "").trim(), DONE, () => select(text));
    });
  }
}
