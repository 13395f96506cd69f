/**
 * A list of the best cards: they are taken out of the lists that they stand in, and put back where they stood. Nothing else
 * is moved, however many cards there are.
 *
 * @param {HTMLElement} list
 */
export function createRanking(list) {
  /** @type {Map<HTMLElement, Comment>} the cards in the list, and what stands in their place */
  const taken = new Map();

  /** @param {readonly HTMLElement[]} cards best first */
  function show(cards) {
    if (cards.length === list.children.length && cards.every((card, place) => card === list.children[place])) return;
    putBack();
    for (const card of cards) {
      const place = document.createComment("");
      card.replaceWith(place);
      taken.set(card, place);
      card.hidden = false;
    }
    list.append(...cards);
  }

  function putBack() {
    for (const [card, place] of taken) place.replaceWith(card);
    taken.clear();
  }

  return { show, putBack };
}
