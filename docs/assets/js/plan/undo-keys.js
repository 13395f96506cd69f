/** Undo and redo by the keys that people know; in a field of text they are the field's own. */

/**
 * @param {() => void} undo
 * @param {() => void} redo
 */
export function listenToUndo(undo, redo) {
  addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey } = event;
    const key = event.key.toLowerCase();
    const isRedo = (key === "z" && shiftKey) || (key === "y" && !shiftKey);
    if (!(ctrlKey || metaKey) || altKey || !(isRedo || key === "z") || isOwn(event.target)) return;
    event.preventDefault();
    if (isRedo) redo();
    else undo();
  });
}

/**
 * Whether something has the keys for itself: a field of text, or a question that waits for its answer.
 *
 * @param {EventTarget | null} target
 */
function isOwn(target) {
  const own = "textarea, input:not([type=radio], [type=checkbox]), dialog *";
  return (target instanceof Element && target.matches(own)) || document.querySelector("dialog[open]") !== null;
}
