import { expect, test } from "vitest";
import { createAligner } from "../src/aligner.ts";
import { createRandom } from "../src/domain/random.ts";
import { align } from "../src/domain/territory/alignment/align.ts";
import {
  type AlignmentProblem,
  DEFAULT_WEIGHTS,
} from "../src/domain/territory/alignment/problem.ts";

/** Large enough for a thread of its own. */
const OPTIONS = { iterations: 700_000, seed: 1 };

function drawProblem(): AlignmentProblem {
  const random = createRandom(4);
  const spot = () => ({ lat: 41 + 2 * random.next(), lng: -96 + 5 * random.next() });
  const reps = Array.from({ length: 4 }, spot).map((home) => ({ home, middle: home, share: 1 }));
  const units = Array.from({ length: 400 }, () => ({
    accounts: 1,
    place: spot(),
    visits: 12,
    visitMinutes: 360,
    potentialCents: 100_000,
    riskCents: 1_000,
    current: random.int(4),
    isFixed: false,
    allowed: null,
  }));
  return { units, reps, weights: DEFAULT_WEIGHTS, maxMoves: null };
}

test("a large problem is computed beside the chat, with progress, and gives the same answer", async () => {
  const problem = drawProblem();
  const told: [string, boolean][] = [];
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const answer = await createAligner((...words) => told.push(words), null)(problem, OPTIONS);
  clearInterval(timer);
  expect(answer).toEqual(align(problem, OPTIONS));
  expect(ticks).toBeGreaterThan(3);
  expect(told.length).toBeGreaterThan(5);
  expect(told[0]).toEqual([expect.stringMatching(/^Comparing divisions: \d+ %$/), true]);
});

test("cancelling ends it with a word to the person", async () => {
  const controller = new AbortController();
  const aligner = createAligner(() => controller.abort(), controller.signal);
  await expect(
    aligner(drawProblem(), { ...OPTIONS, iterations: 50_000_000 }),
  ).rejects.toMatchObject({ code: "cancelled" });
});
