// Shows the reader's chosen colour scheme before the page is painted; Material's bundle then keeps it.
const chosen = window.__md_get("__palette")?.color;
const wantsDark = matchMedia("(prefers-color-scheme: dark)").matches;
const scheme = chosen?.scheme ?? (wantsDark ? "slate" : "default");

document.body.setAttribute("data-md-color-scheme", scheme);
