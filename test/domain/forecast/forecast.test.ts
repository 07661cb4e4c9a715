import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { backTest } from "../../../src/domain/forecast/back-test.ts";
import { forecast } from "../../../src/domain/forecast/forecast.ts";
import { seasonalIndices } from "../../../src/domain/forecast/seasonality.ts";
import { theta } from "../../../src/domain/forecast/theta.ts";
import type { TrendModel } from "../../../src/domain/ports.ts";
import { loadTrendModel } from "../../../src/forecasting/ets.ts";

let trendModel: TrendModel;

beforeAll(async () => {
  trendModel = await loadTrendModel();
});

const HIGH_DECEMBER = (month: number): number => (month % 12 === 11 ? 200 : 100);

test("a December twice as high as the other months comes again", () => {
  const history = Array.from({ length: 36 }, (_, month) => HIGH_DECEMBER(month));
  const { months, isSeasonal } = forecast(history, 12, trendModel);
  expect(isSeasonal).toBe(true);
  for (const [ahead, { value }] of months.entries()) {
    expect(value / HIGH_DECEMBER(ahead)).toBeCloseTo(1, 1);
  }
});

test("the theta method adds half the trend to the last level", () => {
  // 10, 20 ... 100 is followed at once (weight 1), so the level is 100; half of the slope is 5
  const line = Array.from({ length: 10 }, (_, month) => 10 * (month + 1));
  expect(theta(line, 3)).toEqual([105, 110, 115]);
});

test("months without sales, and short histories, have no season", () => {
  expect(seasonalIndices(Array.from({ length: 36 }, (_, month) => month % 12))).toBeNull();
  expect(
    seasonalIndices(Array.from({ length: 24 }, (_, month) => HIGH_DECEMBER(month))),
  ).toBeNull();
});

test("few months give a level with a wide range, none gives nothing", () => {
  const [next] = forecast([100, 120, 80], 1, trendModel).months;
  expect(next?.value).toBeGreaterThan(80);
  expect(next?.value).toBeLessThan(120);
  expect((next?.high ?? 0) - (next?.low ?? 0)).toBeGreaterThan(60);
  expect(forecast([], 2, trendModel).total).toEqual({ value: 0, low: 0, high: 0 });
});

test("a month that nobody foresaw breaks the range in the back-test", () => {
  const history = [...Array.from({ length: 24 }, (_, month) => 100 + (month % 3)), 300];
  const { months, held } = backTest(history, 6, trendModel);
  expect(months.map(({ isHeld }) => isHeld).at(-1)).toBe(false);
  expect(held).toBe(months.filter(({ isHeld }) => isHeld).length);
  expect(months).toHaveLength(6);
});

test("is never negative, always ordered, and says the same again", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 48 }),
      fc.integer({ min: 1, max: 12 }),
      (history, horizon) => {
        const answer = forecast(history, horizon, trendModel);
        expect(answer).toEqual(forecast(history, horizon, trendModel));
        expect(answer.months).toHaveLength(horizon);
        for (const { value, low, high } of [...answer.months, answer.total]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(high).toBeGreaterThanOrEqual(value);
          expect(Number.isFinite(high)).toBe(true);
        }
      },
    ),
    { numRuns: 40 },
  );
});
