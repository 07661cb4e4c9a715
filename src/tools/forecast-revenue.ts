import { z } from "zod";
import { UserError } from "../domain/errors.ts";
import { backTest } from "../domain/forecast/back-test.ts";
import { forecast } from "../domain/forecast/forecast.ts";
import { addMonths, type Month, monthOf, monthsBetween } from "../domain/performance/periods.ts";
import { forecastRevenueExamples } from "./examples/forecast-revenue.ts";
import * as fields from "./fields.ts";
import { forecastCard } from "./forecast-card.ts";
import { findScope } from "./performance-scope.ts";
import { historyOf } from "./revenue-history.ts";
import { defineTool } from "./tool.ts";

const MOST_MONTHS = 24;
/** Months that the back-test forecasts and compares. */
const TRIED = 6;
/** Fewer months show no season, and are said to be few. */
const YEAR = 12;

const range = z.object({
  value: z.number(),
  low: z.number().describe("In four of five cases it is between low and high"),
  high: z.number(),
});

export const forecastRevenue = defineTool({
  name: "forecast_revenue",
  title: "Forecast revenue",
  description:
    "What a territory, a rep or a team will sell in the months to come, with a range of 80 % and how well such forecasts held before.",
  right: "rep",
  effect: "read",
  phrases: [
    "what will I sell next month?",
    "forecast {territory} for next quarter",
    "my sales outlook for the next six months",
  ],
  examples: forecastRevenueExamples,
  slots: {
    territory: { type: ["person", "territory"] },
    periods: { type: "monthsAhead" },
    first: { type: "monthsAhead", part: "from" },
    last: { type: "monthsAhead", part: "to" },
  },
  input: z.object({
    territory: fields
      .territory()
      .optional()
      .describe("Territory, region or e-mail of a rep; leave out for the asker's own"),
    periods: fields.whole(1, MOST_MONTHS).optional().describe("Months after the one that runs"),
    first: month().optional().describe("First month that counts, when a period is named"),
    last: month().optional().describe("Last month that counts"),
  }),
  result: z.object({
    territory: z.string().nullable(),
    label: z.string(),
    months: z.array(
      z.object({
        month: z.string(),
        value: z.number(),
        low: z.number(),
        high: z.number(),
        counts: z.boolean().describe("Whether it belongs to the total"),
      }),
    ),
    total: range,
    yearBeforeCents: z.number().nullable().describe("What the same months brought a year before"),
    history: z.array(z.object({ month: z.string(), cents: z.number() })),
    isSeasonal: z.boolean(),
    isShort: z.boolean().describe("The history is shorter than a year"),
    backTest: z
      .object({ months: z.int(), held: z.int(), error: z.number().nullable() })
      .nullable()
      .describe("How many of the last months the range held, and the mean error as a share"),
  }),

  async run(input, world) {
    const scope = await findScope(world, input.territory);
    const { months: history, next } = await historyOf(world, scope);
    if (history.length === 0) throw nothingSold(scope.label);
    const { first, last } = monthsMeant(input, monthOf(world.today), next);
    const cents = history.map((each) => each.cents);
    const trendModel = await world.trendModel();
    const { months, fromThen, isSeasonal } = forecast(
      cents,
      monthsBetween(next, last) + 1,
      trendModel,
    );
    const tried = backTest(cents, TRIED, trendModel);
    const skipped = monthsBetween(next, first);
    const total = fromThen[skipped];
    if (total === undefined) throw new Error("A forecast without the months asked for");
    return {
      territory: input.territory ?? null,
      label: scope.label,
      months: months.map((each, ahead) => ({
        month: addMonths(next, ahead),
        ...each,
        counts: ahead >= skipped,
      })),
      total,
      yearBeforeCents: yearBefore(history, first, last),
      history: history.slice(-2 * YEAR),
      isSeasonal,
      isShort: history.length < YEAR,
      backTest:
        tried.months.length === 0
          ? null
          : { months: tried.months.length, held: tried.held, error: tried.error },
    };
  },

  card: forecastCard,
});

function month() {
  return z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "not a month; write it as 2026-04");
}

type Asked = {
  readonly periods?: number | undefined;
  readonly first?: Month | undefined;
  readonly last?: Month | undefined;
};

/**
 * The months of the total. Those that are named go before a number; without names they begin after the month that runs,
 * and never before the first that is not known yet.
 */
function monthsMeant({ periods = 3, first, last }: Asked, running: Month, next: Month) {
  const end = last ?? addMonths(running, periods);
  const begin = first ?? (last === undefined ? addMonths(running, 1) : next);
  const most = addMonths(running, MOST_MONTHS);
  if (end < next || begin > end || end > most) {
    throw new UserError(
      "bad_input",
      "There is nothing to forecast in those months.",
      `Ask for up to ${MOST_MONTHS} months that are still to come.`,
    );
  }
  return { first: begin < next ? next : begin, last: end };
}

/** Null: not all of the months are known. */
function yearBefore(
  history: readonly { readonly month: Month; readonly cents: number }[],
  first: Month,
  last: Month,
): number | null {
  const [from, to] = [addMonths(first, -YEAR), addMonths(last, -YEAR)];
  const known = history.filter((each) => each.month >= from && each.month <= to);
  if (known.length <= monthsBetween(from, to)) return null;
  return known.reduce((sum, { cents }) => sum + cents, 0);
}

const nothingSold = (label: string): UserError =>
  new UserError(
    "not_found",
    `${label === "You" ? "You have" : `${label} has`} no sales to forecast from.`,
    "Import monthly sales first, or name another territory.",
  );
