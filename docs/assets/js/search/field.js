/**
 * A search field: it answers while the reader types, Escape clears it, and the address remembers it.
 *
 * @typedef {"push" | "replace"} How a step in the history for what the reader chose, none for each letter typed
 */
const TYPING_PAUSE = 150; // milliseconds

/**
 * @param {HTMLInputElement} field in its form
 * @param {(how: How, typing?: boolean) => void} changed the text is another, or was sent
 * @param {() => void} reached the reader is about to type for the first time
 */
export function attend(field, changed, reached) {
  /** @type {ReturnType<typeof setTimeout>} */
  let typing;

  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    changed("push");
  });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => changed("replace", true), TYPING_PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    field.value = "";
    clearTimeout(typing);
    changed("replace");
  });
  field.addEventListener("focus", reached, { once: true });
}

/**
 * Keeps a query in the address. What was chosen stays in the history, also when the reader goes on to type something else.
 *
 * @param {string} query with its question mark, or empty
 * @param {How} how
 */
export function remember(query, how) {
  const address = location.pathname + query;
  const isChosen = how === "push";
  if (address === location.pathname + location.search) {
    if (isChosen) history.replaceState({ ...history.state, isChosen }, "");
  } else if (isChosen || history.state?.isChosen) history.pushState({ isChosen }, "", address);
  else history.replaceState(history.state, "", address);
}
