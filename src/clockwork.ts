import pino from "pino";
import type { Card } from "./cards/card.ts";
import { webPoster } from "./chat/web/poster.ts";
import { forgetEventsJob } from "./chat-desk.ts";
import { instantOf, localMoment } from "./clock.ts";
import { composeDigest } from "./compose-digest.ts";
import { openDigestDesk } from "./data/digest-desk.ts";
import { openPostBox } from "./data/post-box.ts";
import { scopeTo } from "./data/scope.ts";
import type { PostBox, Poster } from "./domain/posts.ts";
import { type Delivery, kicker, startDelivery } from "./jobs/deliver.ts";
import { startDigests } from "./jobs/digests.ts";
import type { ComposeDigest } from "./jobs/make-digest.ts";
import { openQueue, type Queue } from "./jobs/queue.ts";
import { EACH_MINUTE, startTicks, type TimedJob } from "./jobs/ticks.ts";
import { leadClockJob } from "./lead-intake.ts";
import { forgetSaidJob } from "./model.ts";
import type { Rounds } from "./rounds.ts";

/** What runs by the clock, until it is closed. */
export type Clockwork = { close(): Promise<void> };

export type ClockworkOptions = {
  /** Platforms that posts go to, before the page. */
  readonly posters: readonly Poster<Card>[];
  readonly compose: ComposeDigest;
  readonly now: () => Date;
  /** When to look who is due, as cron writes it. */
  readonly ticks: string;
  /** Takes the log, one JSON object a line. */
  readonly logTo: { write(line: string): void };
  /** A claim of a digest older than that was left by a process that ended. */
  readonly leaseMs: number;
  /** For tests that cannot wait for the usual times. */
  readonly waits?: Delivery["waits"];
};

/** Posts that other parts stored, such as a lead that was given, wait ten seconds at most. */
const POST_TICKS = "*/10 * * * * *";

/** A digest is made in a second; whoever needs two minutes for it is gone. */
const LEASE_MS = 120_000;

export const usualClockwork = (rounds: Rounds): ClockworkOptions => ({
  posters: [],
  compose: composeDigest(rounds),
  now: () => new Date(),
  ticks: EACH_MINUTE,
  logTo: process.stderr,
  leaseMs: LEASE_MS,
});

/** What other parts do each minute: one line each. */
const otherMinuteJobs = (rounds: Rounds): readonly TimedJob[] => [
  leadClockJob(rounds),
  forgetEventsJob(rounds),
  forgetSaidJob(rounds),
];

/** Starts the clock and the work it brings: digests, posts, and what other parts do each minute. */
export async function startClockwork(
  rounds: Rounds,
  options: ClockworkOptions = usualClockwork(rounds),
): Promise<Clockwork> {
  const log = pino({ base: null }, options.logTo);
  const queue = await openQueue({
    store: rounds.database.store,
    onError: seldom((error) => log.error({ err: error }, "the queue of jobs has a problem")),
  });
  try {
    const { posts, others } = await jobsOf(rounds, queue, { ...options, log });
    const start = (ticks: string, jobs: readonly TimedJob[]) =>
      startTicks({
        ticks,
        jobs,
        now: options.now,
        onError: (error, job) => log.error({ err: error, job }, "a job of the clock failed"),
      });
    const clocks = [start(options.ticks, others), start(POST_TICKS, [posts])];
    return {
      async close() {
        await Promise.all(clocks.map((clock) => clock.close()));
        await queue.close();
      },
    };
  } catch (error) {
    await queue.close();
    throw error;
  }
}

async function jobsOf(
  rounds: Rounds,
  queue: Queue,
  { posters, compose, now, leaseMs, waits, log }: ClockworkOptions & { readonly log: pino.Logger },
): Promise<{ readonly posts: TimedJob; readonly others: readonly TimedJob[] }> {
  const { metrics, workspace } = rounds;
  const scoped = scopeTo(rounds.database.client, workspace.id);
  const box = openPostBox<Card>(scoped, workspace.id);
  metrics.watchDepths(() => depthsOf(box, queue));
  const posts = await startDelivery({
    box,
    posters: [...posters, webPoster],
    queue,
    metrics,
    now,
    chance: Math.random,
    onFailure: (error, { id, reader }) => log.error({ err: error, id, reader }, "a post failed"),
    ...(waits && { waits }),
  });
  const digests = await startDigests(
    {
      desk: openDigestDesk(scoped, workspace.id),
      compose,
      clock: { localMoment, instantOf },
      metrics,
      now,
      kick: kicker(queue),
      onFailure: (error, { digest, reader, localDate }) =>
        log.error({ err: error, digest, reader, localDate }, "a digest failed"),
      leaseMs,
    },
    queue,
  );
  return { posts, others: [digests, ...otherMinuteJobs(rounds)] };
}

async function depthsOf(box: PostBox<Card>, queue: Queue): Promise<ReadonlyMap<string, number>> {
  const [waiting, jobs] = await Promise.all([box.countWaiting(), queue.depth()]);
  const depths = new Map([["posts_waiting", waiting]]);
  for (const [name, count] of jobs) depths.set(`jobs_${name}`, count);
  return depths;
}

const SELDOM_MS = 60_000;

/** While the database is away each poll of each worker fails: one line a minute says so. */
function seldom(tell: (error: unknown) => void): (error: unknown) => void {
  let quietUntil = 0;
  return (error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + SELDOM_MS;
    tell(error);
  };
}
