/**
 * What only those who lead see: what to do and say, the sign that one may go on, and how the time goes.
 *
 * @import {Day} from "../plan/timing.js"
 * @import {Showing} from "./clock.js"
 * @import {Slide} from "./slides.js"
 */
import { duration, withoutYear } from "../shared/dates.js";
import { element, find, findAll } from "../shared/dom.js";
import { countdown } from "./clock.js";
import { due, ending, inWords, pace } from "./conductor.js";

/**
 * @param {HTMLElement} view
 * @param {string} name
 * @param {string} text
 */
export function put(view, name, text) {
  const found = find(view, `[data-${name}]`, HTMLElement);
  if (found.textContent !== text) found.textContent = text;
  found.hidden = text === "";
}

/**
 * @param {HTMLElement} view
 * @param {Slide} slide
 */
export function showScript(view, { script, tracks }) {
  const { stop, before, note, do: led, say, ready } = script;
  const stops = find(view, "[data-stop]", HTMLElement);
  stops.replaceChildren(...stop.map((line) => element("li", line)));
  stops.hidden = stop.length === 0;
  put(view, "memo", note);
  put(
    view,
    "before",
    before || (led || note || tracks.length > 0 ? "" : "Steget har inget eget manus. Läs texten högt."),
  );
  for (const [name, text] of Object.entries({ led, say, ready })) {
    put(view, name, text);
    find(view, `[data-${name}-title]`, HTMLElement).hidden = text === "";
  }
}

/**
 * What goes on at the same time, each with a way to lead it alone.
 *
 * @param {HTMLElement} view
 * @param {Slide} slide
 * @param {boolean} isLeader
 */
export function showTracks(view, { tracks }, isLeader) {
  const place = find(view, "[data-tracks]", HTMLElement);
  place.hidden = tracks.length === 0;
  place.replaceChildren(
    ...tracks.map(({ title, owner, text, minutes, hash }) => {
      const track = element("li", "");
      const head = element("strong", title);
      const about = [owner ? `leds av ${owner}` : "", duration(minutes)].filter(Boolean).join(", ");
      track.append(head, element("span", about), ...(text ? [element("p", text)] : []));
      if (isLeader) track.append(alone(title, hash));
      return track;
    }),
  );
}

/**
 * @param {string} title
 * @param {string} hash
 */
function alone(title, hash) {
  const link = document.createElement("a");
  link.href = `${location.pathname}${hash}`;
  link.target = "_blank";
  link.textContent = `Led bara ${title}`;
  return link;
}

/**
 * How the time goes; nothing before the clock has been started on a plan that has no date.
 *
 * @param {HTMLElement} view
 * @param {readonly Slide[]} all
 * @param {readonly Day[]} days
 * @param {Showing} showing
 * @param {number} now
 */
export function showPace(view, all, days, showing, now) {
  const box = find(view, "[data-pace]", HTMLElement);
  const found = pace(all, days, showing, now);
  box.hidden = found === null;
  if (!found) return;
  const day = days.length > 1 ? dayOf(days, all[showing.slide]?.day ?? 0) : "";
  put(view, "late", [day, inWords(found)].filter(Boolean).join(": "));
  put(view, "ending", ending(found));
  put(view, "due", due(all, found, showing.slide));
  put(view, "overtime", found.over > 0 ? `${countdown(found.over)} över tiden` : "");
  box.dataset.pace = found.late > 0 ? "late" : found.late < 0 ? "early" : "";
  for (const button of findAll(box, "[data-do=uncut]", HTMLElement)) button.hidden = showing.lengths === null;
  for (const button of findAll(box, "[data-do=cut]", HTMLElement)) button.hidden = found.ends - found.planned < 60_000;
}

/**
 * @param {readonly Day[]} days
 * @param {number} number
 */
function dayOf(days, number) {
  const begin = days[number]?.begin ?? "";
  return [`Dag ${number + 1}`, begin ? withoutYear(begin.slice(0, 10)) : ""].filter(Boolean).join(", ");
}
