/**
 * Leading together: a link that carries step and clock, and a line to a colleague's device or one's own phone.
 *
 * @import {Line} from "./line.js"
 *
 * @typedef {object} Deeds
 * @property {() => string} link the address that carries step and clock
 * @property {() => string} plan the plan's address, from its `#`
 * @property {() => string} state the showing, to be sent
 * @property {(hash: string) => void} open takes a plan that was sent into use
 * @property {(state: string) => void} take takes a showing that was sent into use
 * @property {(text: string) => void} tell tells the reader something beside the dialogs
 */
import { copied } from "../shared/copy.js";
import { find, findAll } from "../shared/dom.js";
import { codeIn } from "./codes.js";
import { canHaveLines, invite, join } from "./line.js";
import { drawCode } from "./qr.js";

export const FOLLOW = "folj";
const INVITED = "par";
const BROKEN = "Förbindelsen bröts. Här går klockan vidare från samma steg. Koppla ihop er igen för att gå i takt.";
const REFUSED =
  "Det gick inte att koppla ihop enheterna. Nätet släpper inte fram dem till varandra: gästnät och nät på olika ställen gör ofta så. Pröva att dela mobilens internet, eller lämna över med länken.";
const UNABLE = "Den här webbläsaren kan inte kopplas ihop med en annan. Lämna över med länken i stället.";

/** @type {Set<Line>} */
const lines = new Set();

/** How many devices are in step with this one. */
export function companions() {
  return lines.size;
}

/**
 * Tells the others where the showing has come to.
 *
 * @param {string} state
 * @param {Line} [from] who told it
 */
export function tellOthers(state, from) {
  for (const line of lines) if (line !== from) line.send(JSON.stringify({ state }));
}

/**
 * Lets a dialog invite others.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Deeds} deeds
 * @param {() => void} changed called when somebody has come or gone
 */
export function listenToCompany(dialog, deeds, changed) {
  const say = teller(dialog);
  /** @type {Awaited<ReturnType<typeof invite>> | null} */
  let invitation = null;
  const ears = {
    open: (/** @type {Line} */ line) => {
      lines.add(line);
      line.send(JSON.stringify({ plan: deeds.plan(), state: deeds.state() }));
      say(
        lines.size === 1
          ? "Ihopkopplade. Ni går i takt."
          : `Ihopkopplade. ${lines.size} enheter går i takt med den här.`,
      );
      invitation = null;
      changed();
      void prepare();
    },
    hear: (/** @type {string} */ text, /** @type {Line} */ line) => {
      const { state } = read(text);
      if (!state) return;
      deeds.take(state);
      tellOthers(deeds.state(), line);
    },
    lost: (/** @type {Line} */ line, /** @type {boolean} */ was) => {
      lines.delete(line);
      say(was ? BROKEN : REFUSED);
      if (was) deeds.tell(BROKEN);
      invitation = null;
      changed();
      if (dialog.open) void prepare();
    },
  };

  /** Makes an invitation to show, where none waits for its answer. */
  async function prepare() {
    if (invitation) return;
    find(dialog, "[data-answer]", HTMLTextAreaElement).value = "";
    invitation = await invite(ears);
    const link = `${location.origin}${location.pathname}?${FOLLOW}#${INVITED}=${invitation.code}`;
    await offer(dialog, "invitation", link, "Kod med länken till den som ska följa och styra");
  }

  find(dialog, "[data-lines]", HTMLElement).hidden = !canHaveLines();
  find(dialog, "[data-lineless]", HTMLElement).hidden = canHaveLines();
  find(dialog, "[data-connect]", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    const code = codeIn(find(dialog, "[data-answer]", HTMLTextAreaElement).value);
    say("Kopplar ihop …");
    const isRead = await invitation?.answer(code).catch(() => false);
    if (!isRead)
      say(
        "Det där är inte svarskoden till den här inbjudan. Kopiera hela koden från den andra enheten och klistra in den igen.",
      );
  });
  return {
    show: () => {
      dialog.showModal();
      void offer(dialog, "handover", deeds.link(), "Kod med länken som bär steg och klocka");
      if (canHaveLines()) void prepare();
    },
  };
}

/**
 * Lets a dialog answer an invitation.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Deeds} deeds
 * @param {() => void} changed
 */
export function listenToInvitation(dialog, deeds, changed) {
  const say = teller(dialog);
  const pasted = find(dialog, "[data-invited]", HTMLTextAreaElement);
  const ears = {
    open: (/** @type {Line} */ line) => {
      lines.add(line);
      changed();
    },
    hear: (/** @type {string} */ text) => {
      const { plan, state } = read(text);
      if (plan) deeds.open(plan);
      if (state) deeds.take(state);
      if (plan) dialog.close();
    },
    lost: (/** @type {Line} */ line, /** @type {boolean} */ was) => {
      lines.delete(line);
      changed();
      if (was) return deeds.tell(BROKEN);
      say(REFUSED);
      if (!dialog.open) dialog.showModal();
    },
  };

  async function answer() {
    if (!canHaveLines()) return say(UNABLE);
    const code = await join(codeIn(pasted.value), ears).catch(() => "");
    find(dialog, "[data-answering]", HTMLElement).hidden = code === "";
    find(dialog, "[data-asking]", HTMLElement).hidden = code !== "";
    if (!code) return say("Inbjudan gick inte att läsa. Be om länken igen, eller klistra in hela koden.");
    await offer(dialog, "reply", code, "Svarskoden, för den andra enhetens kamera");
    say("Väntar på att den som visar klistrar in svarskoden.");
  }

  find(dialog, "[data-asking]", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void answer();
  });
  return {
    show: () => {
      dialog.showModal();
      pasted.value = codeIn(location.hash);
      if (pasted.value) void answer();
    },
  };
}

/**
 * A text to copy, share or read with a camera.
 *
 * @param {HTMLElement} dialog
 * @param {string} name
 * @param {string} text
 * @param {string} label
 */
async function offer(dialog, name, text, label) {
  const box = find(dialog, `[data-offer=${name}]`, HTMLElement);
  const field = find(box, "[data-text]", HTMLTextAreaElement);
  const note = find(box, "[data-note]", HTMLElement);
  const share = find(box, "[data-share]", HTMLButtonElement);
  field.value = text;
  find(box, "[data-copy]", HTMLButtonElement).onclick = async () => {
    note.textContent = await copied(text, "Kopierad.", () => {
      field.select();
      return "Webbläsaren lät oss inte kopiera. Texten är markerad, så kopiera den med Ctrl+C eller menyn.";
    });
  };
  share.hidden = !("share" in navigator);
  share.onclick = () => void navigator.share({ text }).catch(() => {});
  await drawCode(find(box, "[data-qr]", HTMLElement), text, label).catch(() => {});
}

/**
 * @param {string} text
 * @returns {{plan: string, state: string}}
 */
function read(text) {
  try {
    const { plan = "", state = "" } = Object(JSON.parse(text));
    return { plan: String(plan), state: String(state) };
  } catch {
    return { plan: "", state: "" };
  }
}

/** @param {HTMLElement} dialog */
function teller(dialog) {
  const places = findAll(dialog, "[data-company-status]", HTMLElement);
  return (/** @type {string} */ text) => {
    for (const place of places) place.textContent = text;
  };
}
