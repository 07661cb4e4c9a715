import type { DigestRun } from "../domain/digest-desk.ts";
import { DAY_OFF, type DigestKey, type DueDigest, dutiesOf } from "../domain/digests.ts";
import { dueAt } from "../domain/due-digests.ts";
import { personOf } from "../domain/posts.ts";
import type { JobData } from "./job-data.ts";
import { type Digests, makeDigest } from "./make-digest.ts";
import type { Queue } from "./queue.ts";
import type { TimedJob } from "./ticks.ts";

const QUEUE = "digests";

/** Each digest occupies a core while it is planned: some read and write while one reckons. */
const CONCURRENCY = 4;
const RETRIES = 5;

type DigestJob = JobData[typeof QUEUE];

/** Makes digests as jobs come; returns what looks each minute who is due. Any number of processes may do both. */
export async function startDigests(digests: Digests, queue: Queue): Promise<TimedJob> {
  await queue.work(QUEUE, { concurrency: CONCURRENCY, retries: RETRIES }, (job, isLastTry) =>
    makeDigest(digests, fromJob(job), isLastTry),
  );
  const asked: Asked = new Map();
  return { name: "digests that are due", run: (now) => askForDue({ digests, queue, asked }, now) };
}

/**
 * What this process need not ask for again, by digest: until when. Without it the work of a whole morning would be
 * looked up and sent again each minute.
 */
type Asked = Map<string, number>;

type Asking = { readonly digests: Digests; readonly queue: Queue; readonly asked: Asked };

async function askForDue({ digests, queue, asked }: Asking, now: Date): Promise<void> {
  const { desk, clock, leaseMs, metrics } = digests;
  const { people, subscriptions } = await desk.readers();
  const due = dueAt(dutiesOf(people, subscriptions), now, clock);
  forgetOthers(asked, due);
  const open = due.filter((one) => (asked.get(keyOf(one)) ?? 0) <= now.getTime());
  if (open.length === 0) return;
  const dates = [...new Set(open.map(({ localDate }) => localDate))];
  const settled = settledOf(await desk.runs(dates));
  const undone = open.filter((one) => !settled.has(keyOf(one)));
  const isOff = offOn(await desk.daysOff(dates));
  const off = undone.filter(isOff);
  const skipped = await desk.skip(
    off.map((one) => ({ ...one, reason: DAY_OFF })),
    now,
  );
  for (const kind of skipped) metrics.digests.inc({ kind, outcome: "skipped" });
  const wanted = undone.filter((one) => !isOff(one));
  await queue.send(
    QUEUE,
    wanted.map((one) => ({ key: keyOf(one), data: toJob(one), waitMs: 0 })),
  );
  for (const one of open) asked.set(keyOf(one), Number.POSITIVE_INFINITY);
  for (const one of wanted) asked.set(keyOf(one), now.getTime() + leaseMs);
}

/** Yesterday's digests are no longer due. */
function forgetOthers(asked: Asked, due: readonly DigestKey[]): void {
  const keys = new Set(due.map(keyOf));
  for (const key of asked.keys()) if (!keys.has(key)) asked.delete(key);
}

const settledOf = (runs: readonly DigestRun[]): ReadonlySet<string> =>
  new Set(runs.filter(({ status }) => status !== "claimed").map(keyOf));

type DayOff = { readonly email: string; readonly from: string; readonly to: string };

/** Whether a digest's reader does not work that whole day. Half days have their digests. */
function offOn(absences: readonly DayOff[]): (key: DigestKey) => boolean {
  const byEmail = Map.groupBy(absences, ({ email }) => email);
  return ({ reader, localDate }) =>
    (byEmail.get(personOf(reader) ?? "") ?? []).some(
      ({ from, to }) => from <= localDate && localDate <= to,
    );
}

const keyOf = ({ digest, reader, localDate }: DigestKey): string =>
  `${digest} ${reader} ${localDate}`;

const toJob = (due: DueDigest): DigestJob => ({
  ...due,
  dueAt: due.dueAt.toISOString(),
  since: due.since?.toISOString() ?? null,
});

const fromJob = (job: DigestJob): DueDigest => ({
  ...job,
  dueAt: new Date(job.dueAt),
  since: job.since === null ? null : new Date(job.since),
});
