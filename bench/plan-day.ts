import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../src/config.ts";
import { openUploads } from "../src/data/uploads.ts";
import { planRoute } from "../src/domain/routing/plan-day.ts";
import { sumOf } from "../src/domain/sum-of.ts";
import { assemble, type Rounds } from "../src/rounds.ts";
import { requestOf } from "../src/tools/make-plan.ts";
import { orderOf } from "../src/tools/plan-day.ts";
import { openOwn } from "./own-database.ts";
import { BENCH_REP, planBook } from "./plan-book.ts";

/** Each day is asked for so often; the middle one counts. */
const TIMES = 7;
const DAY = "2026-03-05";
const WHO = { as: BENCH_REP, at: `${DAY}T07:00` };

/**
 * `plan-day [--candidates 300,2000 --seconds S]`: how long "who should I visit today?" takes for a rep with so many
 * accounts, database included, in a process that is warm; and how much more the same planner finds in S seconds without
 * leaving any candidate aside. In a database of its own, with the road service of the environment, whose answers are kept
 * after the first day.
 */
export async function runPlanDay(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      candidates: { type: "string", default: "300,2000" },
      seconds: { type: "string", default: "0" },
      json: { type: "boolean" },
    },
  });
  for (const candidates of values.candidates.split(",").map(Number)) {
    const figures = await measure(candidates, Number(values.seconds));
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
}

async function measure(candidates: number, seconds: number) {
  const { database, where } = await openOwn();
  try {
    for (const sql of planBook(candidates)) await database.client.$executeRawUnsafe(sql);
    const workspace = await database.client.workspace.findFirstOrThrow();
    const uploads = await openUploads(join(readConfig().home, "uploads"));
    const { roads } = readConfig();
    const rounds = assemble({ database, workspace, uploads, logTo: process.stderr, roads });
    const took: number[] = [];
    for (let time = 0; time <= TIMES; time += 1) {
      const began = performance.now();
      await rounds.callTool("plan_day", { date: DAY }, WHO);
      if (time > 0) took.push(performance.now() - began); // the first one warms up
    }
    const medianMs = Math.round(took.toSorted((a, b) => a - b)[TIMES >> 1] ?? 0);
    return { candidates, database: where, medianMs, ...(await gapTo(rounds, seconds)) };
  } finally {
    await database.close();
  }
}

/** What the plan in chat is worth, and what the one of a long search over all candidates is. */
async function gapTo(rounds: Rounds, seconds: number) {
  const world = await rounds.worldOf(WHO);
  const { request } = await requestOf(world, await orderOf({ date: DAY }, world), 0);
  const { stops } = await planRoute(request, world.roads);
  const value = valueOf(stops);
  if (seconds === 0) return { stops: stops.length, value };
  const began = performance.now();
  const progress = () => (performance.now() - began) / (1000 * seconds);
  const search = { iterations: Number.MAX_SAFE_INTEGER, progress };
  const long = await planRoute(request, world.roads, { mostCandidates: Infinity, search });
  const longValue = valueOf(long.stops);
  const gapPercent = Math.round((10_000 * (longValue - value)) / longValue) / 100;
  return { stops: stops.length, value, seconds, longValue, gapPercent };
}

const valueOf = (stops: readonly { readonly value: number }[]): number =>
  sumOf(stops, ({ value }) => value);
