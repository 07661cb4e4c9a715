import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readToptw } from "../../../bench/toptw-file.ts";
import { checkPlan } from "../../../src/domain/routing/check-plan.ts";
import { solve } from "../../../src/domain/routing/solve.ts";

/** Public instances that lie beside the project on some machines; elsewhere there is nothing to compare with. */
const INSTANCES = join(import.meta.dirname, "../../../../shared/bench/toptw");

describe.runIf(existsSync(INSTANCES))("solve on published instances", () => {
  // Righini & Salani (2009) proved 320 and 198; 590 for two routes is the best known.
  it.each([
    ["c101", 1, 320],
    ["r101", 1, 198],
    ["c101", 2, 590],
  ])("reaches the best known score of %s with %i routes", (name, routes, best) => {
    const problem = readToptw(join(INSTANCES, `${name}.txt`), routes, 1);

    const solution = solve(problem, { iterations: 3_000, seed: 1 });

    expect(solution.value).toBe(best);
    expect(checkPlan(problem, solution)).toEqual([]);
  });
});
