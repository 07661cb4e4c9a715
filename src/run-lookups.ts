import {
  countLookups,
  type Due,
  dueAccounts,
  forgetLookups,
  type Looked,
  writeLookup,
} from "./data/place-lookups.ts";
import type { Scoped } from "./data/scope.ts";
import { judgePlace } from "./domain/geo/judge-place.ts";
import type { Candidate, Pace, PostalAddress } from "./domain/places.ts";
import type { Located, Places } from "./domain/ports.ts";
import { wantedOf } from "./domain/postal-address.ts";
import { startTicks } from "./jobs/ticks.ts";
import type { AskGeocoder } from "./maps/geocoding/ask-geocoder.ts";
import type { Geocoder } from "./maps/geocoding/geocoder.ts";

/** What looking up the addresses of a workspace needs. */
export type LookupWork = {
  readonly scoped: Scoped;
  readonly workspaceId: string;
  readonly geocoder: Geocoder;
  readonly pace: Pace;
  readonly ask: AskGeocoder;
  readonly places: Places;
  /** Called when places were changed. */
  readonly changed: () => void;
};

export type RunOptions = {
  /** Ends the run after the address that is at it. */
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, waiting: number) => void;
};

export type RunOutcome = {
  readonly done: number;
  /** Why it ended before everything was looked up, in words; null: nothing waits any more. */
  readonly trouble: string | null;
};

/** A look-up may wait so long for its turn and for what is tried again. */
const PATIENCE_MS = 60_000;
/** Accounts that are read at once. */
const BATCH = 50;
/** While a run goes on, questions see the new places this often. */
const SHOW_EVERY_MS = 30_000;

/** Looks up what waits, one address after the other, until nothing does, the service is away or the day is used up. */
export async function runLookups(work: LookupWork, options: RunOptions): Promise<RunOutcome> {
  const { pace, changed } = work;
  let done = 0;
  let shownAt = performance.now();
  const count = (): void => {
    done += 1;
    if (performance.now() - shownAt < SHOW_EVERY_MS) return;
    shownAt = performance.now();
    changed();
  };
  try {
    for (;;) {
      if (options.onProgress) options.onProgress(done, (await countWaiting(work)).waiting);
      const ended = await runBatch(work, options.signal, count);
      if (ended !== null) return { done, trouble: ended.trouble };
    }
  } finally {
    await pace.release();
    if (done > 0) changed();
  }
}

const countWaiting = ({ scoped, workspaceId, geocoder }: LookupWork) =>
  countLookups({ tx: scoped, workspaceId }, geocoder.key, new Date());

const ENDED = { trouble: "it was ended" };
const ELSEWHERE = { trouble: "another Rounds on this database is at it" };

/** Null: there may be more. */
async function runBatch(
  work: LookupWork,
  signal: AbortSignal,
  onDone: () => void,
): Promise<{ readonly trouble: string | null } | null> {
  if (signal.aborted) return ENDED;
  if (!(await work.pace.hold(new Date()))) return ELSEWHERE;
  const due = await dueAccounts(work, {
    service: work.geocoder.key,
    now: new Date(),
    most: BATCH,
  });
  if (due.length === 0) return { trouble: null };
  for (const account of due) {
    if (signal.aborted) return ENDED;
    if (!(await work.pace.hold(new Date()))) return ELSEWHERE;
    const trouble = await lookUp(work, account, signal);
    if (trouble !== null) return { trouble };
    onDone();
  }
  return null;
}

/** Looks up one account; returns what is wrong with the service, or null. */
async function lookUp(work: LookupWork, account: Due, signal: AbortSignal): Promise<string | null> {
  const { ask, places, geocoder } = work;
  const found = await ask(wantedOf(account), { patienceMs: PATIENCE_MS, signal });
  if (found.candidates === null && !found.trouble.isOfAddress) return found.trouble.words;
  const area = locate(places, account);
  const at = found.candidates === null ? new Date() : found.at;
  const looked = judged(found.candidates ?? [], { account, area });
  const keepUntil = geocoder.holdsMs === null ? null : new Date(at.getTime() + geocoder.holdsMs);
  await writeLookup(work, account, {
    ...looked,
    service: geocoder.key,
    at: new Date(),
    keepUntil,
  });
  return null;
}

function judged(
  candidates: readonly Candidate[],
  { account, area }: { readonly account: Due; readonly area: Located | null },
): Pick<Looked, "status" | "doubt" | "take" | "candidates"> {
  const { zip, isPlaced } = account;
  const verdict = judgePlace(candidates, { area, zip, isPlaced });
  if (verdict.doubt === "not_found") return { ...verdict, status: "not_found" };
  return { ...verdict, status: verdict.doubt === null ? "placed" : "unsure" };
}

/** Where postal code and town are, from embedded data. */
const locate = (places: Places, { zip, city, state, country }: PostalAddress): Located | null =>
  places.locate({ zip, city, state, country });

const EACH_TWENTY_SECONDS = "*/20 * * * * *";

/** A run ends after so long and the next tick goes on: a clock gives up what takes longer. */
const RUN_MS = 4 * 60_000;

/** Looks up whatever waits, until it is closed; what may not be kept any longer is forgotten. */
export function startLookups(
  own: Pick<LookupWork, "scoped" | "workspaceId" | "places">,
  run: ((options: RunOptions) => Promise<unknown>) | null,
  onError: (error: unknown) => void,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const clock = startTicks({
    ticks: EACH_TWENTY_SECONDS,
    jobs: [
      {
        name: "place_lookups",
        async run(now) {
          await forgetLookups(own, now, (address) => locate(own.places, address));
          await run?.({ signal: AbortSignal.any([closing.signal, AbortSignal.timeout(RUN_MS)]) });
        },
      },
    ],
    now: () => new Date(),
    onError,
  });
  return {
    async close() {
      closing.abort();
      await clock.close();
    },
  };
}
