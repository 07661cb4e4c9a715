import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { RoutingProblem } from "../src/domain/routing/problem.ts";
import { solve } from "../src/domain/routing/solve.ts";
import { readTsp, readTsptw } from "./sequencing-file.ts";

/**
 * `tsp|tsptw --instances DIR [--seconds S] [--seed N] --json`: puts all stops of each file in order within S seconds,
 * reading included, on one thread, and prints one JSON line for each: the tour from node 0 (not named again at its end),
 * its travel without waiting, whether it makes every stop in time, and the gap to the best known where the folder has it.
 */
export async function runSequencing(suite: "tsp" | "tsptw", args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      instances: { type: "string" },
      seconds: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const directory = values.instances;
  if (directory === undefined) throw new Error(`${suite} needs --instances DIR`);
  const best = bestIn(directory);
  const ending = suite === "tsp" ? ".tsp" : ".txt";
  const files = readdirSync(directory).filter((name) => name.endsWith(ending));
  for (const name of files.toSorted()) {
    const read = () => (suite === "tsp" ? readTsp : readTsptw)(join(directory, name));
    const instance = name.slice(0, -ending.length);
    const line = run(read, Number(values.seconds), Number(values.seed));
    const gap = gapTo(best.get(instance), line.travel);
    print(values.json, { instance, ...line, ...gap });
  }
}

function run(read: () => RoutingProblem, seconds: number, seed: number) {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const problem = read();
  const { routes } = solve(problem, {
    iterations: Number.MAX_SAFE_INTEGER,
    seed,
    progress: () => elapsed() / seconds,
  });
  const stops = routes[0]?.stops ?? [];
  return {
    stops: problem.visits.length,
    feasible: stops.length === problem.visits.length,
    travel: routes[0]?.driveMinutes ?? 0,
    seconds: Number(elapsed().toFixed(3)),
    tour: [0, ...stops.map(({ visit }) => visit + 1)],
  };
}

/** `optimal.json` or `best-known.json` beside the instances: which length is to be reached. */
function bestIn(directory: string): ReadonlyMap<string, number> {
  const file = readdirSync(directory).find((name) => /^(optimal|best-known)\.json$/.test(name));
  if (file === undefined) return new Map();
  const rows: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
    readFileSync(join(directory, file), "utf8"),
  );
  return new Map(
    rows.map((row) => [
      String(row["instance"]).replace(/\.\w{3}$/, ""),
      Number(row["optimal"] ?? row["best_travel"] ?? row["best"]),
    ]),
  );
}

const gapTo = (best: number | undefined, travel: number) =>
  best === undefined
    ? {}
    : { best, gapPercent: Math.round((10_000 * (travel - best)) / best) / 100 };

function print(isJson: boolean, line: Readonly<Record<string, unknown>>): void {
  const { tour: _, ...short } = line;
  process.stdout.write(`${JSON.stringify(isJson ? line : short)}\n`);
}
