import { setTimeout as wait } from "node:timers/promises";
import { schedule } from "node-cron";

/** What is done at each tick; it gets the instant. */
export type TimedJob = {
  readonly name: string;
  readonly run: (now: Date) => Promise<void>;
};

type Clock = {
  /** When to tick, as cron writes it. */
  readonly ticks: string;
  readonly jobs: readonly TimedJob[];
  readonly now: () => Date;
  /** A job that threw is run again at the next tick. */
  readonly onError: (error: unknown, job: string) => void;
};

export const EACH_MINUTE = "* * * * *";

/**
 * Runs the jobs now and then at each tick, each by itself: one that hangs holds up no other. A job that is still running
 * lets ticks pass, but not for ever.
 */
export function startTicks({ ticks, jobs, now, onError }: Clock): { close(): Promise<void> } {
  const rounds = jobs.map((job) => roundsOf(job, { now, onError }));
  const tick = (): void => {
    for (const round of rounds) round.tick();
  };
  const task = schedule(ticks, tick, { timezone: "UTC", suppressMissedWarning: true });
  tick();
  return {
    async close() {
      await task.destroy();
      const ended = Promise.all(rounds.map((round) => round.ended()));
      await Promise.race([ended, wait(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/** Whatever hangs longer than that is given up: what it began may still end. */
const STUCK_MS = 5 * 60_000;
const CLOSE_MS = 10_000;

function roundsOf(
  job: TimedJob,
  { now, onError }: Pick<Clock, "now" | "onError">,
): { tick(): void; ended(): Promise<void> } {
  let running: Promise<void> | null = null;
  let stuckAt = 0;
  const run = async (): Promise<void> => {
    try {
      await job.run(now());
    } catch (error) {
      onError(error, job.name);
    }
  };
  return {
    tick() {
      if (running !== null && performance.now() < stuckAt) return;
      if (running !== null) onError(new Error("It hangs, and is begun anew"), job.name);
      stuckAt = performance.now() + STUCK_MS;
      const mine = run().finally(() => {
        if (running === mine) running = null;
      });
      running = mine;
    },
    ended: async () => {
      await running;
    },
  };
}
