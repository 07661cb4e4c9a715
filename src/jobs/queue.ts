import { type ConstructorOptions, fromPglite, type JobInsert, PgBoss } from "pg-boss";
import type { JobData, QueueName } from "./job-data.ts";

/** The embedded database, as far as the queue needs it. */
type Embedded = Parameters<typeof fromPglite>[0];

/** Where jobs are kept: the same PostgreSQL that has the data. */
export type QueueStore = { readonly url: string } | { readonly embedded: Embedded };

export type QueueOptions = {
  readonly store: QueueStore;
  /** Hears what the queue cannot mend itself; it goes on trying. */
  readonly onError: (error: unknown) => void;
};

/** Work to be done. Of several with one key that nobody has begun, one is kept. */
export type Job<Data> = {
  readonly key: string;
  readonly data: Data;
  /** Not before so many milliseconds have gone by; 0: at once. */
  readonly waitMs: number;
};

export type Work = {
  /** How many jobs run at the same time in this process. */
  readonly concurrency: number;
  /** How often a job that threw is done again; waits double from two seconds to a minute. */
  readonly retries: number;
};

export type Queue = {
  send<Name extends QueueName>(name: Name, jobs: readonly Job<JobData[Name]>[]): Promise<void>;
  /** Does jobs as they come. A job may be done twice: by a process that was killed, and then by another one. */
  work<Name extends QueueName>(
    name: Name,
    work: Work,
    handle: (data: JobData[Name], isLastTry: boolean) => Promise<void>,
  ): Promise<void>;
  /** Jobs that nobody has begun, by name. */
  depth(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
};

/** A job of a process that ended is done again after so long; none needs a quarter of it. */
const EXPIRE_SECONDS = 180;
/** The first wait of a job that threw, and the longest. */
const RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 60;
/** How long finished jobs are kept, for whoever looks. */
const KEEP_SECONDS = 6 * 3600;
/** New jobs are told by the database at once; asking is for what nobody heard. */
const POLL_SECONDS = 2;
const POLL_WHEN_TOLD_SECONDS = 20;
const CLOSE_MS = 10_000;

/** Opens the queue. Its tables are made in a schema of their own, "pgboss". */
export async function openQueue({ store, onError }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({ ...storeOptions(store), ...QUIET });
  boss.on("error", onError);
  await boss.start();
  const workers: Workers = new Map();
  return {
    async send(name, jobs) {
      if (jobs.length === 0) return;
      await boss.insert(name, jobs.map(toInsert));
      for (const waitMs of new Set(jobs.map((job) => job.waitMs)))
        wakeAfter(waitMs, () => workers.get(name)?.forEach((id) => boss.notifyWorker(id)));
    },
    async work(name, work, handle) {
      await makeQueue(boss, name, work.retries);
      workers.set(name, await startWorkers(boss, { ...work, name, handle }));
    },
    async depth() {
      const counts = await Promise.all(
        [...workers.keys()].map(async (name) => [name, await countQueued(boss, name)] as const),
      );
      return new Map(counts);
    },
    close: () => boss.stop({ graceful: true, timeout: CLOSE_MS }),
  };
}

/** Ids of the workers in this process, by queue. */
type Workers = Map<string, readonly string[]>;

const toInsert = <Data extends object>({ key, data, waitMs }: Job<Data>): JobInsert<Data> => ({
  data,
  singletonKey: key,
  startAfter: Math.max(0, waitMs) / 1000,
});

type Starting<Data> = Work & {
  readonly name: string;
  readonly handle: (data: Data, isLastTry: boolean) => Promise<void>;
};

async function startWorkers<Data extends object>(
  boss: PgBoss,
  { name, concurrency, retries, handle }: Starting<Data>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let worker = 0; worker < concurrency; worker += 1) {
    const id = await boss.work<Data, void, typeof HOW_TO_WORK>(name, HOW_TO_WORK, async (jobs) => {
      // There may be more: without this it would wait for a new one, or for the next poll.
      boss.notifyWorker(id);
      for (const { data, retryCount } of jobs) {
        // If it throws it is done again then; nobody tells of that either.
        const again = (): void => wakeAfter(retryWaitMs(retryCount), () => boss.notifyWorker(id));
        await handle(data, retryCount >= retries).catch((error: unknown) => {
          again();
          throw error;
        });
      }
    });
    ids.push(id);
  }
  return ids;
}

/** No schedules of its own, and as few questions to the database as it takes to notice dead processes. */
const QUIET = {
  schedule: false,
  useListenNotify: true,
  superviseIntervalSeconds: 60,
  monitorVacuum: false,
  reindex: false,
} satisfies ConstructorOptions;

/** The database's clock may be behind this one: what was too early is tried once more. */
const WAKE_MARGINS_MS = [50, 1500];
/** Longer waits end with the next poll. */
const LONGEST_WAKE_MS = 60_000;

/** The database tells of new jobs, but not that the time of one has come. */
function wakeAfter(waitMs: number, wake: () => void): void {
  if (waitMs <= 0 || waitMs > LONGEST_WAKE_MS) return;
  for (const marginMs of WAKE_MARGINS_MS) setTimeout(wake, waitMs + marginMs).unref();
}

/** About when pg-boss does a job again that threw for the nth time. */
const retryWaitMs = (retryCount: number): number =>
  Math.min(1000 * RETRY_SECONDS * 2 ** retryCount, 1000 * LONGEST_RETRY_SECONDS);

const HOW_TO_WORK = {
  includeMetadata: true,
  batchSize: 1,
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_WHEN_TOLD_SECONDS,
} as const;

function storeOptions(store: QueueStore): ConstructorOptions {
  if ("url" in store) return { connectionString: store.url, max: 4 };
  return { db: fromPglite(store.embedded), backend: "pglite" };
}

/** A later version of Rounds may have other options: they are written at each start. */
async function makeQueue(boss: PgBoss, name: string, retries: number): Promise<void> {
  const options = {
    retryLimit: retries,
    retryDelay: RETRY_SECONDS,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    deleteAfterSeconds: KEEP_SECONDS,
    notify: true,
  };
  await boss.createQueue(name, { ...options, policy: "short" });
  await boss.updateQueue(name, options);
}

async function countQueued(boss: PgBoss, name: string): Promise<number> {
  const [stats] = await boss.getQueueStats(name, { force: true });
  return stats?.queuedCount ?? 0;
}
