import type { LocalDate } from "../../domain/units.ts";
import * as calendar from "./calendar.ts";
import {
  countOf,
  day,
  monthDay,
  monthNumber,
  period,
  span,
  unitOf,
  weekdayIndex,
} from "./date-readings.ts";
import type { DateReading } from "./mention.ts";

type Groups = readonly (string | undefined)[];

/** A pattern over the plain text of a sentence, and the date that its groups mean. Null: it is none after all. */
export type DateRule = {
  readonly pattern: string;
  read(groups: Groups, today: LocalDate): DateReading | null;
};

const UNIT = "(?<!hours? and \\d )(day|week|month|quarter|year)s?(?! of an hour)";
const LONG_UNIT = "(week|month|quarter|year)s?";
const COUNT = "(\\d+|a couple of|a couple|couple of|couple|a few|few|another|a|an|one)";
const WEEKDAY = `(${calendar.WEEKDAYS.join("|")})s?`;
const MONTH = `(${calendar.MONTHS.join("|")})`;
/** "may" alone is mostly a verb, so it needs a word before it that a verb cannot have. */
const CLEAR_MONTH = MONTH.replace("|may|", "|");
const NTH = "(\\d{1,2})(?:st|nd|rd|th)";
const DAYTIME = "(?: (?:morning|afternoon|evening|night|noon|am|pm))?";

const wholeDays: readonly DateRule[] = [
  { pattern: "(\\d{4})-(\\d{2})-(\\d{2})", read: ([y, m, d]) => fullDate(y, m, d) },
  { pattern: "(\\d{1,2})/(\\d{1,2})/(\\d{2,4})", read: ([m, d, y]) => fullDate(y, m, d) },
  {
    pattern: "(\\d{1,2})/(\\d{1,2})",
    read: ([month, number], today) => monthDay(today, Number(month), Number(number)),
  },
  {
    pattern: "(?:the )?day after tomorrow|overmorrow",
    read: (_, today) => day(calendar.addTo(today, 2, "day")),
  },
  {
    pattern: "(?:the )?day before yesterday",
    read: (_, today) => day(calendar.addTo(today, -2, "day")),
  },
  {
    pattern: `tomorrow${DAYTIME}|the next day|tomorrows`,
    read: (_, today) => day(calendar.addTo(today, 1, "day")),
  },
  {
    pattern: `yesterday${DAYTIME}|yesterdays|last night`,
    read: (_, today) => day(calendar.addTo(today, -1, "day")),
  },
  {
    pattern:
      "today|todays|tonight|by (?:the )?end of (?:the )?day|eod|this (?:morning|afternoon|evening)|later today|earlier today",
    read: (_, today) => day(today),
  },
];

const endings: readonly DateRule[] = [
  {
    pattern: `(?:the )?(?:end|last day) of ${MONTH}`,
    read: ([month], today) => day(monthEnd(calendar.comingMonth(today, monthNumber(month)))),
  },
  {
    // "At the end of the day" says where in the day, not which day.
    pattern: `(?:the )?(?:end of|end) (?:the |this |)${LONG_UNIT}|${LONG_UNIT} end|eo(m|w|q|y)`,
    read: ([unit, before, short], today) => day(endOf(today, endingUnit(unit ?? before, short))),
  },
  {
    pattern: `(?:the )?end of next ${UNIT}`,
    read: ([unit], today) => day(endOf(calendar.addTo(today, 1, unitOf(unit)), unitOf(unit))),
  },
  {
    pattern: `(?:the )?(?:start|beginning) of next ${UNIT}|early next ${UNIT}`,
    read: ([unit, early], today) =>
      day(
        calendar.periodOf(calendar.addTo(today, 1, unitOf(unit ?? early)), unitOf(unit ?? early))
          .from,
      ),
  },
  {
    pattern: `(?:the )?(?:middle of|mid) ${MONTH}`,
    read: ([month], today) => monthDay(today, monthNumber(month), 15),
  },
  {
    pattern: `(?:the )?(?:start of|beginning of|early) ${MONTH}`,
    read: ([month], today) => monthDay(today, monthNumber(month), 1),
  },
];

const monthDays: readonly DateRule[] = [
  {
    pattern: `(?:the )?week (?:of|starting|beginning)(?: on)?(?: the)? ${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?`,
    read: ([month, number], today) => weekWith(monthDay(today, monthNumber(month), Number(number))),
  },
  {
    pattern: `(?:the )?week (?:of|starting|beginning)(?: on)? the ${NTH}`,
    read: ([number], today) => weekWith(day(calendar.nextMonthDay(today, Number(number), null))),
  },
  {
    pattern: `${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: (20\\d\\d))?`,
    read: ([month, number, year], today) => namedDay(today, month, number, year),
  },
  {
    pattern: `(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?: (20\\d\\d))?`,
    read: ([number, month, year], today) => namedDay(today, month, number, year),
  },
  {
    pattern: `the ${NTH}(?! (?:one|account|stop|visit|time|option|store|place|choice|floor|street|st|ave|avenue|quarter|half))`,
    read: ([number], today) =>
      day(
        calendar.nextMonthDay(today, Number(number), null),
        calendar.lastMonthDay(today, Number(number), null),
      ),
  },
];

const weekdays: readonly DateRule[] = [
  {
    pattern: `(?:a|one|1) week from ${WEEKDAY}|${WEEKDAY} week`,
    read: ([from, week], today) =>
      day(calendar.addTo(calendar.nextWeekday(today, weekdayIndex(from ?? week)), 7, "day")),
  },
  {
    pattern: `(\\d+) weeks from ${WEEKDAY}`,
    read: ([count, name], today) =>
      day(
        calendar.addTo(calendar.nextWeekday(today, weekdayIndex(name)), 7 * Number(count), "day"),
      ),
  },
  {
    pattern: `next week (?:on )?${WEEKDAY}|(?:on )?${WEEKDAY} (?:of )?next week|next ${WEEKDAY}${DAYTIME}`,
    read: (groups, today) =>
      day(
        calendar.weekdayOfNextWeek(today, weekdayIndex(groups.find((name) => name !== undefined))),
      ),
  },
  {
    pattern: `(?:last|past|this past) ${WEEKDAY}${DAYTIME}`,
    read: ([name], today) => day(calendar.lastWeekday(today, weekdayIndex(name))),
  },
  {
    pattern: `(?:this |this coming |coming |the coming )?${WEEKDAY}${DAYTIME}|(?<=(?:on|this|for|until|by|plan) )(sat|sun)`,
    read: ([full, short], today) =>
      day(
        calendar.nextWeekday(today, weekdayIndex(full ?? short)),
        calendar.lastWeekday(today, weekdayIndex(full ?? short)),
      ),
  },
];

const periods: readonly DateRule[] = [
  {
    pattern:
      "(?:this year so far|year to date|ytd|so far this year|since new year|since the new year)",
    read: (_, today) => toDate(today, "year"),
  },
  {
    pattern: `this ${UNIT} so far|so far this ${UNIT}|(month|quarter|week) to date`,
    read: (groups, today) => toDate(today, unitOf(groups.find((unit) => unit !== undefined))),
  },
  { pattern: "(m|q|w)td", read: ([short], today) => toDate(today, endingUnit(undefined, short)) },
  {
    pattern: `(?:the )?${UNIT} before last`,
    read: ([unit], today) => shifted(today, -2, unit),
  },
  { pattern: `(?:the )?${UNIT} after next`, read: ([unit], today) => shifted(today, 2, unit) },
  {
    pattern: `(?:the )?(?:last|past|previous) (?:(?:calendar|full|whole) )?(week|month|quarter|year)s?`,
    read: ([unit], today) => shifted(today, -1, unit),
  },
  {
    pattern: `(?:the )?next (?:(?:calendar|full|whole) )?(week|month|quarter|year)s?|(?:the )?(?:following|coming) (week|month|quarter|year)`,
    read: ([unit, other], today) => shifted(today, 1, unit ?? other),
  },
  {
    pattern: `this (?:whole |entire )?(week|month|quarter|year)s?|(?:the|my) (?:whole|entire|full|current|rest of the) (week|month|quarter|year)|(?:the )?(week|month|quarter|year) so far`,
    read: (groups, today) =>
      shifted(
        today,
        0,
        groups.find((unit) => unit !== undefined),
      ),
  },
  {
    pattern: "(?:the )?(?:q([1-4])|(1st|2nd|3rd|4th) quarter)(?: (?:of )?(20\\d\\d))?",
    read: ([short, nth, year], today) => quarter(today, Number((short ?? nth ?? "1")[0]), year),
  },
];

const spans: readonly DateRule[] = [
  {
    pattern:
      "(?:in |for |over )?(?:the )?(?:next |coming |following )?half (?:a |of the |of a )?years?",
    read: (_, today) => span(today, 6, "month"),
  },
  {
    pattern: `(?:in )?${COUNT} ${UNIT} (?:ago|back)`,
    read: ([count, unit], today) => day(calendar.addTo(today, -countOf(count), unitOf(unit))),
  },
  {
    pattern: `(?:over |in |within |during )?(?:the |my )?(?:last|past|previous) ${COUNT} ${UNIT}`,
    read: ([count, unit], today) =>
      period({ from: calendar.addTo(today, -countOf(count), unitOf(unit)), to: today }),
  },
  {
    pattern: `(?:over |in |for |within )?(?:the |my )?(?:next|coming|following) ${COUNT} (?:working |business |work )?${UNIT}`,
    read: ([count, unit], today) => ahead(today, countOf(count), unitOf(unit)),
  },
  {
    pattern: `(?:in|for) (?:about |around |another )?${COUNT} (?:more )?${UNIT}(?: time)?|(?:about )?${COUNT} (?:more )?${UNIT} (?:from now|from today|out|time)`,
    read: ([count, unit, other, otherUnit], today) =>
      span(today, countOf(count ?? other), unitOf(unit ?? otherUnit)),
  },
  {
    pattern: `(\\d+|another|a couple of|couple of|a couple|couple|a few|few) (?:more )?${UNIT}|(?<!hours? and )a (week|month|quarter|year)(?! of an hour| (?:to|past|after|before|till|of) (?:one|\\d))|(?:a )?(fortnight)`,
    read: ([count, unit, single, fortnight], today) =>
      fortnight === undefined
        ? span(today, countOf(count), unitOf(unit ?? single))
        : span(today, 2, "week"),
  },
];

const months: readonly DateRule[] = [
  {
    pattern: `${CLEAR_MONTH}s?(?: (?:of )?(20\\d\\d))?|(?<=(?:until|in|for|since|of|by|before|after|this|last|from|to|and|through|during|next|early|late|goal|mid|or) )(may)(?: (20\\d\\d))?|(?<=\\w )(may)(?= ?[?.!]?$)|(?<=(?:the|my|our|her|his) )(may)(?= (?:\\w+ )?(?:goal|target|quota|number))`,
    read: ([name, year, may, mayYear, last, own], today) =>
      monthAlone(today, monthNumber(name ?? may ?? last ?? own), year ?? mayYear),
  },
  {
    pattern:
      "(?<=(?:in|for|during|of|all|year) )(20[23]\\d)|(20[23]\\d)(?= (?:\\w+ ){0,2}(?:goal|target|quota))",
    read: ([said, of]) =>
      period(calendar.periodOf(calendar.firstOf(Number(said ?? of), 1), "year")),
  },
];

/** From the most to the least particular: the first rule that fits a stretch has it. */
export const DATE_RULES: readonly DateRule[] = [
  ...wholeDays,
  ...endings,
  ...monthDays,
  ...weekdays,
  ...periods,
  ...spans,
  ...months,
];

function fullDate(year: string | undefined, month: string | undefined, number: string | undefined) {
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  return day(calendar.dateOf(fullYear, Number(month), Number(number)));
}

function namedDay(
  today: LocalDate,
  month: string | undefined,
  number: string | undefined,
  year: string | undefined,
): DateReading | null {
  if (year !== undefined) return fullDate(year, String(monthNumber(month)), number);
  return monthDay(today, monthNumber(month), Number(number));
}

function weekWith(reading: DateReading | null): DateReading | null {
  return reading === null ? null : period(calendar.periodOf(reading.date, "week"));
}

function shifted(today: LocalDate, count: number, unit: string | undefined): DateReading {
  const there = calendar.addTo(today, count, unitOf(unit));
  return period(calendar.periodOf(there, unitOf(unit)));
}

function toDate(today: LocalDate, unit: calendar.Unit): DateReading {
  return period({ from: calendar.periodOf(today, unit).from, to: today });
}

/** The next three days begin with tomorrow; as a day they are the last of them. */
function ahead(today: LocalDate, count: number, unit: calendar.Unit): DateReading {
  const to = calendar.addTo(today, count, unit);
  const from = calendar.addTo(today, 1, "day");
  const days = unit === "day" ? count : null;
  return { type: "date", date: to, past: from, from, to, form: "span", days };
}

function monthEnd(first: LocalDate): LocalDate {
  return calendar.periodOf(first, "month").to;
}

/** The end of a week is its Friday: nobody works to a promise on Sunday. */
function endOf(today: LocalDate, unit: calendar.Unit): LocalDate {
  const whole = calendar.periodOf(today, unit);
  if (unit !== "week") return whole.to;
  const friday = calendar.addTo(whole.from, 4, "day");
  return friday >= today ? friday : whole.to;
}

const UNIT_LETTERS: Readonly<Record<string, calendar.Unit>> = {
  d: "day",
  w: "week",
  m: "month",
  q: "quarter",
  y: "year",
};

function endingUnit(unit: string | undefined, short: string | undefined): calendar.Unit {
  return unit === undefined ? (UNIT_LETTERS[short ?? "m"] ?? "month") : unitOf(unit);
}

function quarter(today: LocalDate, number: number, year: string | undefined): DateReading {
  const first = calendar.firstOf(
    year === undefined ? calendar.yearOf(today) : Number(year),
    3 * number - 2,
  );
  return period(calendar.periodOf(first, "quarter"));
}

/** A month is the latest that has begun as a period, and the first of the next to come as a day. */
function monthAlone(today: LocalDate, number: number, year: string | undefined): DateReading {
  if (year !== undefined) {
    return period(calendar.periodOf(calendar.firstOf(Number(year), number), "month"));
  }
  return period(calendar.latestMonth(today, number), calendar.comingMonth(today, number));
}
