import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { instantOf } from "../../src/clock.ts";
import { openDatabase } from "../../src/data/database.ts";
import { importText } from "../world.ts";
import type { Cluster } from "./cluster.ts";
import { openPlatform, type Platform } from "./platform.ts";

export const DAY = "2026-03-02";
const ZONE = "America/Chicago";
const PROCESSES = 3;
/** How long the first and the last ones may take. */
const REST_MS = 120_000;

export type Force = {
  readonly cluster: Cluster;
  readonly digests: number;
  readonly seconds: number;
  /** From 0 to 1. */
  readonly chance: () => number;
};

export type Outcome = {
  readonly platform: Pick<Platform, "arrived" | "answers">;
  readonly kills: number;
  readonly fallen: readonly string[];
  readonly restMs: number;
  readonly runs: readonly { readonly reader: string; readonly status: string }[];
  readonly posts: readonly {
    readonly id: string;
    readonly status: string;
    readonly attempts: number;
    readonly text: string;
  }[];
};

/**
 * Some processes make digests and post them to a platform of bad moods; they are killed at random moments, and the
 * database crashes once. Tells what there is when all is calm again.
 */
export async function useForce({ cluster, digests, seconds, chance }: Force): Promise<Outcome> {
  const platform = await openPlatform(chance);
  await fill(cluster.url, digests);
  // It is a quarter of a minute before 07:01, so that some are due while the forces are at work.
  const aheadMs = instantOf(`${DAY}T07:00`, ZONE).getTime() + 45_000 - Date.now();
  const crew = startCrew([cluster.url, platform.url, String(aheadMs)]);
  // Processes take seconds to start: what counts is the time in which there is something to disturb.
  await until(() => platform.arrived.length > 0);
  const end = performance.now() + 1000 * seconds;
  let isRestarted = false;
  while (performance.now() < end) {
    await wait(1500 + 3000 * chance());
    crew.killOne(chance());
    if (isRestarted || performance.now() < end - 500 * seconds) continue;
    await cluster.crash();
    await wait(1500);
    await cluster.start();
    isRestarted = true;
  }
  platform.calmDown();
  const calm = performance.now();
  const database = await openDatabase({ home: "", url: cluster.url });
  const countSent = () => database.client.post.count({ where: { status: "sent" } });
  await until(async () => (await countSent()) >= digests);
  const restMs = Math.round(performance.now() - calm);
  await crew.end();
  const runs = await database.client.digestRun.findMany({ select: { reader: true, status: true } });
  const posts = await database.client.post.findMany({ omit: { card: true } });
  await database.close();
  await platform.close();
  return { platform, kills: crew.kills, fallen: crew.fallen, restMs, runs, posts };
}

/** Looks again and again, but not for ever: what is missing then is seen by whoever counts. */
async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + REST_MS;
  while (performance.now() < end && !(await isDone())) await wait(250);
}

type Crew = {
  killOne(chance: number): void;
  readonly kills: number;
  /** What processes that were at work said before they ended by themselves. */
  readonly fallen: readonly string[];
  end(): Promise<void>;
};

/** Keeps so many processes running, whatever becomes of one. */
function startCrew(args: readonly string[]): Crew {
  let isOver = false;
  let kills = 0;
  const fallen: string[] = [];
  const crew: ChildProcess[] = [];
  const start = (place: number): void => {
    const child = startWorker(args, fallen);
    crew[place] = child;
    child.on("exit", () => void (isOver || setTimeout(() => isOver || start(place), 300)));
  };
  for (let place = 0; place < PROCESSES; place += 1) start(place);
  return {
    killOne(chance) {
      if (crew[Math.floor(chance * PROCESSES)]?.kill("SIGKILL")) kills += 1;
    },
    get kills() {
      return kills;
    },
    fallen,
    async end() {
      isOver = true;
      const alive = crew.filter((child) => child.exitCode === null && child.signalCode === null);
      const ended = alive.map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of alive) child.kill("SIGKILL");
      await Promise.all(ended);
    },
  };
}

/** One that could not start, as the database was away, is no fault; one that was on has to stay on. */
function startWorker(args: readonly string[], fallen: string[]): ChildProcess {
  const file = join(import.meta.dirname, "worker.ts");
  const flags = ["--disable-warning=ExperimentalWarning", file];
  const child = spawn(process.execPath, [...flags, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let isOn = false;
  child.stdout.once("data", () => {
    isOn = true;
  });
  child.stderr.on("data", (words: Buffer) => {
    said = (said + words.toString()).slice(-2000);
  });
  child.on("exit", (_code, signal) => {
    if (isOn && signal !== "SIGKILL") fallen.push(said);
  });
  return child;
}

/** Reps with two shops each and a subscription: a third was due at 06:30, a third at 07:00, a third will be at 07:01. */
async function fill(url: string, digests: number): Promise<void> {
  const database = await openDatabase({ home: "", url });
  await database.client.workspace.create({
    data: { id: "small", name: "Small", timeZone: ZONE, createdAt: new Date("2026-01-01") },
  });
  const reps = Array.from({ length: digests }, (_, index) => `rep${index}@small.example`);
  await importText(database, {
    people: [
      "email,name,role,manager_email,time_zone,work_start,work_end,lunch,home_town,home_lat,home_lng",
      ...reps.map(
        (rep, index) => `${rep},Rep ${index},rep,,${ZONE},08:00,17:00,,Ames,42.03,-93.62`,
      ),
    ].join("\n"),
    accounts: [
      "account_id,name,city,state,zip,lat,lng,segment,lifecycle,visit_minutes,owner_email",
      ...reps.flatMap((rep, index) =>
        [0, 1].map(
          (shop) =>
            `A${index}-${shop},Shop ${index}-${shop},Ames,IA,50010,42.0${4 + shop},-93.6${index % 10},B,customer,30,${rep}`,
        ),
      ),
    ].join("\n"),
  });
  await database.client.digestSubscription.createMany({
    data: reps.map((rep, index) => ({
      workspaceId: "small",
      digest: "day_plan",
      reader: `person:${rep}`,
      at: DUE_AT[index % DUE_AT.length] ?? 420,
      days: [0],
      timeZone: ZONE,
      authorEmail: rep,
      changedAt: new Date("2026-01-01"),
    })),
  });
  await database.close();
}

/** 06:30 is late from the start. */
export const DUE_AT = [390, 420, 421];
