import type { Lunch } from "../../domain/model.ts";
import { parseOpeningHours } from "../../domain/opening-hours.ts";
import type { LocalDate, MinuteOfDay, Place } from "../../domain/units.ts";
import { CellError } from "./report.ts";
import { parseDay } from "./values/dates.ts";
import { parseMonth } from "./values/months.ts";
import { domainOf, plainWords } from "./values/names.ts";
import { parseNumber } from "./values/numbers.ts";
import { parsePoint } from "./values/points.ts";
import type { Reader, Style } from "./values/style.ts";
import { parseClock, timeBehind } from "./values/times.ts";

const text = <Value>(read: (cell: string) => Value): Reader<Value> => ({ shape: "text", read });

export const words = text((cell) => cell);

export const email = text((cell) => {
  if (/^[^\s@]+@[^\s@]+$/.test(cell)) return cell.toLowerCase();
  throw new CellError("is not an e-mail address", "Write it as name@company.example");
});

export const list = text((cell) =>
  cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

export const domain = text((cell) => {
  const found = domainOf(cell);
  if (found !== null) return found;
  throw new CellError("is not a web address", "Write it as www.company.example");
});

/** One of some words; `others` are what other systems and languages write for them, in plain words. */
export function oneOf<Value extends string>(
  values: readonly Value[],
  others: Readonly<Record<string, Value>> = {},
): Reader<Value> {
  return text((cell) => {
    const plain = plainWords(cell);
    const value = values.find((known) => known === cell.toLowerCase()) ?? others[plain];
    if (value !== undefined) return value;
    throw new CellError("is not known here", `Use one of: ${values.join(", ")}`);
  });
}

export function integer(from: number, to: number): Reader<number> {
  const read = (cell: string, style: Style) => {
    const value = parseNumber(cell, style, "thousands");
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw new CellError(
      "is not a whole number in range",
      `Use a whole number from ${from} to ${to}`,
    );
  };
  return { shape: "number", read };
}

/** Any whole number, such as a target in cents. */
export const wholeNumber = text((cell) => {
  if (/^-?\d{1,15}$/.test(cell)) return Number(cell);
  throw new CellError("is not a whole number", "Write digits only");
});

/** Degrees of latitude or longitude. */
export function degrees(from: number, to: number): Reader<number> {
  const read = (cell: string, style: Style) => {
    const value = parseNumber(cell, style, "decimals");
    if (Number.isFinite(value) && value >= from && value <= to) return value;
    throw new CellError("is not a number in range", `Use a number from ${from} to ${to}`);
  };
  return { shape: "number", read };
}

/** The largest amount that is an exact number of cents. */
const LARGEST = Number.MAX_SAFE_INTEGER / 100;

/** An amount in units of the currency as integer cents. */
export const money: Reader<number> = {
  shape: "number",
  read(cell, style) {
    const value = parseNumber(cell, style, "thousands");
    // The cents are rounded from the decimal digits, so that 1.005 becomes 1.01 and not 1.00.
    if (Math.abs(value) < LARGEST) return Math.round(Number((value * 100).toPrecision(15)));
    throw new CellError("is not an amount of money", "Write it as 1234.50");
  },
};

export const day: Reader<LocalDate> = {
  shape: "date",
  read: (cell, style) => decided(parseDay(cell, style), "is not a date", "Write it as 2026-03-31"),
};

/** The first day of a month. */
export const month: Reader<LocalDate> = {
  shape: "date",
  read: (cell, style) =>
    `${decided(parseMonth(cell, style), "is not a month", "Write it as 2026-03")}-01`,
};

/** A moment: an instant where the cell names its offset, else local time, which the kind turns into one. */
export type Moment = {
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
  readonly offset: string | null;
};

export const moment: Reader<Moment> = {
  shape: "date",
  read(cell, style) {
    const date = decided(
      parseDay(cell, style),
      "is not a moment",
      "Write it as 2026-03-31T14:30:00Z",
    );
    const time = timeBehind(cell);
    return { date, minute: time?.minute ?? 0, offset: time?.offset ?? null };
  },
};

function decided(value: string | null, reason: string, remedy: string): string {
  if (value === "ambiguous") {
    throw new CellError(
      "may be day or month first",
      'Say which with --map: {"dates": {"THE COLUMN": "dmy"}} or "mdy"',
    );
  }
  if (value !== null) return value;
  throw new CellError(reason, remedy);
}

export const clockTime = text((cell) => {
  const minute = parseClock(cell) ?? timeBehind(cell)?.minute ?? null;
  if (minute !== null) return minute;
  throw new CellError("is not a time of day", "Write it as 08:30");
});

export const point = text((cell): Place => {
  const place = parsePoint(cell);
  if (place) return place;
  throw new CellError("holds no coordinates", "Write them as POINT(lng lat) or (lat, lng)");
});

/** "12:00-13:00", or with the length of the pause in brackets when it floats: "11:30-13:30 (45)". */
export const lunch = text((cell): Lunch => {
  const match = /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})(?:\s*\((\d{1,3})\))?$/.exec(cell);
  const [from, to] = [parseClock(match?.[1] ?? ""), parseClock(match?.[2] ?? "")];
  if (!match || from === null || to === null || from >= to) {
    throw new CellError(
      "is not a lunch window",
      "Write it as 11:30-13:30 (45): the window, and the minutes in brackets",
    );
  }
  const minutes = match[3] === undefined ? to - from : Number(match[3]);
  if (minutes <= to - from) return { from, to, minutes };
  throw new CellError("is longer than its window", "Give a wider window or fewer minutes");
});

/** Kept as written; only checked. */
export const openingHours = text((cell) => {
  if (parseOpeningHours(cell) !== null) return cell;
  throw new CellError("are not opening hours", 'Write them as "Mo-Fr 08:00-18:00; Sa 09:00-13:00"');
});

export const timeZone = text((cell) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cell }).resolvedOptions().timeZone && cell;
  } catch {
    throw new CellError("is not a time zone", "Use an IANA name such as America/Chicago");
  }
});
