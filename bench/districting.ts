import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { MedianProblem } from "../src/domain/territory/medians/problem.ts";
import { solveMedians } from "../src/domain/territory/medians/solve-medians.ts";

/**
 * `districting --instances DIR --seconds S [--seed N] [--only WORD] --json`: solves every capacitated p-median instance
 * in DIR within S seconds each, on one thread, and prints one JSON line for each. Points are numbered from 0.
 */
export async function runDistricting(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      instances: { type: "string" },
      seconds: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      json: { type: "boolean", default: false },
    },
  });
  if (values.instances === undefined) throw new Error("districting needs --instances DIR");
  const files = readdirSync(values.instances)
    .filter((name) => /\.(dat|txt)$/.test(name) && name.includes(values.only))
    .toSorted();
  for (const name of files) {
    const line = runInstance(join(values.instances, name), {
      seconds: Number(values.seconds),
      seed: Number(values.seed),
    });
    const { instance, cost, excess, iterations } = line;
    print(
      values.json
        ? JSON.stringify(line)
        : `${instance}  cost ${cost}  excess ${excess}  ${iterations} rounds`,
    );
  }
}

function runInstance(
  file: string,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
) {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  const instance = basename(file).replace(/\.\w+$/, "");
  const problem = readMedians(file, instance.startsWith("SJC"));
  const solution = solveMedians(problem, {
    iterations: Number.MAX_SAFE_INTEGER,
    seed,
    progress: () => elapsed() / seconds,
  });
  return {
    instance,
    n: problem.points,
    p: problem.medians,
    ...solution,
    cost: Math.round(solution.cost * 100) / 100,
    seconds: Number(elapsed().toFixed(3)),
  };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Reads `n p`, then per point `x y capacity demand`; or, as in the OR-Library, `number best`, `n p capacity`, then per
 * point `id x y demand`. Distances are Euclidean, in the OR-Library's family rounded down.
 */
function readMedians(file: string, isReal: boolean): MedianProblem {
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/).map(numbers);
  const isOrLibrary = lines[1]?.length === 3;
  const [points = 0, medians = 0, capacity = 0] = lines[isOrLibrary ? 1 : 0] ?? [];
  const rows = lines
    .slice(isOrLibrary ? 2 : 1, points + (isOrLibrary ? 2 : 1))
    .map(([a = 0, b = 0, c = 0, d = 0]) =>
      isOrLibrary ? { x: b, y: c, capacity, demand: d } : { x: a, y: b, capacity: c, demand: d },
    );
  return {
    points,
    medians,
    distance: distances(rows, isReal),
    demand: Float64Array.from(rows, (row) => row.demand),
    capacity: Float64Array.from(rows, (row) => row.capacity),
  };
}

type Spot = { readonly x: number; readonly y: number };

function distances(rows: readonly Spot[], isReal: boolean): Float64Array {
  const table = new Float64Array(rows.length ** 2);
  for (const [i, a] of rows.entries()) {
    for (const [j, b] of rows.entries()) {
      const exact = Math.hypot(a.x - b.x, a.y - b.y);
      table[i * rows.length + j] = isReal ? exact : Math.floor(exact);
    }
  }
  return table;
}

const numbers = (line: string): readonly number[] => line.trim().split(/\s+/).map(Number);
