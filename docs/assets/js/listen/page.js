/** The button on every page that reads it aloud in the browser's own voice. */
import { element, find } from "../shared/dom.js";
import { makeReader, passages, swedishVoice } from "../shared/listen.js";

const MARK = "listened";
const PATIENCE = 1_500; // milliseconds, for a browser to find its voices
const NO_VOICE =
  "Webbläsaren hittar ingen svensk röst på den här datorn eller telefonen, så sidan går inte att läsa upp. Svenska röster går ofta att lägga till i inställningarna för tal eller uppläsning.";
const BROKEN = "Rösten slutade svara. Tryck på Lyssna för att börja om.";

const box = document.querySelector("[data-listen]");
if (box instanceof HTMLElement && "speechSynthesis" in window) offer(box);

/** @param {HTMLElement} box */
function offer(box) {
  const go = button("Lyssna");
  const end = button("Stopp");
  const note = element("p", "");
  note.setAttribute("role", "alert");
  end.hidden = true;
  box.append(go, end);
  box.hidden = false;
  speechSynthesis.getVoices(); // a first question makes some browsers look for them

  /** @type {import("../shared/listen.js").State} */
  let state = "still";
  /** @type {ReturnType<typeof makeReader> | null} */
  let reader = null;

  /** @param {string} fault */
  function say(fault) {
    note.remove(); // what comes into the page is told by screen readers, also when it was told before
    note.textContent = fault;
    if (fault) box.append(note);
  }

  /** @type {Parameters<typeof makeReader>[2]} */
  function tell(now, place, fault) {
    state = now;
    go.textContent = { still: "Lyssna", reading: "Pausa", paused: "Fortsätt" }[now];
    if (now === "still" && document.activeElement === end) go.focus();
    end.hidden = now === "still";
    box.classList.toggle("aids__listen--on", now !== "still");
    say(fault ? BROKEN : "");
    mark(place);
  }

  async function begin() {
    const voice = swedishVoice(speechSynthesis.getVoices()) ?? swedishVoice(await laterVoices());
    if (!voice) {
      say(NO_VOICE);
      return;
    }
    reader = makeReader(passages(find(document, "[data-main]", HTMLElement)), mouth(voice), tell);
    reader.start();
  }

  go.addEventListener("click", () => {
    if (state === "still") void begin();
    else if (state === "reading") reader?.pause();
    else reader?.start();
  });
  end.addEventListener("click", () => reader?.stop());
  addEventListener("pagehide", () => reader?.stop());
}

/** @param {string} text */
function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  return made;
}

/** The voices of a browser that has to look for them first; none where it finds none. */
async function laterVoices() {
  if (speechSynthesis.getVoices().length > 0) return [];
  await new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
    setTimeout(resolve, PATIENCE);
  });
  return speechSynthesis.getVoices();
}

/**
 * @param {SpeechSynthesisVoice} voice
 * @returns {import("../shared/listen.js").Mouth}
 */
function mouth(voice) {
  /** @type {SpeechSynthesisUtterance | null} */
  let said = null; // kept: a browser may forget one that it still speaks, and then never tells that it is done
  return {
    say(text, done) {
      said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      said.onend = () => done(false);
      said.onerror = () => done(true);
      speechSynthesis.speak(said);
    },
    hush: () => speechSynthesis.cancel(),
  };
}

/** @param {Element | null} place */
function mark(place) {
  const before = document.querySelector(`.${MARK}`);
  if (before === place) return;
  before?.classList.remove(MARK);
  place?.classList.add(MARK);
  if (place && !isSeen(place)) place.scrollIntoView({ block: "center" });
}

/** @param {Element} place */
function isSeen(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
