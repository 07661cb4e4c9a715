import type { Chart } from "../../../cards/card.ts";
import { PLOT_LEFT, plotOf } from "./chart-plot.ts";
import { labelOf, valueOf } from "./chart-words.ts";
import { element } from "./element.ts";

/** Height of the drawing in pixels; it never changes, so that nothing below it moves. */
const HEIGHT = 190;

/** A chart that is drawn anew for the width there is; pointing at it, or arrow keys, says each value. */
export function drawChart(chart: Chart): HTMLElement {
  const box = element("div", { class: "chart-box", tabindex: 0, role: "group" });
  box.style.height = `${HEIGHT}px`;
  box.setAttribute("aria-label", `${chart.title}. Arrow keys go through the values.`);
  const reading = element("span", { class: "chart-reading", "aria-live": "polite" });
  let active: number | null = null;
  let width = 0;
  const redraw = (): void => {
    box.replaceChildren(plotOf(chart, { width, height: HEIGHT, active }));
    reading.textContent = active === null ? "" : readingOf(chart, active);
  };
  const activate = (index: number | null): void => {
    if (index === active) return;
    active = index;
    redraw();
  };
  const at = (event: PointerEvent): number => indexAt(event, box, chart.labels.length);
  box.addEventListener("pointermove", (event) => activate(at(event)));
  box.addEventListener("pointerdown", (event) => activate(at(event)));
  box.addEventListener("pointerleave", () => activate(null));
  box.addEventListener("keydown", (event) => {
    const next = nextIndex(event.key, active, chart.labels.length);
    if (next === undefined) return;
    event.preventDefault();
    activate(next);
  });
  new ResizeObserver(([entry]) => {
    width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) redraw();
  }).observe(box);
  const head = element(
    "figcaption",
    { class: "chart-head" },
    element("span", { class: "chart-title", dir: "auto" }, chart.title),
    reading,
  );
  return element("figure", { class: "chart" }, head, ...legendOf(chart), box, tableOf(chart));
}

function indexAt(event: PointerEvent, box: HTMLElement, count: number): number {
  const { left, width } = box.getBoundingClientRect();
  const share = (event.clientX - left - PLOT_LEFT) / Math.max(1, width - PLOT_LEFT);
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

/** Undefined: the key is not for the chart. */
function nextIndex(key: string, active: number | null, count: number): number | null | undefined {
  if (key === "Escape") return null;
  if (key === "ArrowRight") return active === null ? 0 : Math.min(count - 1, active + 1);
  if (key === "ArrowLeft") return active === null ? count - 1 : Math.max(0, active - 1);
  return undefined;
}

function readingOf(chart: Chart, index: number): string {
  const values = chart.series.map(({ name, values: list }) => {
    const value = valueOf(chart, list[index] ?? null);
    return chart.series.length === 1 ? value : `${name} ${value}`;
  });
  return `${labelOf(chart.labels[index] ?? "")}: ${values.join(", ")}`;
}

function legendOf({ series }: Chart): readonly Node[] {
  if (series.length < 2) return [];
  const names = series.map(({ name }, index) =>
    element("li", { class: `series-${index % 4}`, dir: "auto" }, name),
  );
  return [element("ul", { class: "chart-legend" }, ...names)];
}

/** The same numbers for screen readers. */
function tableOf(chart: Chart): HTMLElement {
  return element(
    "table",
    { class: "unseen" },
    element("caption", {}, chart.title),
    element(
      "tr",
      {},
      element("th", {}, ""),
      ...chart.series.map(({ name }) => element("th", { scope: "col" }, name)),
    ),
    ...chart.labels.map((label, index) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, labelOf(label)),
        ...chart.series.map(({ values }) =>
          element("td", {}, valueOf(chart, values[index] ?? null)),
        ),
      ),
    ),
  );
}
