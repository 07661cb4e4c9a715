import { readdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { solve } from "../src/domain/routing/solve.ts";
import { readToptw } from "./toptw-file.ts";

type Task = {
  readonly file: string;
  readonly instance: string;
  readonly routes: number;
  readonly decimals: number;
  readonly seconds: number;
  readonly seed: number;
};

/**
 * `orienteering --instances DIR --routes 1,2 --seconds S [--decimals D] [--seed N] --json`: solves every instance in DIR
 * within S seconds each, reading included, on one thread, and prints one JSON line for each.
 */
export async function runOrienteering(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      instances: { type: "string" },
      routes: { type: "string", default: "1" },
      seconds: { type: "string", default: "1" },
      decimals: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const directory = values.instances;
  if (directory === undefined) throw new Error("orienteering needs --instances DIR");
  const files = readdirSync(directory)
    .filter((name) => name.endsWith(".txt"))
    .toSorted();
  const numbers = {
    decimals: Number(values.decimals),
    seconds: Number(values.seconds),
    seed: Number(values.seed),
  };
  for (const routes of values.routes.split(",").map(Number)) {
    for (const name of files) {
      const instance = name.replace(/\.txt$/, "");
      const line = runTask({ file: join(directory, name), instance, routes, ...numbers });
      process.stdout.write(`${values.json ? JSON.stringify(line) : describe(line)}\n`);
    }
  }
}

function runTask({ file, instance, routes, decimals, seconds, seed }: Task) {
  const startedAt = performance.now();
  const elapsedSeconds = () => (performance.now() - startedAt) / 1000;
  const problem = readToptw(file, routes, decimals);
  const solution = solve(problem, {
    iterations: Number.MAX_SAFE_INTEGER,
    seed,
    progress: () => elapsedSeconds() / seconds,
  });
  return {
    instance,
    routes,
    score: solution.value,
    seconds: Number(elapsedSeconds().toFixed(3)),
    iterations: solution.iterations,
    tours: solution.routes.map((route) => route.stops.map((stop) => stop.visit + 1)),
  };
}

function describe(line: ReturnType<typeof runTask>): string {
  const { instance, routes, score, seconds, iterations } = line;
  return `${instance}  ${routes} routes  score ${score}  ${seconds} s  ${iterations} rounds`;
}
