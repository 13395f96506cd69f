/**
 * The guide without a network, for a reader who asked to save it. What the network gives always comes first: what is kept
 * answers only where that fails, or lets the reader wait. A new version is known by a new script, and fetches what has
 * changed.
 *
 * @typedef {{version: string, size: number, files: Record<string, string>}} List of all that is kept: the digest of each
 *   file by its address from the top of the site, and bytes together; hooks/guide/build/offline.py writes it
 */
const PATIENCE = 4_000; // milliseconds that a reader waits for the network where there is a copy
const UNWELL = 500; // the least status of a server that cannot answer
const AT_ONCE = 6;
const LIST = "offline.json";
const FALLBACK = "utan-nat/";

/** @type {any} */
const worker = globalThis;

/** @type {Promise<void> | undefined} */
let tending;

/** Two guides may share a host, and with it what is kept. */
const kept = () => caches.open(`guide ${worker.registration.scope}`);

/** @param {string} path from the top of the site */
const whole = (path) => new URL(path, worker.registration.scope).href;

/**
 * The address that a file is kept by: what is asked of a page, and which place on it, makes it no other.
 *
 * @param {string} address
 */
function keyOf(address) {
  const there = new URL(address);
  return `${there.origin}${there.pathname.replace(/index\.html$/, "")}`;
}

/** Listens to the browser. */
export function listen() {
  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(tend().catch(() => {})));
  worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(hear(event)));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    if (isOurs(event.request)) event.respondWith(answer(event));
  });
}

/** @param {Request} request */
function isOurs({ method, url }) {
  return method === "GET" && url.startsWith(whole("")) && !url.startsWith(whole("redigera/")) && !url.endsWith(LIST);
}

/** @param {any} event a page asks to have the guide kept as it now is, and may want to know how that goes */
async function hear({ ports: [port] }) {
  try {
    await tend((done, all) => port?.postMessage({ done, all }));
    port?.postMessage({ kept: true });
  } catch {
    port?.postMessage({ failed: true });
  }
}

/** @param {any} event */
async function answer(event) {
  const copy = await (await kept()).match(keyOf(event.request.url));
  const fresh = fetchAnew(event.request.url);
  event.waitUntil(fresh.then((given) => keepPaper(event.request.url, given.clone())).catch(() => {}));
  try {
    const given = await (copy ? Promise.race([fresh, patience()]) : fresh);
    return copy && given.status >= UNWELL ? copy : given;
  } catch (error) {
    if (copy) return copy;
    if (event.request.mode === "navigate") return Response.redirect(whole(FALLBACK));
    throw error;
  }
}

/**
 * What is published now: a browser else takes what it fetched a while ago for that.
 *
 * @param {string} url
 */
async function fetchAnew(url) {
  const given = await fetch(url, { cache: "no-cache" });
  return given.redirected ? Response.redirect(given.url) : given;
}

/** @returns {Promise<never>} */
function patience() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}

/**
 * Keeps a paper that the reader has opened: all of them together would be too much.
 *
 * @param {string} url
 * @param {Response} given
 */
async function keepPaper(url, given) {
  if (given.status === 200 && new URL(url).pathname.endsWith(".pdf")) await (await kept()).put(keyOf(url), given);
}

/**
 * Fetches what is missing or has changed, and takes away what is gone. The list is kept last: what was interrupted is begun
 * again.
 *
 * @param {(done: number, all: number) => void} [told]
 */
function tend(told) {
  tending ??= bringUpToDate(told).finally(() => {
    tending = undefined;
  });
  return tending;
}

/** @param {(done: number, all: number) => void} [told] */
async function bringUpToDate(told) {
  const cache = await kept();
  /** @type {List | undefined} */
  const before = await (await cache.match(whole(LIST)))?.json();
  if (before?.version === worker.guideVersion) return;
  const answer = await fetch(whole(LIST), { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status} ${LIST}`);
  const list = answer.clone();
  const { files } = /** @type {List} */ (await answer.json());
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = Object.keys(files).filter((path) => before?.files[path] !== files[path] || !there.has(whole(path)));
  let done = 0;
  const queue = wanted.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const path of queue) {
        const given = await fetch(whole(path), { cache: "no-cache" });
        // Whoever must sign in anew is led to another page, which is none of the guide's.
        if (!given.ok || given.redirected) throw new Error(`${given.status} ${path}`);
        await cache.put(whole(path), given);
        done += 1;
        told?.(done, wanted.length);
      }
    }),
  );
  const gone = Object.keys(before?.files ?? {}).filter((path) => !(path in files));
  await Promise.all(gone.map((path) => cache.delete(whole(path))));
  await cache.put(whole(LIST), list);
}
