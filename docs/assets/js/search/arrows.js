/**
 * Arrow keys between a search field and its hits: down into them and on, up and back to the field.
 *
 * @param {HTMLInputElement} field
 * @param {() => HTMLElement[]} hits the links of the hits that are seen, in order
 */
export function takeArrows(field, hits) {
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = [field, ...hits()];
    const at = /** @type {(Element | null)[]} */ (stops).indexOf(document.activeElement);
    const next = at < 0 ? undefined : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
