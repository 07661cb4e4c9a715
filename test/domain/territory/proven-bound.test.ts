import highsLoader from "highs";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/domain/random.ts";
import { solveMedians } from "../../../src/domain/territory/medians/solve-medians.ts";

const POINTS = 20;
const MEDIANS = 4;

/** Points on a plane with unequal demands and capacities that bind: 1.1 times what is needed on average. */
function drawProblem(seed: number) {
  const random = createRandom(seed);
  const spots = Array.from({ length: POINTS }, () => ({
    x: random.int(100),
    y: random.int(100),
    demand: 1 + random.int(20),
  }));
  const total = spots.reduce((sum, { demand }) => sum + demand, 0);
  const distance = spots.flatMap((a) => spots.map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  return { spots, distance, capacity: Math.ceil((total / MEDIANS) * 1.1) };
}

/** The same problem as a mixed integer program in the LP format: `u` opens a centre, `g` gives a point to it. */
function asProgram({ spots, distance, capacity }: ReturnType<typeof drawProblem>): string {
  const all = spots.map((_, index) => index);
  const gives = all.flatMap((point) => all.map((centre) => `g${point}_${centre}`));
  const costs = gives.map((name, index) => `${(distance[index] ?? 0).toFixed(6)} ${name}`);
  const once = all.map((point) => `${all.map((centre) => `g${point}_${centre}`).join(" + ")} = 1`);
  const within = all.map(
    (centre) =>
      `${spots.map(({ demand }, point) => `${demand} g${point}_${centre}`).join(" + ")} - ${capacity} u${centre} <= 0`,
  );
  const opened = all.flatMap((point) =>
    all.map((centre) => `g${point}_${centre} - u${centre} <= 0`),
  );
  const self = all.map((centre) => `g${centre}_${centre} - u${centre} = 0`);
  const count = `${all.map((centre) => `u${centre}`).join(" + ")} = ${MEDIANS}`;
  const rules = [...once, ...within, ...opened, ...self, count].join("\n");
  const binaries = [...gives, ...all.map((centre) => `u${centre}`)].join(" ");
  return `Minimize\n${costs.join(" + ")}\nSubject To\n${rules}\nBinary\n${binaries}\nEnd`;
}

test("finds what an exact solver proves to be the best, on problems small enough for it", async () => {
  // Its types describe a default export that the package, being CommonJS, does not have.
  const load = highsLoader as unknown as typeof highsLoader.default;
  const highs = await load();
  const gaps = [1, 2].map((seed) => {
    const problem = drawProblem(seed);
    const proven = highs.solve(asProgram(problem));
    expect(proven.Status).toBe("Optimal");
    const answer = solveMedians(
      {
        points: POINTS,
        medians: MEDIANS,
        distance: Float64Array.from(problem.distance),
        demand: Float64Array.from(problem.spots, ({ demand }) => demand),
        capacity: new Float64Array(POINTS).fill(problem.capacity),
      },
      { iterations: 1_000, seed: 1 },
    );
    expect(answer.excess).toBe(0);
    return answer.cost / proven.ObjectiveValue - 1;
  });
  for (const gap of gaps) expect(Math.abs(gap)).toBeLessThan(1e-6);
});
