import type { Chart } from "../../cards/card.ts";
import { shortMoney } from "../../cards/format.ts";
import { LIMITS } from "./limits.ts";
import type { Element } from "./render.ts";

/** Teams' own chart, with its values as facts where a client does not draw it. */
export function chartElement(chart: Chart): Element {
  const { title, labels, series, shape } = chart;
  const fallback: Element = {
    type: "FactSet",
    facts: labels.map((label, at) => ({
      title: label,
      value: series
        .map(({ name, values }) => `${name} ${valueText(chart, values[at] ?? null)}`)
        .join(", "),
    })),
  };
  const isDrawn = labels.length > 0 && series.length > 0 && series.length <= LIMITS.chartSeries;
  if (!isDrawn) return fallback;
  const pointsOf = (values: readonly (number | null)[]) =>
    labels.flatMap((label, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ x: label, y: scaled(chart, value) }];
    });
  const [only] = series;
  if (series.length === 1 && only && shape === "bar") {
    return { type: "Chart.VerticalBar", title, data: pointsOf(only.values), fallback };
  }
  const data = series.map(({ name, values }) => ({ legend: name, values: pointsOf(values) }));
  return {
    type: shape === "line" ? "Chart.Line" : "Chart.VerticalBar.Grouped",
    title,
    data,
    fallback,
  };
}

const scaled = ({ unit }: Chart, value: number): number =>
  unit === "money" ? Math.round(value / 100) : Math.round(value * 10) / 10;

function valueText({ unit, currency }: Chart, value: number | null): string {
  if (value === null) return "–";
  if (unit === "money") return shortMoney(value, currency);
  return unit === "percent" ? `${Math.round(value)} %` : String(Math.round(value));
}
