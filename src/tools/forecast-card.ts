import { type Button, buttons, type Card, note, type Part, table, text } from "../cards/card.ts";
import { percent, plural, shortMoney, signed } from "../cards/format.ts";
import { monthName, periodWords } from "../cards/period-words.ts";
import type { Range } from "../domain/forecast/forecast.ts";
import { addMonths, monthPeriod } from "../domain/performance/periods.ts";
import type { World } from "./world.ts";

export type Forecasted = {
  readonly territory: string | null;
  readonly label: string;
  readonly months: readonly (Range & { readonly month: string; readonly counts: boolean })[];
  readonly total: Range;
  readonly yearBeforeCents: number | null;
  readonly history: readonly { readonly month: string; readonly cents: number }[];
  readonly isSeasonal: boolean;
  readonly isShort: boolean;
  readonly backTest: {
    readonly months: number;
    readonly held: number;
    readonly error: number | null;
  } | null;
};

export function forecastCard(result: Forecasted, world: World): Card {
  const { currency } = world.workspace;
  const { total, months } = result;
  const counting = months.filter(({ counts }) => counts);
  const [first, last] = [counting[0]?.month ?? "", counting.at(-1)?.month ?? ""];
  const when = periodWords(monthPeriod(first, last), world.today);
  const say = (cents: number): string => shortMoney(cents, currency);
  return {
    title: `${result.label}, ${when}: about ${say(total.value)} (${say(total.low)} to ${say(total.high)} in four of five cases)`,
    parts: [
      ...againstYearBefore(result, say, periodWords(yearEarlier(first, last), world.today)),
      ...(counting.length > 1 ? [monthsTable(counting, say)] : []),
      chartOf(result, currency),
      note(`${trustWords(result)}${notCounting(result, world, say)} ${methodWords(result)}`),
      buttons(...buttonsOf(result)),
    ],
  };
}

const yearEarlier = (first: string, last: string) =>
  monthPeriod(addMonths(first, -12), addMonths(last, -12));

type Say = (cents: number) => string;

function againstYearBefore(
  { total, yearBeforeCents }: Forecasted,
  say: Say,
  when: string,
): readonly Part[] {
  if (yearBeforeCents === null || yearBeforeCents <= 0) return [];
  const change = signed(total.value / yearBeforeCents - 1, percent);
  return [text(`${change} against ${say(yearBeforeCents)} in ${when}.`)];
}

const monthsTable = (months: Forecasted["months"], say: Say): Part =>
  table(
    [
      { header: "Month", align: "left" },
      { header: "About (range)", align: "right" },
    ],
    months.map(({ month, value, low, high }) => [
      `${monthName(month)} ${month.slice(0, 4)}`,
      `${say(value)} (${say(low)} to ${say(high)})`,
    ]),
  );

/** Months that run or come before those that were asked for. */
function notCounting({ months }: Forecasted, { today }: World, say: Say): string {
  const before = months.filter(({ counts }) => !counts);
  const [first, last] = [before[0]?.month, before.at(-1)?.month];
  if (first === undefined || last === undefined) return "";
  const sum = before.reduce((all, { value }) => all + value, 0);
  return ` Not in the total: ${periodWords(monthPeriod(first, last), today)}, about ${say(sum)}.`;
}

/** A year and a half of history is enough to see where the forecast comes from. */
const SHOWN = 18;

function chartOf({ history, months }: Forecasted, currency: string): Part {
  const past = history.slice(-SHOWN);
  const cents = past.map((each) => each.cents);
  const gap = past.slice(1).map(() => null);
  const newest = cents.slice(-1);
  const line = (of: (month: Range) => number): readonly (number | null)[] => [
    ...gap,
    ...newest,
    ...months.map((month) => Math.round(of(month))),
  ];
  return {
    kind: "chart",
    shape: "line",
    title: "Revenue by month",
    unit: "money",
    currency,
    labels: [...past, ...months].map(({ month }) => month),
    series: [
      { name: "Sold", values: [...cents, ...months.map(() => null)] },
      { name: "Forecast", values: line(({ value }) => value) },
      { name: "Low", values: line(({ low }) => low) },
      { name: "High", values: line(({ high }) => high) },
    ],
  };
}

function trustWords({ backTest }: Forecasted): string {
  if (backTest === null) return "There is too little history to try the forecast on.";
  const { months, held, error } = backTest;
  const miss = error === null ? "" : `, ${percent(error)} off on average`;
  return `Tried on the last ${plural(months, "month")}, each from the months before it: the range held ${plural(held, "time")}${miss}.`;
}

function methodWords({ isSeasonal, isShort, history }: Forecasted): string {
  const method =
    "Method: the mean of Theta, a damped trend and fitted exponential smoothing (augurs ETS)";
  if (isShort) {
    return `${method}. Only ${plural(history.length, "month")} of history: no season can be seen, and the range is wider.`;
  }
  return `${method}${isSeasonal ? ", with the season of the year" : "; no season is seen"}.`;
}

function buttonsOf({ territory, months }: Forecasted): readonly Button[] {
  const about = territory === null ? {} : { territory };
  const ahead = months.filter(({ counts }) => counts).length;
  return [
    { label: "How is it doing?", tool: "show_performance", input: about },
    ...[3, 12]
      .filter((periods) => periods !== ahead)
      .map((periods) => ({
        label: `Next ${periods} months`,
        tool: "forecast_revenue",
        input: { ...about, periods },
      })),
  ];
}
