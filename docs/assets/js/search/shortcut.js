/**
 * The key `/` leads to the page's search field, unless the reader types, or has turned it off (WCAG 2.1.4).
 */
const SETTING = "snabbtangent";

/** @returns {boolean} */
export function slashIsOn() {
  try {
    return localStorage.getItem(SETTING) !== "av";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
export function setSlash(on) {
  try {
    localStorage.setItem(SETTING, on ? "pa" : "av");
  } catch {
    // Storage may be refused: the key then stays as it was.
  }
}

/** @param {HTMLInputElement} field */
export function takeSlash(field) {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !slashIsOn()) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    event.preventDefault();
    field.focus();
  });
}
