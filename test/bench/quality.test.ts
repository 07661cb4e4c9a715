import { expect, test } from "vitest";
import { madeDay, madeTour } from "../../bench/made-instances.ts";
import { checkPlan } from "../../src/domain/routing/check-plan.ts";
import { defaultEffort } from "../../src/domain/routing/default-effort.ts";
import { solve } from "../../src/domain/routing/solve.ts";

/** The best that searches of some seconds have found; effort here is in rounds, so that the answer is the same anywhere. */
const DAYS = [
  [40, 1, 668],
  [40, 2, 763],
  [40, 3, 691],
  [40, 4, 659],
  [40, 5, 702],
  [100, 1, 810],
  [100, 2, 936],
  [100, 3, 877],
  [100, 4, 747],
  [100, 5, 932],
  [200, 1, 1087],
  [200, 2, 1129],
  [200, 3, 1073],
  [200, 4, 1061],
  [200, 5, 978],
  [300, 1, 1079],
  [300, 2, 1184],
  [300, 3, 1107],
  [300, 4, 1222],
  [300, 5, 1031],
  [400, 1, 1176],
  [400, 2, 1319],
  [400, 3, 1254],
  [400, 4, 1287],
  [400, 5, 1216],
] as const;
const TOURS = [
  [20, 1, 420],
  [60, 2, 668],
  [100, 3, 876],
] as const;

test("days as the chat plans them are worth at most 1 % less on average than the best known", () => {
  const gaps = DAYS.map(([places, seed, best]) => {
    const problem = madeDay(places, seed);
    const plan = solve(problem, { iterations: defaultEffort(problem), seed: 1 });
    expect(checkPlan(problem, plan)).toEqual([]);
    return (best - plan.value) / best;
  });
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThanOrEqual(0.01);
});

test.each(TOURS)(
  "a tour of %i stops is at most 1 % longer than the best known",
  (places, seed, best) => {
    const problem = madeTour(places, seed);
    const plan = solve(problem, { iterations: 100, seed: 1 });
    expect(checkPlan(problem, plan)).toEqual([]);
    expect((plan.routes[0]?.driveMinutes ?? Number.POSITIVE_INFINITY) / best).toBeLessThanOrEqual(
      1.01,
    );
  },
);
