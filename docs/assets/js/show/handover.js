/**
 * A showing as a part of a plan's address: who opens it goes on from the same step, with the same clock.
 *
 * @import {Showing} from "./clock.js"
 * @import {Slide} from "./slides.js"
 */
import { restore, store } from "./clock.js";

const FIELD = /&nu=([A-Za-z0-9_-]+)/;

/**
 * @param {string} hash the plan's address, from its `#`
 * @param {Showing} showing
 * @param {number} now
 */
export function withShowing(hash, showing, now) {
  return `${hash}&nu=${btoa(store(showing, now)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}`;
}

/**
 * The showing that an address carries, or nothing where it carries none of this occasion.
 *
 * @param {string} hash
 * @param {readonly Slide[]} all
 * @param {number} now
 * @returns {Showing | null}
 */
export function showingIn(hash, all, now) {
  const [, written = ""] = FIELD.exec(hash) ?? [];
  try {
    return restore(atob(written.replace(/-/g, "+").replace(/_/g, "/")), all, now);
  } catch {
    return null;
  }
}
