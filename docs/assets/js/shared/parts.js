/**
 * Scripts that a page fetches when they are needed. Plain scripts, not modules: a browser refuses those in a guide that
 * was unzipped on a disk.
 */

const own = /** @type {HTMLScriptElement | null | undefined} */ (globalThis.document?.currentScript);
const top = new URL("../../", own?.src ?? "https://guide.invalid/a/b/");

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * A file of the site's, wherever the page lies.
 *
 * @param {string} path from the top of the site
 */
export function fromTop(path) {
  return new URL(path, top);
}

/**
 * What a script gave with `give`. Rejects where it cannot be had; asking again then tries again.
 *
 * @param {string} name of a file in `docs/assets/js/pages/`
 * @returns {Promise<any>}
 */
export function fetchPart(name) {
  const part = fetched.get(name) ?? run(fromTop(`assets/pages/${name}.js`)).then(() => given(name));
  fetched.set(name, part);
  part.catch(() => fetched.delete(name));
  return part;
}

/**
 * What a data file holds, where a browser runs scripts but fetches nothing: each has a script beside it that gives it.
 *
 * @param {URL} address
 * @returns {Promise<any>}
 */
export async function fetchFromDisk(address) {
  await run(new URL(`${address.href}.js`));
  return given(address.href.slice(top.href.length));
}

/**
 * Runs a script of the site's own.
 *
 * @param {URL} address
 * @returns {Promise<void>}
 */
function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address.href;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`no ${address}`)));
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => script.remove());
    document.head.append(script);
  });
}

/**
 * Leaves what a script is fetched for where the page that fetched it looks.
 *
 * @param {string} name
 * @param {unknown} part
 */
export function give(name, part) {
  parts()[name] = part;
}

/** @param {string} name */
function given(name) {
  return parts()[name];
}

/** @returns {Record<string, unknown>} */
function parts() {
  const all = /** @type {{guideParts?: Record<string, unknown>}} */ (globalThis);
  all.guideParts ??= {};
  return all.guideParts;
}
