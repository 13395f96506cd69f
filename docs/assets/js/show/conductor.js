/**
 * Time as a conductor has it, for the leader only: where the plan says that you are, how late you are, when you will
 * end, and what is left cut so that you end in time.
 *
 * @import {Day} from "../plan/timing.js"
 * @import {Showing} from "./clock.js"
 * @import {Slide} from "./slides.js"
 *
 * @typedef {object} Pace its times are milliseconds since 1970
 * @property {number} late minutes behind the plan, below 0 where ahead of it
 * @property {number} should the place of the slide that the plan has now
 * @property {number} ends when the day will end if the rest takes the time it has
 * @property {number} planned when the plan says that the day ends
 * @property {number} over seconds of the slide's time that have been used and it did not have
 */
import { clock, moment, wallTime } from "../shared/dates.js";
import { spent } from "./clock.js";

const MINUTE = 60_000; // milliseconds
const REHEARSAL = 2 * 60 * MINUTE; // who begins farther from the plan's own time than this is not late but rehearses

/**
 * How it goes, or nothing before the clock has been started on a plan that has no date.
 *
 * @param {readonly Slide[]} all
 * @param {readonly Day[]} days
 * @param {Showing} showing
 * @param {number} now
 * @returns {Pace | null}
 */
export function pace(all, days, showing, now) {
  const slide = all[showing.slide];
  const begun = slide ? beganAt(slide.day, days, showing, now) : null;
  if (!slide || begun === null) return null;
  const used = spent(showing, now);
  const gone = (now - begun) / MINUTE;
  const late = gone - slide.from - Math.min(used / MINUTE, slide.minutes);
  const due = all.findLastIndex(({ day, from }) => day === slide.day && from <= gone);
  const first = all.findIndex(({ day }) => day === slide.day);
  return {
    late: Math.trunc(late),
    should: Math.max(first, due),
    ends: arrival(all, showing, begun, endOfDay(all, showing.slide), now),
    planned: begun + (days[slide.day]?.minutes ?? 0) * MINUTE,
    over: Math.max(0, Math.floor((used - showing.length) / 1000)),
  };
}

/**
 * When a day began: by its date, or where the clock was first started at quite another time, by that.
 *
 * @param {number} day
 * @param {readonly Day[]} days
 * @param {Showing} showing
 * @param {number} now
 */
function beganAt(day, days, { origin }, now) {
  const begin = days[day]?.begin ?? "";
  const dated = begin ? moment(begin) : Number.NaN;
  const started = origin?.day === day ? origin.at : null;
  return Math.abs((started ?? now) - dated) < REHEARSAL ? dated : started;
}

/**
 * @param {readonly Slide[]} all
 * @param {number} from a slide's place
 * @returns {number} the place after the last slide of its day
 */
function endOfDay(all, from) {
  const next = all.findIndex(({ day }, place) => place > from && day !== all[from]?.day);
  return next < 0 ? all.length : next;
}

/**
 * When a slide will be reached, if those before it take the time that they have.
 *
 * @param {readonly Slide[]} all
 * @param {Showing} showing
 * @param {number} begun
 * @param {number} place the slide's
 * @param {number} now
 */
function arrival(all, showing, begun, place, now) {
  const left = Math.max(0, showing.length - spent(showing, now));
  return all.slice(showing.slide + 1, place).reduce((time, slide, nth) => {
    const begins = slide.fixed ? Math.max(time, begun + slide.from * MINUTE) : time;
    return begins + lengthOf(all, showing, showing.slide + 1 + nth) * MINUTE;
  }, now + left);
}

/**
 * The minutes that a slide has, cut or not.
 *
 * @param {readonly Slide[]} all
 * @param {Showing} showing
 * @param {number} place
 */
function lengthOf(all, { lengths }, place) {
  return lengths?.[place] ?? all[place]?.minutes ?? 0;
}

/**
 * The showing with what is left cut, so that the next thing with a time of its own begins then, or the day ends in
 * time. Nothing gets less than the least that it takes, and each gives in proportion to what it can.
 *
 * @param {readonly Slide[]} all
 * @param {readonly Day[]} days
 * @param {Showing} showing
 * @param {number} now
 * @returns {{showing: Showing, cut: number, lacking: number}} in minutes, what was cut and what could not be
 */
export function cut(all, days, showing, now) {
  const slide = all[showing.slide];
  const begun = slide ? beganAt(slide.day, days, showing, now) : null;
  if (!slide || begun === null) return { showing, cut: 0, lacking: 0 };
  const end = endOfDay(all, showing.slide);
  const fixed = all.findIndex((one, place) => place > showing.slide && place < end && one.fixed);
  const goal = fixed < 0 ? end : fixed;
  const due = begun + (fixed < 0 ? (days[slide.day]?.minutes ?? 0) : (all[fixed]?.from ?? 0)) * MINUTE;
  const need = Math.max(0, Math.round((arrival(all, showing, begun, goal, now) - due) / MINUTE));
  const room = all.map(({ least }, place) =>
    place > showing.slide && place < goal ? Math.max(0, lengthOf(all, showing, place) - least) : 0,
  );
  const less = shareOut(need, room);
  const total = less.reduce((sum, minutes) => sum + minutes, 0);
  const lengths = all.map((_, place) => lengthOf(all, showing, place) - (less[place] ?? 0));
  return { showing: total > 0 ? { ...showing, lengths } : showing, cut: total, lacking: need - total };
}

/**
 * Whole minutes taken from each in proportion to the room that it has, never more than that.
 *
 * @param {number} need
 * @param {readonly number[]} room
 */
function shareOut(need, room) {
  const all = room.reduce((sum, minutes) => sum + minutes, 0);
  const total = Math.min(need, all);
  let [seen, taken] = [0, 0];
  return room.map((minutes) => {
    seen += minutes;
    const upTo = all > 0 ? Math.round((total * seen) / all) : 0;
    const less = upTo - taken;
    taken = upTo;
    return less;
  });
}

/**
 * The showing with the minutes of the plan again.
 *
 * @param {readonly Slide[]} all
 * @param {Showing} showing
 * @returns {Showing}
 */
export function uncut(all, showing) {
  const planned = all[showing.slide]?.minutes ?? 0;
  const length = showing.length + (planned - lengthOf(all, showing, showing.slide)) * MINUTE;
  return { ...showing, length, lengths: null };
}

/**
 * How it goes, in words: `5 min efter planen`, `i fas med planen`.
 *
 * @param {Pace} pace
 */
export function inWords({ late }) {
  if (late === 0) return "I fas med planen";
  return late > 0 ? `${late} min efter planen` : `${-late} min före planen`;
}

/**
 * When it will end, in words.
 *
 * @param {Pace} pace
 */
export function ending({ ends, planned }) {
  const [will, should] = [ends, planned].map((time) => clock(wallTime(time)));
  return will === should
    ? `Ni slutar ${will}, som planerat.`
    : `Ni slutar ${will} om ni håller tiderna. Planen säger ${should}.`;
}

/**
 * What the plan has now, in words.
 *
 * @param {readonly Slide[]} all
 * @param {Pace} pace
 * @param {number} place the slide that is shown
 */
export function due(all, { should }, place) {
  const slide = all[should];
  if (!slide || should === place) return "";
  return `Enligt planen är ni nu vid ${[slide.part, slide.title].filter(Boolean).join(" – ")} (steg ${should + 1}).`;
}
