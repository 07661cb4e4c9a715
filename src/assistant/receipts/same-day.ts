import type { Value } from "./claim.ts";
import { weekdayOf } from "./days.ts";

type OfKind<Kind extends Value["kind"]> = Extract<Value, { readonly kind: Kind }>;
type DayValue = OfKind<"day" | "weekday" | "month" | "quarter" | "year">;

/** A day bears out its weekday, its month, its quarter and its year; a month those that it is in. */
export function isSameDay(claim: DayValue, fact: Value): boolean {
  switch (claim.kind) {
    case "day":
      return fact.kind === "day" && fact.date === claim.date && isItsWeekday(claim);
    case "weekday":
      return fact.kind === "day"
        ? weekdayOf(fact.date) === claim.weekday
        : fact.kind === "weekday" && fact.weekday === claim.weekday;
    case "month":
      return isMonth(claim, fact);
    case "quarter":
      return isQuarter(claim, fact);
    case "year":
      return yearOf(fact) === claim.year;
  }
}

const isItsWeekday = ({ weekday, date }: OfKind<"day">): boolean =>
  weekday === null || weekday === weekdayOf(date);

function isMonth({ month, year }: OfKind<"month">, fact: Value): boolean {
  const found = monthOf(fact);
  return found !== null && found.month === month && (year === null || found.year === year);
}

function isQuarter({ quarter, year }: OfKind<"quarter">, fact: Value): boolean {
  const isYear = year === null || yearOf(fact) === year;
  if (fact.kind === "quarter") return fact.quarter === quarter && isYear;
  const found = monthOf(fact);
  return found !== null && Math.ceil(found.month / 3) === quarter && isYear;
}

function monthOf(value: Value): { readonly month: number; readonly year: number | null } | null {
  if (value.kind === "month") return value;
  if (value.kind !== "day") return null;
  return { month: Number(value.date.slice(5, 7)), year: Number(value.date.slice(0, 4)) };
}

const yearOf = (value: Value): number | null =>
  "year" in value ? value.year : (monthOf(value)?.year ?? null);
