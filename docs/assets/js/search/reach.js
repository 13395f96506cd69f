/**
 * The search within reach on every page: the key `/` leads to its field, the page's own before the one in the header.
 */
import { takeSlash } from "./shortcut.js";

const field = document.querySelector(".page [type=search]") ?? document.querySelector(".top__search [name=q]");
if (field instanceof HTMLInputElement) takeSlash(field);
