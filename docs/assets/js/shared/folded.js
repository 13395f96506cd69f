/** Unfolds what an address leads into: not every browser does it by itself. */

addEventListener("hashchange", unfold);
unfold();

function unfold() {
  const place = document.querySelector(":target");
  for (let box = place?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
}
