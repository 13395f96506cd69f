/** A page that is asked something in its address, until it has answered: `docs/assets/css/shared/awaited.css` waits with the rest. */
const page = document.documentElement.classList;

/** Said before the page is painted. */
export function expectAnswer() {
  page.toggle("asks", new URLSearchParams(location.search).has("q"));
}

/** Said when all that will come has come. */
export function answered() {
  page.remove("asks");
}
