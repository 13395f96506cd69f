/** What a method looks like, fetched from its own page: the picture is drawn there once for all that show it. */

/** @type {Map<string, Promise<Element | null>>} */
const fetched = new Map();

/**
 * @param {string} address of the method's page
 * @returns {Promise<Element | null>} its picture, or nothing where there is none or it cannot be fetched
 */
export function pictureAt(address) {
  const found = fetched.get(address) ?? fetchPicture(address).catch(() => null);
  fetched.set(address, found);
  return found;
}

/** @param {string} address */
async function fetchPicture(address) {
  if (location.protocol === "file:") return null; // where a browser fetches nothing
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".opening__picture .scene");
}
