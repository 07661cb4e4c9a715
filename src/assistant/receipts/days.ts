import type { Value } from "./claim.ts";

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?`;
const WEEKDAY = String.raw`(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)s?\b\.?`;
const NUMBER = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\d:])`;
const YEAR = String.raw`(?:,? (?:of )?(?<year>(?:19|20)\d\d)\b)?`;

/** Ways to write a day, a month or a quarter, the longest first. */
export const DAY_PATTERNS: readonly RegExp[] = [
  /(?<![\d-])(?<iso>\d{4}-\d{2}-\d{2})(?!\d)/g,
  new RegExp(
    String.raw`(?:(?<weekday>${WEEKDAY}),? )?(?:the )?(?<day>${NUMBER})(?: of)? (?<month>${MONTH})${YEAR}`,
    "g",
  ),
  new RegExp(
    String.raw`(?:(?<weekday>${WEEKDAY}),? )?(?<month>${MONTH}) (?:the )?(?<day>${NUMBER})(?! ?(?:%|percent|km|min|h\b|stops|visits|accounts))${YEAR}`,
    "g",
  ),
  /(?<![\d/.])(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<year>(?:19|20)?\d\d)(?![\d/])/g,
  /(?<![\d/.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<year>(?:19|20)\d\d)(?!\d)/g,
  /(?<![\d-])(?<monthIso>\d{4}-\d{2})(?![\d-])/g,
  /\bQ(?<quarter>[1-4])(?:[ /-](?<year>(?:19|20)\d\d))?\b/g,
  /\b(?<year>(?:19|20)\d\d)-Q(?<quarter>[1-4])\b/g,
  /\b(?<quarterWord>first|second|third|fourth|last) quarter(?: of (?<year>(?:19|20)\d\d))?\b/gi,
  new RegExp(String.raw`\b(?<month>${MONTH})${YEAR}`, "g"),
  new RegExp(String.raw`\b(?<weekday>${WEEKDAY})`, "g"),
  /\b(?<relative>the day after tomorrow|today|tonight|this (?:morning|afternoon|evening)|tomorrow|yesterday)\b/gi,
  /(?<=\b(?:in|of|since|until|for|from|to|year|during|than|and|[–-]) ?)(?<year>(?:19|20)\d\d)(?![\d%,.]\d| ?(?:%|km|min|stops|visits|accounts|dollars))/g,
];

type Groups = Readonly<Record<string, string | undefined>>;

/** What a match of such a pattern means on a day; null: it is no day after all. */
export function dayValue(groups: Groups, today: string): Value | null {
  const { iso, monthIso, relative } = groups;
  if (iso) return isDay(iso) ? { kind: "day", date: iso, weekday: null } : null;
  if (monthIso) return monthOf(Number(monthIso.slice(5)), Number(monthIso.slice(0, 4)));
  if (relative) return { kind: "day", date: shifted(today, shiftOf(relative)), weekday: null };
  return (
    wordedDay(groups, today) ?? quarterOf(groups, today) ?? monthOrWeekday(groups) ?? yearOf(groups)
  );
}

const numberOr = (words: string | undefined): number | null => (words ? Number(words) : null);

function wordedDay(groups: Groups, today: string): Value | null {
  const { day, d, m, month, weekday } = groups;
  const dayNumber = Number((day ?? d ?? "").replace(/\D+$/, ""));
  const monthNumber = month ? monthNumberOf(month) : Number(m);
  if (!isWithin(dayNumber, 31) || !isWithin(monthNumber, 12)) return null;
  const wanted = weekday ? weekdayNumberOf(weekday) : null;
  const dates = yearsOf(groups, today)
    .map((year) => `${year}-${two(monthNumber)}-${two(dayNumber)}`)
    .filter(isDay)
    .toSorted((left, right) => apart(left, today) - apart(right, today));
  const date = dates.find((each) => wanted === weekdayOf(each)) ?? dates[0];
  return date ? { kind: "day", date, weekday: wanted } : null;
}

const isWithin = (value: number, most: number): boolean => value >= 1 && value <= most;

/** Without a year it is one near today. */
function yearsOf({ year }: Groups, today: string): readonly number[] {
  const thisYear = Number(today.slice(0, 4));
  if (!year) return [thisYear, thisYear - 1, thisYear + 1];
  return [Number(year.length === 2 ? `20${year}` : year)];
}

function quarterOf({ quarter, quarterWord, year }: Groups, today: string): Value | null {
  if (quarter) return { kind: "quarter", quarter: Number(quarter), year: numberOr(year) };
  if (!quarterWord) return null;
  const place = ["first", "second", "third", "fourth"].indexOf(quarterWord.toLowerCase()) + 1;
  const before = Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return { kind: "quarter", quarter: place || (before === 0 ? 4 : before), year: numberOr(year) };
}

function monthOrWeekday({ month, weekday, year }: Groups): Value | null {
  if (month) return monthOf(monthNumberOf(month), numberOr(year));
  return weekday ? { kind: "weekday", weekday: weekdayNumberOf(weekday) } : null;
}

const yearOf = ({ year }: Groups): Value | null =>
  year ? { kind: "year", year: Number(year) } : null;

const monthOf = (month: number, year: number | null): Value | null =>
  month >= 1 && month <= 12 ? { kind: "month", month, year } : null;

const monthNumberOf = (words: string): number =>
  MONTHS.findIndex((name) => name.startsWith(words.toLowerCase().slice(0, 3))) + 1;

const weekdayNumberOf = (words: string): number =>
  WEEKDAYS.findIndex((name) => name.startsWith(words.toLowerCase().slice(0, 3)));

const SHIFTS: Readonly<Record<string, number>> = {
  tomorrow: 1,
  yesterday: -1,
  "the day after tomorrow": 2,
};

const shiftOf = (words: string): number => SHIFTS[words.toLowerCase()] ?? 0;

const two = (value: number): string => String(value).padStart(2, "0");

const DAY_MS = 86_400_000;

const isDay = (date: string): boolean => {
  const time = new Date(`${date}T00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
};

const apart = (left: string, right: string): number =>
  Math.abs(new Date(left).getTime() - new Date(right).getTime());

const shifted = (date: string, days: number): string =>
  new Date(new Date(`${date}T00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
