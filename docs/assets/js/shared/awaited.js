/** A page that is asked something in its address, until it has answered: `docs/assets/css/shared/awaited.css` waits with the rest. */
const ASKS = "asks";

/** Said before the page is painted. */
export function expectAnswer() {
  document.documentElement.classList.toggle(ASKS, new URLSearchParams(location.search).has("q"));
}

/** Said when all that will come has come. */
export function answered() {
  document.documentElement.classList.remove(ASKS);
}
