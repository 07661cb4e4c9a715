import type { LocalDate } from "../../../domain/units.ts";
import { monthOfWord } from "./month-names.ts";
import type { Style } from "./style.ts";

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?=$|[,\s])/;
const WORDS_DAY_FIRST =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?=$|[,\s])/u;
const WORDS_MONTH_FIRST =
  /^(?:\p{L}+,?\s+)?(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?=$|[,\s])/u;

/** Two-digit years below this belong to this century. */
const CENTURY_FROM = 70;

/** A day; "ambiguous" where the order of day and month is not known; null: no date. */
export type DateReading = LocalDate | null;

/** The day a cell begins with; a time of day after it is left aside. */
export function parseDay(cell: string, style: Style): DateReading {
  const iso = ISO.exec(cell) ?? COMPACT.exec(cell);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numeric = NUMERIC.exec(cell);
  if (numeric) return numericDay(numeric, style);
  const day = WORDS_DAY_FIRST.exec(cell);
  if (day && monthOfWord(day[2] ?? ""))
    return dayOf(day[3], String(monthOfWord(day[2] ?? "")), day[1]);
  const month = WORDS_MONTH_FIRST.exec(cell);
  if (month) return dayOf(month[3], String(monthOfWord(month[1] ?? "") ?? 0), month[2]);
  return null;
}

/** What one cell says about the order of its column: decided, "either" for 03/04, or null for nothing. */
export function orderEvidence(cell: string): "dmy" | "mdy" | "either" | null {
  const match = NUMERIC.exec(cell);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12) return "dmy";
  if (second > 12) return "mdy";
  // Points are only ever written with the day first.
  if (match[2] === ".") return "dmy";
  return first === second ? null : "either";
}

function numericDay(match: RegExpExecArray, { dateOrder }: Style): DateReading {
  const [, first = "", mark, second = "", year] = match;
  const own = orderEvidence(match[0]);
  const order = own === "either" || own === null ? dateOrder : own;
  if (order === null && mark !== "." && first !== second) return "ambiguous";
  return order === "mdy" ? dayOf(year, first, second) : dayOf(year, second, first);
}

function dayOf(year = "", month = "", day = ""): LocalDate | null {
  const short = Number(year);
  let full = short;
  if (year.length === 2) full = short < CENTURY_FROM ? 2000 + short : 1900 + short;
  const text = `${String(full).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const isReal = Number(day) >= 1 && Number(day) <= daysIn(full, Number(month));
  return isReal && full >= 1900 && full < 2200 ? text : null;
}

/** 0: there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
