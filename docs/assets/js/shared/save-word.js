/** Word files to save. The library that makes them is fetched from our own host when the first one is asked for. */
import { download, guideName } from "./dom.js";
import { fetchPart } from "./parts.js";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Saves a title and parts as a Word document, and tells the reader what came of it.
 *
 * @param {string} name of the file, without its ending
 * @param {string} title
 * @param {readonly import("./word.js").Part[]} parts
 * @param {(told: string) => void} tell
 */
export async function saveWord(name, title, parts, tell) {
  tell("Gör Word-filen …");
  try {
    /** @type {import("../pages/word.js").WordFile} */
    const wordFile = await fetchPart("word");
    const file = await wordFile(title, guideName(), parts);
    download(`${name}.docx`, TYPE, file);
    tell("Word-filen är sparad.");
  } catch {
    tell(
      "Det gick inte att hämta det som gör Word-filer. Ladda om sidan och försök igen, eller kopiera texten i stället.",
    );
  }
}
