/**
 * Where the reader was in a list that is made anew: Back from a hit leads to the hit, not to the top of the page.
 */

/** Remembers the place when the reader follows a link, in the step of the history that Back leads to. */
export function keepPlace() {
  addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("a")) return;
      history.replaceState({ ...history.state, place: scrollY }, "");
    },
    { capture: true },
  );
}

/** Goes to the place that was remembered, once: the list is as long as it was. */
export function returnToPlace() {
  const { place, ...rest } = history.state ?? {};
  if (place === undefined) return;
  history.replaceState(rest, "");
  scrollTo({ top: place, behavior: "instant" });
}
