/** What every page's script needs of the page. */
import { fetchFromDisk } from "./parts.js";

const PATIENCE = 15_000; // milliseconds

/**
 * The element that must be there.
 *
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector}`);
  return found;
}

/**
 * Every element of a kind.
 *
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T[]}
 */
export function findAll(parent, selector, type) {
  return [...parent.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
}

/**
 * A copy of a template's only element, its `data-fill` places filled with text. Empty places are left out.
 *
 * @param {string} id
 * @param {Record<string, string>} [texts]
 * @returns {HTMLElement}
 */
export function make(id, texts = {}) {
  const template = find(document, `template#${id}`, HTMLTemplateElement);
  const copy = find(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "*", HTMLElement);
  for (const place of findAll(copy, "[data-fill]", HTMLElement)) {
    const text = texts[place.dataset.fill ?? ""] ?? "";
    if (text) place.textContent = text;
    else place.remove();
  }
  return copy;
}

/**
 * An element with a text in it.
 *
 * @param {string} name
 * @param {string} text
 */
export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/**
 * Saves a text or what a program made as a file on the reader's machine.
 *
 * @param {string} name
 * @param {string} type
 * @param {string | Blob} content
 */
export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * The name of a file for a title: `Workshop på torsdag` → `workshop-pa-torsdag`; empty where no letter can be kept.
 * `slug` in `hooks/guide/text/names.py` makes the same of the same title.
 *
 * @param {string} title
 */
export function slug(title) {
  const plain = title.normalize("NFKD").toLowerCase().replace(/_/g, " ");
  return plain
    .replace(/[^a-z0-9\s-]|[^\0-\x7F]/g, "")
    .replace(/[-\s]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * The name of a file for a workshop's title.
 *
 * @param {string} title
 */
export function fileName(title) {
  return slug(title) || "workshop";
}

/**
 * Where a wish for what is missing is written, with what was asked for in its title: the one value that its address
 * has, whatever the forge calls it.
 *
 * @param {HTMLAnchorElement} link
 * @param {string} text
 * @returns {string}
 */
export function wishFor(link, text) {
  const address = new URL(link.href);
  const [title = "title"] = address.searchParams.keys();
  address.searchParams.set(title, `${link.dataset.missing}${text}`);
  address.search = address.search.replaceAll("+", "%20"); // a mail program shows a plus as it is
  return address.href;
}

/** Which guide this is, as programs want it: two guides may share a host, and with it what a browser keeps. */
export function guideId() {
  return document.querySelector("meta[name=application-name]")?.getAttribute("data-id") ?? "guide";
}

/** What the guide calls itself. */
export function guideName() {
  return document.querySelector("meta[name=application-name]")?.getAttribute("content") ?? "";
}

/**
 * What the reader kept here before, or null; storage may be refused.
 *
 * @param {string} key
 */
export function kept(key) {
  try {
    return localStorage.getItem(`${guideId()}.${key}`);
  } catch {
    return null;
  }
}

/**
 * Keeps a text here, and tells whether that could be done: storage may be refused, or full. Then it lasts as long as
 * the page.
 *
 * @param {string} key
 * @param {string} text
 */
export function keep(key, text) {
  try {
    localStorage.setItem(`${guideId()}.${key}`, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(`${guideId()}.${key}`);
  } catch {
    // Then there was nothing to forget.
  }
}

/**
 * Everything a plan may refer to.
 *
 * @param {string} address
 * @returns {Promise<import("../plan/agenda.js").Catalogue>}
 */
export async function loadCatalogue(address) {
  return fetchData(address);
}

/**
 * What one of the site's own data files holds. Rejects where it cannot be had, or not before the reader has given up.
 *
 * @param {string | URL} address
 */
export async function fetchData(address) {
  if (location.protocol === "file:") return fetchFromDisk(new URL(address, location.href));
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}
