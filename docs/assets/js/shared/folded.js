/** Unfolds what an address leads into: not every browser does it by itself, and none where it leads to the title of what is folded. */

addEventListener("hashchange", unfold);
unfold();

function unfold() {
  for (let box = place()?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
}

/** @returns {Element | null} what the address leads to, also before the browser has gone there */
function place() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // a damaged link
  }
}
