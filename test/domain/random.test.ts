import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/domain/random.ts";

function draw(seed: number): number[] {
  return Array.from({ length: 5 }, createRandom(seed).next);
}

describe("createRandom", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("stays within its range and reaches all of it evenly", () => {
    const random = createRandom(1);
    const counts = [0, 0, 0, 0, 0];

    for (let i = 0; i < 50_000; i++) {
      const drawn = random.int(5);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }

    // Binomial: 10,000 expected each, standard deviation sqrt(50,000 x 0.2 x 0.8) = 89; five of them are 447.
    expect(counts).toHaveLength(5);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(447);
  });

  it("averages one half", () => {
    const random = createRandom(99);
    let sum = 0;

    for (let i = 0; i < 50_000; i++) sum += random.next();

    expect(sum / 50_000).toBeCloseTo(0.5, 2);
  });
});
