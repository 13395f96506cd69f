/** The key by which an editor has signed in: the form keeps it in the browser until somebody signs out. */

const KEY = "sveltia-cms.user";
const SINCE = "redigera.sedan";
const KEPT = 12 * 60 * 60 * 1000; // milliseconds: a working day, and no night

/**
 * Takes away a key that has been kept for a working day.
 *
 * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage
 * @param {number} now
 */
export function forgetOldKey(storage, now) {
  const age = now - Number(storage.getItem(SINCE));
  if (age >= 0 && age < KEPT) return;
  storage.removeItem(KEY);
  storage.setItem(SINCE, String(now));
}
