/** Finding an option in a menu that has many: by typing a part of its name. What is ticked is always shown. */
import { find, findAll } from "../shared/dom.js";

/** @param {HTMLElement} menu with a field to type in */
export function attendOptions(menu) {
  const field = find(menu, "[data-find]", HTMLInputElement);
  const options = findAll(menu, "label:has([type=checkbox])", HTMLLabelElement);
  const none = find(menu, "[data-find-none]", HTMLElement);
  field.addEventListener("input", () => {
    const shown = options.filter((option) => isWanted(option, field.value));
    for (const option of options) option.hidden = !shown.includes(option);
    none.hidden = shown.length > 0;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

/**
 * @param {HTMLLabelElement} option
 * @param {string} text
 */
function isWanted(option, text) {
  const box = find(option, "input", HTMLInputElement);
  const name = find(option, "span", HTMLElement).textContent;
  return box.checked || name.toLocaleLowerCase("sv").includes(text.trim().toLocaleLowerCase("sv"));
}
