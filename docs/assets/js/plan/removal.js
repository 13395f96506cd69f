/**
 * The question before a plan is removed from the device, and the way to have it back.
 *
 * @import {Plan} from "./plan.js"
 * @import {Kept} from "./shelf.js"
 *
 * @typedef {{kept: Kept, wasOpen: boolean}} Removed
 */
import { find } from "../shared/dom.js";
import { quoted } from "./device.js";

/**
 * Asks whether a plan is to be removed.
 *
 * @param {HTMLDialogElement} asking
 * @param {Plan} plan
 */
export function ask(asking, plan) {
  find(asking, "p", HTMLElement).textContent = `Vill du ta bort planen ${quoted(plan)} från den här enheten?`;
  asking.returnValue = "";
  asking.dataset.id = plan.id;
  asking.showModal();
}

/**
 * Calls with the id of the plan that was asked about, each time that the answer is yes.
 *
 * @param {HTMLDialogElement} asking
 * @param {(id: string) => void} remove
 */
export function listenToAnswer(asking, remove) {
  asking.addEventListener("close", () => {
    if (asking.returnValue === "remove") remove(asking.dataset.id ?? "");
  });
}

/**
 * Shows what was removed last, with the focus on the button that takes it back; or nothing, where that has passed.
 *
 * @param {HTMLElement} box
 * @param {Removed | null} removed
 */
export function showRemoval(box, removed) {
  box.hidden = removed === null;
  if (!removed) return;
  find(box, "span", HTMLElement).textContent = `Planen ${quoted(removed.kept.plan)} är borttagen.`;
  find(box, "button", HTMLButtonElement).focus();
}
