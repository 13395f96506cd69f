/**
 * Show mode's page. The place and the time are kept in the browser, so that a reload or a lost tab loses nothing, and
 * the coach's own window follows the shared one: both read the same store and each change reaches the other.
 *
 * @import {Showing, Slide} from "./slides.js"
 */
import { element, find, findAll, guideId, keep, kept, loadCatalogue } from "../shared/dom.js";
import { digest } from "../shared/ics.js";
import { NAMELESS } from "../plan/exports.js";
import { holdsPlan, readPlan, writePlan } from "../plan/plan.js";
import { mend } from "../plan/agenda.js";
import { pictureAt } from "./picture.js";
import { at, countdown, extend, pause, restore, run, secondsLeft, slides, spoken, step, store } from "./slides.js";

const TICK = 250; // milliseconds
const SWIPE = 60; // pixels
const SURE_WITHIN = 5_000; // milliseconds
const COACH = "manus";
const PUBLIC = ["coach", "full", "sound"]; // what the coach's own window has no use for

const view = find(document, "[data-show-mode]", HTMLElement);
const help = find(view, "[data-help]", HTMLDialogElement);
const status = find(view, "[data-status]", HTMLElement);
const isCoach = new URLSearchParams(location.search).has(COACH);

/** @type {Slide[]} */
let all = [];
/** @type {Showing} */
let showing = at([], 0);
let key = "";
let sound = kept("ljud") === "ja";
let told = -1;
let asked = 0; // when the leader last asked to start anew
/** @type {AudioContext | undefined} */
let audio;
/** @type {WakeLockSentinel | undefined} */
let lock;

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
function place(name) {
  return find(view, `[data-${name}]`, HTMLElement);
}

/**
 * @param {string} name
 * @param {string} text
 */
function put(name, text) {
  const found = place(name);
  if (found.textContent !== text) found.textContent = text;
  found.hidden = text === "";
}

/** @param {Showing} next */
function become(next) {
  keep(key, store(next, Date.now()));
  take(next);
}

/** @param {Showing} next */
function take(next) {
  const moved = next.slide !== showing.slide;
  showing = next;
  if (moved) told = -1;
  put("note", "");
  render();
  if (moved) announceSlide();
}

/** Shows the slide and its time. */
function render() {
  const slide = all[showing.slide];
  if (!slide) return;
  view.dataset.step = slide.step;
  place("slide").className = `show__main ${slide.step ? `step-${slide.step}` : ""}`;
  put("part", slide.part);
  put("title", slide.title);
  put("body", slide.text);
  put("grouping", slide.grouping);
  void renderPicture(slide);
  put("count", `Steg ${showing.slide + 1} av ${all.length}`);
  const next = all[showing.slide + 1];
  put(
    "next",
    next
      ? `Sedan: ${[next.part !== slide.part ? next.part : "", next.title].filter(Boolean).join(" – ")}`
      : "Det här är det sista steget.",
  );
  renderCoach(slide);
  renderProgress();
  renderTime();
}

/**
 * Shows what the method looks like where it begins.
 *
 * @param {Slide} slide
 */
async function renderPicture(slide) {
  const picture = slide.page && !isCoach ? await pictureAt(`${view.dataset.top}${slide.page}`) : null;
  if (all[showing.slide] !== slide) return;
  place("picture").replaceChildren(...(picture ? [document.importNode(picture, true)] : []));
}

/** @param {Slide} slide */
function renderCoach(slide) {
  place("coach").hidden = !isCoach;
  if (!isCoach) return;
  const { stop, before, do: led, say, ready } = slide.script;
  place("stop").replaceChildren(...stop.map((line) => element("li", line)));
  place("stop").hidden = stop.length === 0;
  put("before", before || (led ? "" : "Steget har inget eget manus. Läs texten högt."));
  for (const [name, text] of Object.entries({ led, say, ready })) {
    put(name, text);
    place(`${name}-title`).hidden = text === "";
  }
}

function renderProgress() {
  const bar = place("progress");
  bar.setAttribute("aria-valuemax", String(all.length));
  bar.setAttribute("aria-valuenow", String(showing.slide + 1));
  const minutes = (/** @type {Slide[]} */ some) => some.reduce((sum, slide) => sum + slide.minutes, 0);
  find(bar, "span", HTMLElement).style.inlineSize =
    `${(100 * minutes(all.slice(0, showing.slide + 1))) / minutes(all)}%`;
}

function renderTime() {
  const seconds = secondsLeft(showing, Date.now());
  const running = showing.since !== null;
  put("clock", countdown(seconds));
  place("over").hidden = seconds > 0;
  place("paused").hidden = running || seconds === 0;
  view.classList.toggle("show--over", seconds === 0);
  const toggle = find(view, "[data-do=toggle]", HTMLElement);
  const label = running ? "Stanna klockan" : showing.spent > 0 ? "Fortsätt" : "Starta klockan";
  if (toggle.textContent !== label) toggle.textContent = label;
  document.title = `${countdown(seconds)} ${all[showing.slide]?.title ?? ""}`;
  if (running && seconds !== told) tell(seconds);
}

/**
 * Tells what is left once for each second on which there is something to tell, and rings once.
 *
 * @param {number} seconds
 */
function tell(seconds) {
  const first = told === -1;
  const ended = seconds === 0 && told > 0;
  told = seconds;
  const words = first ? "" : spoken(seconds);
  if (words) status.textContent = words;
  if (ended && sound && !isCoach) ring();
}

function renderSound() {
  find(view, "[data-do=sound]", HTMLElement).setAttribute("aria-pressed", String(sound));
}

function announceSlide() {
  const slide = all[showing.slide];
  if (slide)
    status.textContent = `Steg ${showing.slide + 1} av ${all.length}: ${slide.title}. ${slide.text} ${slide.minutes} ${slide.minutes === 1 ? "minut" : "minuter"}.`;
}

/** A browser lets a page sound only after the reader has pressed something in it. */
function wakeAudio() {
  if (!sound || isCoach) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

function ring() {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.15, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
  tone.frequency.value = 660;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 1.5);
}

/** Keeps the screen lit for as long as the steps are in sight, where the browser can: people talk while the clock stands. */
async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator) || lock?.released === false) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    // The battery may be low: then the screen sleeps as it usually does.
  }
}

/** Goes back to the first slide once it has been asked for twice: a slip of the finger must not cost the clock. */
function startAnew() {
  const sure = Date.now() - asked < SURE_WITHIN;
  asked = sure ? 0 : Date.now();
  put("note", sure ? "" : "Tryck en gång till för att börja om från första steget.");
  if (sure) become(at(all, 0));
}

/** @type {Record<string, () => void>} */
const actions = {
  previous: () => become(step(all, showing, -1, Date.now())),
  next: () => become(step(all, showing, 1, Date.now())),
  toggle: () => {
    const running = showing.since !== null;
    become(running ? pause(showing, Date.now()) : run(showing, Date.now()));
    status.textContent = running ? "Klockan står." : "Klockan går.";
  },
  more: () => {
    become(extend(showing, Date.now()));
    status.textContent = "En minut till.";
  },
  first: startAnew,
  full: () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  coach: () => {
    const opened = open(`?${COACH}${location.hash}`, `${guideId()}-manus`, "popup,width=520,height=760");
    put("note", opened ? "" : "Webbläsaren stoppade manusfönstret. Tillåt popupfönster för sidan och försök igen.");
  },
  sound: () => {
    sound = !sound;
    keep("ljud", sound ? "ja" : "nej");
    renderSound();
    wakeAudio();
    status.textContent = sound ? "Ljud när tiden är ute." : "Inget ljud.";
  },
  help: () => help.showModal(),
};

/** @type {Record<string, string>} */
const keys = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  Home: "first",
  " ": "toggle",
  "+": "more",
  f: "full",
  m: "coach",
  l: "sound",
  "?": "help",
};

/** @param {KeyboardEvent} event */
function onKey(event) {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = keys[name];
  const onButton = name === " " && event.target instanceof HTMLElement && event.target.closest("button, a");
  if (!action || help.open || onButton || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isCoach && PUBLIC.includes(action)) return;
  event.preventDefault();
  actions[action]?.();
}

/** One finger along the line of reading turns the page; more fingers zoom, and up and down scrolls. */
function listenToTouch() {
  /** @type {Touch | undefined} */
  let from;
  view.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), {
    passive: true,
  });
  view.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || !to || window.visualViewport?.scale !== 1) return;
    const [along, across] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(along) > SWIPE && Math.abs(along) > 2 * Math.abs(across)) actions[along < 0 ? "next" : "previous"]?.();
  });
}

function listen() {
  for (const button of findAll(view, "[data-do]", HTMLButtonElement))
    button.addEventListener("click", () => actions[button.dataset.do ?? ""]?.());
  addEventListener("keydown", onKey);
  addEventListener("storage", (event) => {
    const other = event.key?.endsWith(key) ? restore(event.newValue, all, Date.now()) : null;
    if (other) take(other);
  });
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, wakeAudio);
  addEventListener("hashchange", () => holdsPlan(location.hash) && location.reload());
  document.addEventListener("visibilitychange", () => void stayAwake());
  setInterval(renderTime, TICK);
  listenToTouch();
}

const nothing = find(document, "[data-empty]", HTMLElement);
const catalogue = await loadCatalogue(view.dataset.catalogue ?? "").catch((error) => {
  nothing.hidden = false;
  find(nothing, "[data-none]", HTMLElement).hidden = true;
  find(nothing, "[data-failed]", HTMLElement).hidden = false;
  throw error;
});
const { plan } = mend(readPlan(location.hash).plan, catalogue);
all = slides(plan, catalogue);
key = `show.${plan.id || digest(writePlan(plan))}`;
if (all.length === 0) {
  view.remove();
  nothing.hidden = false;
} else {
  nothing.remove();
  showing = restore(kept(key), all, Date.now()) ?? at(all, 0);
  for (const one of findAll(view, "[data-public]", HTMLElement)) one.hidden = isCoach;
  find(view, "[data-back]", HTMLAnchorElement).href = `${view.dataset.planner}${writePlan(plan)}`;
  put("name", plan.name || NAMELESS);
  view.classList.toggle("show--coach", isCoach);
  view.hidden = false;
  render();
  renderSound();
  listen();
  void stayAwake();
}
