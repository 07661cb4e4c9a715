import type { Chart } from "../../../cards/card.ts";
import { money } from "../../../cards/format.ts";

type Unit = Pick<Chart, "unit" | "currency">;

/** A value in full, as the reading beside the title says it. */
export function valueOf({ unit, currency }: Unit, value: number | null): string {
  if (value === null) return "no value";
  switch (unit) {
    case "money":
      return money(value, currency);
    case "percent":
      return `${value.toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;
    case "count":
      return value.toLocaleString("en-US", { maximumFractionDigits: 1 });
  }
}

/** A value at an axis, short: "$12k". */
export function tickOf({ unit, currency }: Unit, value: number): string {
  if (unit === "percent") return `${value.toLocaleString("en-US")} %`;
  const style = unit === "money" ? { style: "currency" as const, currency } : {};
  return (unit === "money" ? value / 100 : value)
    .toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1, ...style })
    .replace("K", "k");
}

/** "2025-03" as "Mar 2025"; other labels as they are. */
export function labelOf(label: string): string {
  return isMonth(label) ? monthOf(label, { month: "short", year: "numeric" }) : label;
}

/** The same under an axis: the year only where it begins. */
export function axisLabelOf(label: string, index: number): string {
  if (!isMonth(label)) return label;
  const isYear = index === 0 || label.endsWith("-01");
  const month = monthOf(label, { month: "short" });
  return isYear ? `${month} ’${label.slice(2, 4)}` : month;
}

const isMonth = (label: string): boolean => /^\d{4}-\d{2}$/.test(label);

const monthOf = (label: string, how: Intl.DateTimeFormatOptions): string =>
  new Date(`${label}-01T00:00Z`).toLocaleDateString("en-GB", { ...how, timeZone: "UTC" });
