import { clockOf } from "../../domain/days.ts";
import type { DigestKind } from "../../domain/digests.ts";
import type { MinuteOfDay, Weekday } from "../../domain/units.ts";

export const DIGESTS = ["day_plan", "lead_digest", "weekly_review"] as const;

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const WEEKDAYS: Readonly<Record<(typeof DAYS)[number], Weekday>> = {
  mon: 0,
  tue: 1,
  wed: 2,
  thu: 3,
  fri: 4,
  sat: 5,
  sun: 6,
};

export const weekdayOfName = (day: (typeof DAYS)[number]): Weekday => WEEKDAYS[day];

export const DIGEST_NAMES: Readonly<Record<DigestKind, string>> = {
  day_plan: "day plan",
  lead_digest: "lead digest",
  weekly_review: "weekly review",
};

/** What people call the digests. */
export const digestWords: Readonly<Record<string, readonly string[]>> = {
  lead_digest: ["leads?(?: digests?| summary| report| updates?| list)?"],
  weekly_review: [
    "weekly(?: \\w+)?",
    "week(?:s)? (?:review|report|summary|digest)",
    "reviews?",
    "week in review",
  ],
  day_plan: [
    "(?:day|daily|days|visit|morning|route|todays) (?:plans?|schedules?|routes?|digests?|agendas?)",
    "plans?",
    "routes?",
    "visits",
  ],
};

const ALL_DAYS = "every day|daily(?! (?:day )?plans?)|each day|seven days a week";
const WEEK = `weekdays?|week days?|(?:work(?:ing)?|business) ?days?|mon(?:day)?s? (?:to|through|thru|until) fri(?:day)?s?|${ALL_DAYS}`;

/** "Weekdays" are all five, "daily" all seven. */
export const dayWords: Readonly<Record<string, readonly string[]>> = {
  mon: ["mon(?:day)?s?", WEEK],
  tue: ["tue(?:s|sday)?s?", WEEK],
  wed: ["wed(?:nesday)?s?", WEEK],
  thu: ["thu(?:r|rs|rsday)?s?", WEEK],
  fri: ["fri(?:day)?s?", WEEK],
  sat: ["sat(?:urday)?s?", ALL_DAYS],
  sun: ["sun(?:day)?s?", ALL_DAYS],
};

/** "Monday to Friday", "Monday and Thursday", "every day". */
export function daysInWords(days: readonly Weekday[]): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  if (sorted.length === 7) return "every day";
  if (sorted.join("") === "01234") return "Monday to Friday";
  const names = sorted.map((day) => DAY_NAMES[day]);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const DAY_NAMES = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export const whenInWords = (days: readonly Weekday[], at: MinuteOfDay): string =>
  `${daysInWords(days)} at ${clockOf(at)}`;

/** Wishes of the same digest are told by whom they reach. */
export const readerInWords = (reader: string, asker: string): string => {
  if (reader === `person:${asker}`) return "you";
  return reader.replace(/^(?:channel|person):/, "");
};
