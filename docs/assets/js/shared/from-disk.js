/**
 * The guide unzipped on a disk, without a server: an address that ends with a folder then leads to the page in it.
 */
import { toPage } from "./links.js";

if (location.protocol === "file:") {
  for (const about of ["click", "auxclick", "contextmenu"]) addEventListener(about, leadToPage, { capture: true });
  addEventListener("submit", sendToPage, { capture: true });
}

/** @param {Event} event on its way to a link */
function leadToPage({ target }) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (link instanceof HTMLAnchorElement && link.protocol === "file:") link.href = toPage(link.href);
}

/** @param {Event} event on its way to a form */
function sendToPage({ target }) {
  if (target instanceof HTMLFormElement && target.hasAttribute("action")) target.action = toPage(target.action);
}
