import type { Chart } from "../../cards/card.ts";
import { cut, shortMoney } from "../../cards/format.ts";
import { LIMITS } from "./limits.ts";
import type { AnyBlock } from "./render.ts";
import { tableLines } from "./table-block.ts";

/** Slack's own chart where the values fit it, else a table of them. */
export function chartBlock(
  chart: Chart,
  { isPlain, left }: { readonly isPlain: boolean; readonly left: { charts: number } },
): readonly AnyBlock[] {
  if (!isPlain && left.charts > 0 && fits(chart)) {
    left.charts -= 1;
    return [nativeChart(chart)];
  }
  return tableLines({
    kind: "table",
    columns: [
      { header: chart.title, align: "left" },
      ...chart.series.map(({ name }) => ({ header: name, align: "right" as const })),
    ],
    rows: chart.labels.map((label, at) => [
      label,
      ...chart.series.map(({ values }) => valueText(chart, values[at] ?? null)),
    ]),
  }).blocks;
}

/** Slack wants a value for each label of each series, and labels that differ. */
const fits = ({ labels, series }: Chart): boolean =>
  labels.length > 0 &&
  labels.length <= LIMITS.chartLabels &&
  new Set(shortLabels(labels)).size === labels.length &&
  series.length > 0 &&
  series.length <= LIMITS.chartSeries &&
  series.every(({ values }) => values.length === labels.length && !values.includes(null));

/** Twelve months of "2025-03" would overlap. */
function shortLabels(labels: readonly string[]): readonly string[] {
  const months = labels.flatMap(
    (label) => MONTHS[Number(/^\d{4}-(\d\d)$/.exec(label)?.[1]) - 1] ?? [],
  );
  const isYear = months.length === labels.length && new Set(months).size === labels.length;
  return isYear ? months : labels.map((label) => cut(label, LIMITS.chartLabel));
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Slack's axis has numbers alone. */
function titleOf({ title, unit, currency }: Chart): string {
  if (unit === "count") return cut(title, LIMITS.chartTitle);
  const suffix = ` (${unit === "money" ? currency : "%"})`;
  return `${cut(title, LIMITS.chartTitle - suffix.length)}${suffix}`;
}

function nativeChart(chart: Chart): AnyBlock {
  const { shape, unit, labels, series } = chart;
  const categories = shortLabels(labels);
  const block = {
    type: "data_visualization",
    title: titleOf(chart),
    chart: {
      type: shape,
      series: series.map(({ name, values }) => ({
        name: cut(name, LIMITS.chartLabel),
        data: categories.map((label, at) => ({
          label,
          value: unit === "money" ? Math.round((values[at] ?? 0) / 100) : (values[at] ?? 0),
        })),
      })),
      axis_config: { categories },
    },
  };
  return block;
}

function valueText({ unit, currency }: Chart, value: number | null): string {
  if (value === null) return "–";
  if (unit === "money") return shortMoney(value, currency);
  return unit === "percent" ? `${Math.round(value)} %` : String(Math.round(value));
}
