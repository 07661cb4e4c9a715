import { parseArgs } from "node:util";
import pg from "pg";
import { instantOf, localMoment } from "../src/clock.ts";
import { startClockwork, usualClockwork } from "../src/clockwork.ts";
import { readConfig } from "../src/config.ts";
import { openDatabase } from "../src/data/database.ts";
import { openDigestDesk } from "../src/data/digest-desk.ts";
import { scopeTo } from "../src/data/scope.ts";
import { dutiesOf } from "../src/domain/digests.ts";
import { dueAt } from "../src/domain/due-digests.ts";
import { UserError } from "../src/domain/errors.ts";
import { openRounds, type Rounds } from "../src/rounds.ts";
import { bookOf } from "./digests-book.ts";

const DAY = "2026-03-02";
const ZONE = "America/Chicago";
/** Nobody waits for a morning longer than that. */
const LIMIT_MS = 20 * 60_000;

/**
 * `npm run -s bench -- digests [--reps 5000] [--json]`: the day plans of one morning, from the tick that finds them due
 * to the post that is delivered, in this process. Makes and drops a database of its own on the server of DATABASE_URL.
 */
export async function runDigests(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { reps: { type: "string", default: "5000" }, json: { type: "boolean" } },
  });
  const server = readConfig().databaseUrl;
  if (server === null)
    throw new UserError(
      "no_server",
      "This benchmark needs a PostgreSQL server.",
      "Set DATABASE_URL=postgresql://postgres@127.0.0.1:5432/postgres.",
    );
  const name = `rounds_bench_${process.pid}`;
  await onServer(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: name }).href;
  try {
    const reps = Number(values.reps);
    await fill(url, reps);
    const figures = await morning(url, reps);
    print(values.json ? JSON.stringify(figures) : wordsOf(figures));
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
}

type Figures = {
  readonly digests: number;
  readonly seconds: number;
  readonly digestsPerSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly peakMegabytes: number;
  /** A tick when all is made: what each minute of the day costs. */
  readonly idleTickMs: number;
};

const wordsOf = (figures: Figures): string =>
  [
    `${figures.digests} day plans in ${figures.seconds} s: ${figures.digestsPerSecond} a second`,
    `one takes ${figures.medianMs} ms (median), ${figures.p99Ms} ms (p99)`,
    `memory at most ${figures.peakMegabytes} MB; a tick that finds nothing to do ${figures.idleTickMs} ms`,
  ].join("\n");

async function fill(url: string, reps: number): Promise<void> {
  const database = await openDatabase({ home: "", url });
  for (const sql of bookOf(reps)) await database.client.$executeRawUnsafe(sql);
  await database.close();
}

async function morning(url: string, reps: number): Promise<Figures> {
  const rounds = await openRounds({
    config: { home: readConfig().home, databaseUrl: url },
    demoDay: null,
    onProgress: () => {},
  });
  const aheadMs = instantOf(`${DAY}T07:00`, ZONE).getTime() - Date.now();
  const usual = usualClockwork(rounds);
  const tookMs: number[] = [];
  const began = performance.now();
  const clockwork = await startClockwork(rounds, {
    ...usual,
    now: () => new Date(Date.now() + aheadMs),
    async compose(order) {
      const start = performance.now();
      const made = await usual.compose(order);
      tookMs.push(performance.now() - start);
      return made;
    },
  });
  await untilSent(rounds, reps);
  const seconds = (performance.now() - began) / 1000;
  const idleTickMs = await idleTick(rounds);
  await clockwork.close();
  await rounds.close();
  const sorted = tookMs.toSorted((a, b) => a - b);
  const part = (share: number): number =>
    Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return {
    digests: reps,
    seconds: Math.round(seconds),
    digestsPerSecond: Math.round((10 * reps) / seconds) / 10,
    medianMs: part(0.5),
    p99Ms: part(0.99),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    idleTickMs,
  };
}

async function untilSent({ database }: Rounds, digests: number): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    const sent = await database.client.post.count({ where: { status: "sent" } });
    if (sent >= digests) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error("The morning is over");
}

/** The clock looks who is due each minute, all day. */
async function idleTick({ database, workspace }: Rounds): Promise<number> {
  const desk = openDigestDesk(scopeTo(database.client, workspace.id), workspace.id);
  const began = performance.now();
  const { people, subscriptions } = await desk.readers();
  const noon = instantOf(`${DAY}T12:00`, ZONE);
  dueAt(dutiesOf(people, subscriptions), noon, { localMoment, instantOf });
  return Math.round(performance.now() - began);
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
