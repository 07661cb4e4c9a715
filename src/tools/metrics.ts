import { z } from "zod";
import { percent, plural, shortMoney, signed, whole } from "../cards/format.ts";
import type { Difference } from "../domain/performance/compare.ts";
import {
  ACCOUNT_KPIS,
  GROUP_KPIS,
  kpiOf,
  type Measured,
  type Metric,
} from "../domain/performance/kpis.ts";
import { isOneOf } from "./one-of.ts";

export const METRICS = [...Object.keys(ACCOUNT_KPIS), ...Object.keys(GROUP_KPIS)].filter(
  (name): name is Metric => isOneOf(name, { ...ACCOUNT_KPIS, ...GROUP_KPIS }),
);

export const metricField = () =>
  z.enum(METRICS, `use one of ${METRICS.join(", ")}`).describe("A figure, such as coverage");

/** A figure as results carry it. */
export const figureShape = z.object({
  metric: z.string(),
  value: z.number().nullable().describe("Cents, a count, a share of 1, days, or a mark"),
  why: z.string().nullable().describe("Why there is no value"),
});

export type Figure = { readonly metric: Metric } & Measured;

/** "$212k", "81 %", "+9 %", "34 days"; a figure that is missing is a dash. */
export function figureText(metric: Metric, value: number | null, currency: string): string {
  if (value === null) return "–";
  const { unit } = kpiOf(metric);
  return unit === "change" ? signed(value, percent) : sizeText(metric, value, currency);
}

function sizeText(metric: Metric, value: number, currency: string): string {
  switch (kpiOf(metric).unit) {
    case "money":
      return shortMoney(value, currency);
    case "count":
      return whole(Math.round(value));
    case "share":
    case "change":
      return percent(value);
    case "days":
      return plural(Math.round(value), "day");
    case "mark":
      return value.toFixed(1);
  }
}

/** Shares differ by points, not by per cent. */
const distanceText = (metric: Metric, value: number, currency: string): string => {
  const { unit } = kpiOf(metric);
  return unit === "share" || unit === "change"
    ? `${whole(Math.round(value * 100))} pts`
    : sizeText(metric, value, currency);
};

export const TOO_LITTLE = "too little data to say";

/** "+$46k (+$12k to +$80k)", or that it cannot be told. */
export function differenceText(
  metric: Metric,
  difference: Difference | null,
  currency: string,
): string {
  if (difference === null || !difference.isTellable) return TOO_LITTLE;
  const say = (value: number): string =>
    signed(value, (size) => distanceText(metric, size, currency));
  return `${say(difference.value)} (${say(difference.low)} to ${say(difference.high)})`;
}

/** What a chart of the figure is drawn in, and a value on its axis. */
export function chartUnit(metric: Metric): {
  readonly unit: "money" | "count" | "percent";
  readonly scale: number;
} {
  const { unit } = kpiOf(metric);
  if (unit === "money") return { unit: "money", scale: 1 };
  return unit === "share" || unit === "change"
    ? { unit: "percent", scale: 100 }
    : { unit: "count", scale: 1 };
}
