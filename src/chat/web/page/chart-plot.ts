import type { Chart } from "../../../cards/card.ts";
import { axisLabelOf, tickOf } from "./chart-words.ts";
import { shape } from "./element.ts";

type Frame = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Index of the label that is pointed at. */
  readonly active: number | null;
};

/** Room for the values at the axis; pointing is measured from it. */
export const PLOT_LEFT = 46;

const TOP = 10;
const BOTTOM = 24;

/** Where values and labels lie in the drawing, in pixels. */
type Scale = {
  readonly ticks: readonly number[];
  /** Middle of a label's band. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly band: number;
  readonly base: number;
};

/** The drawing itself: grid, bars or lines, and labels. */
export function plotOf(chart: Chart, frame: Frame): SVGSVGElement {
  const scale = scaleOf(chart, frame);
  const marks = chart.shape === "bar" ? barsOf(chart, scale, frame) : linesOf(chart, scale, frame);
  return shape(
    "svg",
    { class: "chart-plot", width: frame.width, height: frame.height, "aria-hidden": "true" },
    ...gridOf(chart, scale, frame),
    ...marks,
    ...labelsOf(chart, scale, frame),
  );
}

function scaleOf({ series, labels }: Chart, { width, height }: Frame): Scale {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const step = niceStep(Math.max(1, ...values) - Math.min(0, ...values));
  const top = Math.ceil(Math.max(1, ...values) / step) * step;
  const bottom = Math.floor(Math.min(0, ...values) / step) * step;
  const band = (width - PLOT_LEFT) / Math.max(1, labels.length);
  const y = (value: number): number =>
    TOP + ((top - value) / (top - bottom)) * (height - TOP - BOTTOM);
  const count = Math.round((top - bottom) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => bottom + index * step);
  return { ticks, band, base: y(0), y, x: (index) => PLOT_LEFT + (index + 0.5) * band };
}

/** 1, 2 or 5 times a power of ten, so that there are about three steps. */
function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = [1, 2, 5, 10].find((each) => each * power >= span / 3) ?? 10;
  return step * power;
}

function gridOf(chart: Chart, { ticks, y }: Scale, { width }: Frame): readonly Node[] {
  return ticks.flatMap((tick) => [
    shape("line", {
      class: tick === 0 ? "grid is-zero" : "grid",
      x1: PLOT_LEFT,
      x2: width,
      y1: Math.round(y(tick)) + 0.5,
      y2: Math.round(y(tick)) + 0.5,
    }),
    shape(
      "text",
      { class: "tick", x: PLOT_LEFT - 8, y: y(tick) + 4, "text-anchor": "end" },
      tickOf(chart, tick),
    ),
  ]);
}

function barsOf({ series }: Chart, { band, base, x, y }: Scale, { active }: Frame): Node[] {
  const gap = Math.min(10, band * 0.3);
  const width = Math.min(40, (band - gap) / series.length);
  return series.flatMap(({ values }, row) =>
    values.flatMap((value, index) => {
      if (value === null) return [];
      const left = x(index) + (row - series.length / 2) * width;
      const height = Math.max(1, Math.abs(y(value) - base));
      const dimmed = active !== null && active !== index ? " is-dimmed" : "";
      return shape("rect", {
        class: `bar series-${row % 4}${dimmed}`,
        x: left,
        y: Math.min(base, y(value)),
        width: Math.max(1, width - 1),
        height,
        rx: Math.min(3, width / 3),
      });
    }),
  );
}

/** A missing value breaks the line. */
function linesOf({ series }: Chart, { x, y, base }: Scale, { active }: Frame): Node[] {
  const lines = series.map(({ values }, row) => {
    const path = values.map((value, index) => {
      if (value === null) return "";
      const isFirst = index === 0 || values[index - 1] === null;
      return `${isFirst ? "M" : "L"}${x(index)},${y(value)}`;
    });
    return shape("path", { class: `line series-${row % 4}`, d: path.join("") });
  });
  if (active === null) return lines;
  const dots = series.flatMap(({ values }, row) => {
    const value = values[active];
    if (value === undefined || value === null) return [];
    return shape("circle", { class: `dot series-${row % 4}`, cx: x(active), cy: y(value), r: 4.5 });
  });
  const cursor = shape("line", {
    class: "cursor",
    x1: x(active),
    x2: x(active),
    y1: TOP,
    y2: base,
  });
  return [cursor, ...lines, ...dots];
}

/** Widest label under the axis that is expected, in pixels. */
const LABEL_WIDTH = 52;

/** As many labels as have room, the first always. */
function labelsOf({ labels }: Chart, { band, x }: Scale, { height, active }: Frame): Node[] {
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / band));
  return labels.flatMap((label, index) =>
    index % every === 0
      ? shape(
          "text",
          {
            class: active === index ? "tick is-active" : "tick",
            x: x(index),
            y: height - 6,
            "text-anchor": "middle",
          },
          axisLabelOf(label, index),
        )
      : [],
  );
}
