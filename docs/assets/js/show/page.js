/**
 * Show mode's page. The place and the time are kept in the browser, so that a reload or a lost tab loses nothing. What
 * is done in one window of a device, or on a device that has a line to this one, is done in all.
 *
 * @import {Plan} from "../plan/plan.js"
 * @import {Day} from "../plan/timing.js"
 * @import {Showing} from "./clock.js"
 * @import {Slide} from "./slides.js"
 */
import { find, findAll, guideId, keep, kept, loadCatalogue } from "../shared/dom.js";
import { digest } from "../shared/ics.js";
import { NAMELESS } from "../plan/exports.js";
import { EMPTY, holdsPlan, readPlan, writePlan } from "../plan/plan.js";
import { mend } from "../plan/agenda.js";
import { timing } from "../plan/timing.js";
import { at, countdown, extend, fromAfar, pause, restore, run, secondsLeft, spoken, step, store } from "./clock.js";
import { companions, FOLLOW, listenToCompany, listenToInvitation, tellOthers } from "./company.js";
import { cut, uncut } from "./conductor.js";
import { showingIn, withShowing } from "./handover.js";
import { put as putIn, showPace, showScript, showTracks } from "./leader.js";
import { pictureAt } from "./picture.js";
import { slides } from "./slides.js";
import { ring, stayAwake, wakeAudio } from "./sound.js";

const TICK = 250; // milliseconds
const SWIPE = 60; // pixels
const SURE_WITHIN = 5_000; // milliseconds
const COACH = "manus";
const PUBLIC = ["coach", "full", "sound"]; // what the coach's own window has no use for

const view = find(document, "[data-show-mode]", HTMLElement);
const help = find(view, "[data-help]", HTMLDialogElement);
const status = find(view, "[data-status]", HTMLElement);
const asks = new URLSearchParams(location.search);
const follows = asks.has(FOLLOW);
const isCoach = asks.has(COACH) || follows;
const nothing = find(document, "[data-empty]", HTMLElement);

/** @type {Slide[]} */
let all = [];
/** @type {readonly Day[]} */
let days = [];
/** @type {Plan} */
let plan = EMPTY;
/** @type {Showing} */
let showing = at([], 0);
let key = "";
let sound = kept("ljud") === "ja";
let told = -1;
let asked = 0; // when the leader last asked to start anew
/** @type {BroadcastChannel | undefined} the other windows of the device with the same plan */
let windows;

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
  putIn(view, name, text);
}

/**
 * Takes what the reader did into use, here and in all that follow.
 *
 * @param {Showing} next
 */
function become(next) {
  const text = store(next, Date.now());
  keep(key, text);
  windows?.postMessage(text);
  tellOthers(text);
  take(next);
}

/**
 * Takes what was done on another device into use, in all windows of this one.
 *
 * @param {string} text
 */
function hear(text) {
  const next = fromAfar(text, all, Date.now());
  if (!next) return;
  const here = store(next, Date.now());
  keep(key, here);
  windows?.postMessage(here);
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
  put("own", slide.own);
  put("owner", slide.owner ? `Leds av ${slide.owner}` : "");
  put("grouping", slide.grouping);
  showTracks(view, slide, isCoach);
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
  if (isCoach) showScript(view, slide);
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
  if (isCoach) showPace(view, all, days, showing, Date.now());
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
    status.textContent = `Steg ${showing.slide + 1} av ${all.length}: ${slide.title}. ${[slide.own, slide.text].filter(Boolean).join(" ")} ${inMinutes(Math.round(showing.length / 60_000))}.`;
}

/** @param {number} minutes */
function inMinutes(minutes) {
  return `${minutes} ${minutes === 1 ? "minut" : "minuter"}`;
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
    become(running ? pause(showing, Date.now()) : run(all, showing, Date.now()));
    status.textContent = running ? "Klockan står." : "Klockan går.";
  },
  more: () => {
    become(extend(showing, Date.now()));
    status.textContent = "En minut till.";
  },
  cut: () => {
    const { showing: next, cut: less, lacking } = cut(all, days, showing, Date.now());
    become(next);
    const lack =
      lacking > 0 ? ` Det saknas ändå ${lacking} min: stryk ett steg, eller kom överens om att sluta senare.` : "";
    put(
      "cut-note",
      `${less > 0 ? `Det som är kvar är ${inMinutes(less)} kortare.` : "Det som är kvar går inte att korta mer."}${lack}`,
    );
  },
  uncut: () => {
    become(uncut(all, showing));
    put("cut-note", "Tiderna är planens igen.");
  },
  company: () => company.show(),
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
    if (sound) wakeAudio();
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
  t: "company",
  "?": "help",
};

/** @param {KeyboardEvent} event */
function onKey(event) {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = keys[name];
  const onButton = name === " " && event.target instanceof HTMLElement && event.target.closest("button, a");
  const isAsked = document.querySelector("dialog[open]") !== null;
  if (!action || isAsked || onButton || event.ctrlKey || event.metaKey || event.altKey) return;
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
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, () => sound && !isCoach && wakeAudio());
  addEventListener("hashchange", () => holdsPlan(location.hash) && location.reload());
  document.addEventListener("visibilitychange", () => void stayAwake());
  setInterval(renderTime, TICK);
  listenToTouch();
}

/** Follows the other windows of the device that have the same plan. */
function listenToWindows() {
  windows?.close();
  windows = new BroadcastChannel(`${guideId()}.${key}`);
  windows.addEventListener("message", ({ data }) => {
    const other = restore(String(data), all, Date.now());
    if (!other) return;
    take(other);
    tellOthers(store(other, Date.now()));
  });
}

/**
 * Takes a plan into use, and goes on from where it had come to.
 *
 * @param {string} hash
 * @returns {boolean} whether there is anything to show
 */
function openPlan(hash) {
  plan = mend(readPlan(hash).plan, catalogue).plan;
  all = slides(plan, catalogue);
  if (all.length === 0) return false;
  days = timing(plan).days;
  key = `show.${plan.id || digest(writePlan(plan))}`;
  const carried = showingIn(hash, all, Date.now());
  showing = carried ?? restore(kept(key), all, Date.now()) ?? at(all, 0);
  if (carried) keep(key, store(carried, Date.now()));
  history.replaceState(history.state, "", `${follows ? `?${COACH}` : location.search}${writePlan(plan)}`);
  listenToWindows();
  find(view, "[data-back]", HTMLAnchorElement).href = `${view.dataset.planner}${writePlan(plan)}`;
  find(view, "[data-here]", HTMLAnchorElement).href = `${location.pathname}${writePlan(plan)}`;
  put("name", plan.name || NAMELESS);
  put("question", plan.question);
  nothing.hidden = true;
  view.hidden = false;
  render();
  return true;
}

/** Tells whether anybody is in step. */
function renderCompany() {
  const count = companions();
  put("company-count", count === 0 ? "" : count === 1 ? "1 enhet i takt" : `${count} enheter i takt`);
}

const deeds = {
  link: () => `${location.origin}${location.pathname}${withShowing(writePlan(plan), showing, Date.now())}`,
  plan: () => writePlan(plan),
  state: () => store(showing, Date.now()),
  open: openPlan,
  take: hear,
  tell: (/** @type {string} */ text) => put("note", text),
};
/** @type {import("../plan/agenda.js").Catalogue} */
let catalogue;
/** @type {ReturnType<typeof listenToCompany>} */
let company;
/** @type {ReturnType<typeof listenToInvitation>} */
let invitation;

void begin();

async function begin() {
  catalogue = await loadCatalogue(view.dataset.catalogue ?? "").catch((error) => {
    nothing.hidden = false;
    find(nothing, "[data-none]", HTMLElement).hidden = true;
    find(nothing, "[data-failed]", HTMLElement).hidden = false;
    throw error;
  });
  company = listenToCompany(find(document, "[data-company]", HTMLDialogElement), deeds, renderCompany);
  invitation = listenToInvitation(find(document, "[data-joining]", HTMLDialogElement), deeds, renderCompany);
  for (const one of findAll(view, "[data-public]", HTMLElement)) one.hidden = isCoach;
  for (const one of findAll(view, "[data-private]", HTMLElement)) one.hidden = !isCoach;
  view.classList.toggle("show--coach", isCoach);
  const isShown = openPlan(location.hash);
  nothing.hidden = isShown || follows;
  if (follows && !isShown) invitation.show();
  renderSound();
  renderCompany();
  listen();
  void stayAwake();
}
