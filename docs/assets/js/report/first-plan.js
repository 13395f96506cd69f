/**
 * The days of a quick effort, from the moment a report comes in: a plan the same day, a workshop and a first action the
 * same week where the week has room for them. As the table of the programme Innovationsakuten has it.
 *
 * @typedef {object} FirstDays
 * @property {string} plan
 * @property {string} scouting
 * @property {string} workshop wall time
 * @property {string} action
 * @property {boolean} sameWeek whether the workshop is held before the next day off
 */
import { addDays, clock, weekday, withoutYear } from "../shared/dates.js";

const SATURDAY = 6;
const MOST_DAYS_OFF = 20; // in a row
const LAST_HOUR_ON_A_FRIDAY = "10:00"; // a report after that has no room for a workshop the same day

// By the number of working days left before the next day off, today counted: how many days to wait, and the hour.
const WEEK = [
  { scouting: 0, workshop: 0, at: "13:00", action: 0 },
  { scouting: 0, workshop: 1, at: "09:00", action: 1 },
  { scouting: 1, workshop: 1, at: "13:00", action: 2 },
  { scouting: 1, workshop: 2, at: "09:00", action: 3 },
  { scouting: 1, workshop: 2, at: "13:00", action: 3 },
];

/**
 * @param {string} now wall time
 * @param {Record<string, string>} holidays
 * @returns {FirstDays}
 */
export function firstDays(now, holidays) {
  const today = now.slice(0, 10);
  const plan = workingDay(today, holidays);
  const left = daysLeft(plan, holidays);
  if (left === 1 && plan === today && now.slice(11) >= LAST_HOUR_ON_A_FRIDAY) return afterTheWeekend(plan, holidays);
  const days = WEEK[Math.min(left, WEEK.length) - 1] ?? WEEK[0];
  return {
    plan,
    scouting: addDays(plan, days?.scouting ?? 0),
    workshop: `${addDays(plan, days?.workshop ?? 0)}T${days?.at}`,
    action: addDays(plan, days?.action ?? 0),
    sameWeek: plan === today,
  };
}

/**
 * @param {string} plan
 * @param {Record<string, string>} holidays
 * @returns {FirstDays}
 */
function afterTheWeekend(plan, holidays) {
  const back = workingDay(addDays(plan, 1), holidays);
  const action = workingDay(addDays(back, 1), holidays);
  return { plan, scouting: back, workshop: `${back}T13:00`, action, sameWeek: false };
}

/**
 * The day itself, or the first working day after it.
 *
 * @param {string} day
 * @param {Record<string, string>} holidays
 */
function workingDay(day, holidays) {
  let found = day;
  for (let tried = 0; tried < MOST_DAYS_OFF && isOff(found, holidays); tried += 1) found = addDays(found, 1);
  return found;
}

/**
 * Working days until the next day off, the day itself counted.
 *
 * @param {string} day
 * @param {Record<string, string>} holidays
 */
function daysLeft(day, holidays) {
  let left = 1;
  while (left < WEEK.length && !isOff(addDays(day, left), holidays)) left += 1;
  return left;
}

/**
 * @param {string} day
 * @param {Record<string, string>} holidays
 */
function isOff(day, holidays) {
  return weekday(day) >= SATURDAY || day in holidays;
}

/**
 * The first plan as a text to copy.
 *
 * @param {import("./message.js").Told} told
 * @param {FirstDays} days
 */
export function firstPlan({ what, where }, { plan, scouting, workshop, action }) {
  return [
    `Första plan, ${withoutYear(plan)}`,
    "",
    `Problemet: ${what.trim()}`,
    `Var: ${where.trim()}`,
    "Det ni kan göra redan nu: [en sak som inte kräver något beslut, eller inget]",
    `Spaning: ${withoutYear(scouting)}, [roll]. Hur har andra gjort?`,
    `Workshop: ${withoutYear(workshop.slice(0, 10))} kl. ${clock(workshop)}, [plats eller länk]. Med är [roller]`,
    `Den första åtgärden: ${withoutYear(action)}`,
    "Den som får säga ja till den: [roll]",
    "Den djupare orsaken: [skriv upp den på tavlan, så kan den väljas till en sprint]",
  ].join("\n");
}
