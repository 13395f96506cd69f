/** Light or dark: as the reader chose here, else as her machine is. */
import { keep, kept } from "./dom.js";

const KEY = "scheme";
const SCHEME = "data-md-color-scheme"; // Material's style sheet asks for it
const [LIGHT, DARK] = ["default", "slate"];
const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen = kept(KEY);

document.documentElement.classList.replace("no-js", "js");
dark.addEventListener("change", show);
show();

const button = document.querySelector("[data-scheme]");
if (button instanceof HTMLButtonElement) offer(button);

function isDark() {
  return (chosen ?? (dark.matches ? DARK : LIGHT)) === DARK;
}

function show() {
  document.body.setAttribute(SCHEME, isDark() ? DARK : LIGHT);
}

/**
 * @param {HTMLButtonElement} button that leads to the other colours
 */
function offer(button) {
  const tell = () => {
    const there = isDark() ? "Ljust" : "Mörkt";
    button.textContent = there;
    button.setAttribute("aria-label", `Byt till ${there.toLowerCase()} läge`);
  };
  button.addEventListener("click", () => {
    chosen = isDark() ? LIGHT : DARK;
    keep(KEY, chosen);
    show();
    tell();
  });
  dark.addEventListener("change", tell);
  button.hidden = false;
  tell();
}
