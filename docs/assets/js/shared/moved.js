/** Goes on to where a page has moved, with all that stood after its address. */
import { find } from "./dom.js";
import { toPage } from "./links.js";

const there = new URL(toPage(find(document, "a", HTMLAnchorElement).href));
there.search = location.search;
there.hash = location.hash;
location.replace(there);
