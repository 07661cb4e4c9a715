import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { forecast } from "../src/domain/forecast/forecast.ts";
import { loadTrendModel } from "../src/forecasting/ets.ts";

/**
 * `forecast --instances DIR --json`: forecasts every series of DIR/monthly.csv, prints one JSON line for each and then
 * one of all: symmetric MAPE in percent and MASE against the naive season as in the M3 competition, and how often the
 * 80 % range held.
 */
export async function runForecast(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { instances: { type: "string" }, json: { type: "boolean", default: false } },
  });
  if (values.instances === undefined) throw new Error("forecast needs --instances DIR");
  const startedAt = performance.now();
  const trendModel = await loadTrendModel();
  const lines = readSeries(join(values.instances, "monthly.csv")).map(({ series, train, test }) => {
    const { months } = forecast(train, test.length, trendModel);
    const points = months.map(({ value }) => value);
    const held = months.filter(({ low, high }, ahead) => within(test[ahead], low, high)).length;
    return {
      series,
      forecast: points.map((point) => Math.round(point * 100) / 100),
      smape: mean(points.map((point, ahead) => symmetric(test[ahead] ?? 0, point))),
      mase: mean(points.map((point, ahead) => Math.abs(point - (test[ahead] ?? 0)))) / scale(train),
      held: held / test.length,
    };
  });
  if (values.json) for (const line of lines) print(JSON.stringify(line));
  print(
    JSON.stringify({
      series: lines.length,
      smape: round(mean(lines.map(({ smape }) => smape))),
      mase: round(mean(lines.map(({ mase }) => mase))),
      held: round(mean(lines.map(({ held }) => held))),
      seconds: round((performance.now() - startedAt) / 1000),
    }),
  );
}

function readSeries(file: string) {
  const [, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return lines.map((line) => {
    const cells = line.split(",");
    const numbers = (cell: string | undefined) => (cell ?? "").split(";").map(Number);
    return { series: cells[0] ?? "", train: numbers(cells.at(-2)), test: numbers(cells.at(-1)) };
  });
}

const symmetric = (actual: number, point: number): number =>
  (200 * Math.abs(actual - point)) / (actual + point);

/** Mean error of "as a year ago" within the history. */
const scale = (train: readonly number[]): number =>
  mean(train.slice(12).map((value, month) => Math.abs(value - (train[month] ?? 0))));

const within = (value = 0, low: number, high: number): boolean => low <= value && value <= high;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
