import type { Lunch } from "../../domain/model.ts";
import { parseOpeningHours } from "../../domain/opening-hours.ts";
import { toDay } from "../days.ts";
import { CellError } from "./report.ts";

/** Reads one trimmed, non-empty cell, or throws a CellError that says why not and what to do. */
export type CellReader<Value> = (cell: string) => Value;

export const words: CellReader<string> = (cell) => cell;

export const email: CellReader<string> = (cell) => {
  if (/^[^\s@]+@[^\s@]+$/.test(cell)) return cell.toLowerCase();
  throw new CellError("is not an e-mail address", "Write it as name@company.example");
};

export const list: CellReader<string[]> = (cell) =>
  cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export function oneOf<Value extends string>(...values: readonly Value[]): CellReader<Value> {
  return (cell) => {
    const value = values.find((known) => known === cell.toLowerCase());
    if (value !== undefined) return value;
    throw new CellError("is not known here", `Use one of: ${values.join(", ")}`);
  };
}

export function integer(from: number, to: number): CellReader<number> {
  return (cell) => {
    const value = Number(cell);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw new CellError(
      "is not a whole number in range",
      `Use a whole number from ${from} to ${to}`,
    );
  };
}

/** Any whole number, such as a target in cents. */
export const wholeNumber: CellReader<bigint> = (cell) => {
  if (/^-?\d{1,15}$/.test(cell)) return BigInt(cell);
  throw new CellError("is not a whole number", "Write digits only");
};

export function decimal(from: number, to: number): CellReader<number> {
  return (cell) => {
    const value = Number(cell);
    if (Number.isFinite(value) && value >= from && value <= to) return value;
    throw new CellError("is not a number in range", `Use a number from ${from} to ${to}`);
  };
}

/** An amount in units of the currency, such as 1234.5, as integer cents. */
export const money: CellReader<bigint> = (cell) => {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(cell.replace(/^\$\s?/, ""));
  if (!match)
    throw new CellError("is not an amount of money", "Write it as 1234.50, without separators");
  const cents = BigInt(`${match[2]}${(match[3] ?? "").padEnd(2, "0")}`);
  return match[1] === "-" ? -cents : cents;
};

export const day: CellReader<Date> = (cell) => {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? toDay(cell) : new Date(Number.NaN);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(cell)) return date;
  throw new CellError("is not a date", "Write it as 2026-03-31");
};

export const month: CellReader<Date> = (cell) => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(cell)) return toDay(`${cell}-01`);
  throw new CellError("is not a month", "Write it as 2026-03");
};

export const instant: CellReader<Date> = (cell) => {
  const date = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(cell) ? cell : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new CellError("is not a moment", "Write it as 2026-03-31T14:30:00Z");
};

export const clockTime: CellReader<number> = (cell) => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(cell);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (match && Number(match[2]) < 60 && minute <= 24 * 60) return minute;
  throw new CellError("is not a time of day", "Write it as 08:30");
};

/** "12:00-13:00", or with the length of the pause in brackets when it floats: "11:30-13:30 (45)". */
export const lunch: CellReader<Lunch> = (cell) => {
  const match = /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})(?:\s*\((\d{1,3})\))?$/.exec(cell);
  const [from, to] = [match?.[1], match?.[2]].map((part) =>
    part === undefined ? Number.NaN : clockTime(part),
  );
  if (!match || from === undefined || to === undefined || !(from < to)) {
    throw new CellError(
      "is not a lunch window",
      "Write it as 11:30-13:30 (45): the window, and the minutes in brackets",
    );
  }
  const minutes = match[3] === undefined ? to - from : Number(match[3]);
  if (minutes <= to - from) return { from, to, minutes };
  throw new CellError("is longer than its window", "Give a wider window or fewer minutes");
};

/** Kept as written; only checked. */
export const openingHours: CellReader<string> = (cell) => {
  if (parseOpeningHours(cell) !== null) return cell;
  throw new CellError("are not opening hours", 'Write them as "Mo-Fr 08:00-18:00; Sa 09:00-13:00"');
};
