/** Leads to a printed card by its number, typed in the address or in a form. */
import { toPage } from "../shared/links.js";
import { cardNumber, cardPath } from "./number.js";

const there = cardPath(location.pathname);
const unknown = document.querySelector("[data-unknown-card]");
if (there && there !== location.pathname) location.replace(there);
else if (there && unknown instanceof HTMLElement) unknown.hidden = false;

const form = document.querySelector("form[data-card-number]");
if (form instanceof HTMLFormElement) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = cardNumber(String(new FormData(form).get("number")));
    location.assign(toPage(`${form.dataset.cardNumber}${number}/`));
  });
}
