import { randomUUID } from "node:crypto";
import { willBeLookedUp } from "./cards/lookup-words.ts";
import type { GeocodingSettings } from "./config-geocoding.ts";
import { openAddressStore } from "./data/found-addresses.ts";
import { openPace, paceState } from "./data/geocoding-pace.ts";
import { countLookups, readLookups } from "./data/place-lookups.ts";
import type { Scoped, ScopedTransaction } from "./data/scope.ts";
import {
  attributionOf,
  type Found,
  minutesFor,
  NOT_LOOKED_UP,
  type PlaceDesk,
} from "./domain/places.ts";
import { askGeocoder } from "./maps/geocoding/ask-geocoder.ts";
import type { Geocoder } from "./maps/geocoding/geocoder.ts";
import { googleGeocoding } from "./maps/geocoding/google-geocoding.ts";
import { nominatim } from "./maps/geocoding/nominatim.ts";
import { createPlaces } from "./maps/places.ts";
import {
  type LookupWork,
  type RunOptions,
  type RunOutcome,
  runLookups,
  startLookups,
} from "./run-lookups.ts";

type Own = { readonly scoped: Scoped; readonly workspaceId: string };

type Parts = Own & {
  readonly settings: GeocodingSettings | null;
  /** Tells who runs Rounds what is wrong with the service. */
  readonly tell: (error: unknown) => void;
  /** Called when places were changed. */
  readonly changed: () => void;
};

/** The looking up of addresses in one workspace. */
export type PlaceLookups = {
  readonly desk: PlaceDesk;
  readonly waiting: Waiting;
  /** Looks up what waits, until nothing does, the service is away or the day is used up. */
  readonly run: (options: RunOptions) => Promise<RunOutcome>;
  /** Does so whenever something waits, until it is closed. */
  readonly start: () => { close(): Promise<void> };
};

/** What an import tells of the addresses that wait after it; null: none does. */
export type Waiting = (
  tx: ScopedTransaction,
) => Promise<{ readonly count: number; readonly words: string } | null>;

/** Whoever types an address waits no longer than that. */
const PATIENCE_MS = 3000;

export function placeLookups(parts: Parts): PlaceLookups {
  const { settings, scoped, workspaceId, tell, changed } = parts;
  const own = { scoped, workspaceId };
  const places = createPlaces();
  if (settings === null)
    return {
      ...WITHOUT_SERVICE,
      desk: { ...WITHOUT_SERVICE.desk, ...reading(own, null) },
      start: () => startLookups({ ...own, places }, null, tell),
    };
  const geocoder = geocoderOf(settings);
  const { key, name } = geocoder;
  const pace = openPace({
    ...own,
    ...paceOf(settings),
    service: key,
    holder: randomUUID(),
  });
  const store = openAddressStore(scoped, workspaceId);
  const ask = askGeocoder({ geocoder, store, pace, tell });
  const work: LookupWork = { ...own, geocoder, pace, ask, places, changed };
  const run = (options: RunOptions) => runLookups(work, options);
  const progress = progressOver(work, settings);
  const signal = new AbortController().signal;
  return {
    desk: {
      ...reading(own, key),
      service: { key, name, attribution: attributionOf(key) },
      find: (words) => ask(words, { patienceMs: PATIENCE_MS, signal }),
      progress: () => progress(scoped),
    },
    async waiting(tx) {
      const { waiting: count, minutes } = await progress(tx);
      if (minutes === null) return null;
      return { count, words: willBeLookedUp(count, name, minutes) };
    },
    run,
    start: () => startLookups(work, run, tell),
  };
}

const geocoderOf = ({ service, url, key, email }: GeocodingSettings): Geocoder =>
  service === "google" ? googleGeocoding({ url, key: key ?? "" }) : nominatim({ url, email });

const paceOf = ({ perSecond, perDay }: GeocodingSettings) => ({
  everyMs: 1000 / perSecond,
  perDay,
});

function progressOver({ geocoder, workspaceId }: LookupWork, settings: GeocodingSettings) {
  const pace = paceOf(settings);
  return async (tx: Pick<ScopedTransaction, "$queryRaw" | "geocodingPace">) => {
    const now = new Date();
    const state = await paceState({ tx, service: geocoder.key, perDay: pace.perDay }, now);
    const counts = await countLookups({ tx, workspaceId }, geocoder.key, now);
    const minutes = minutesFor(counts.waiting, { ...pace, left: state.left });
    return { ...counts, state, minutes };
  };
}

const reading = (own: Own, service: string | null): Pick<PlaceDesk, "open" | "of"> => ({
  open: () => readLookups(own, { service, now: new Date(), accountId: null }),
  of: async (accountId) =>
    (await readLookups(own, { service, now: new Date(), accountId })).get(accountId) ??
    NOT_LOOKED_UP,
});

const NOBODY: Found = {
  candidates: null,
  trouble: { words: "No service looks up addresses here", isOfAddress: false },
};

/** Towns and postal codes are known without a service. */
const WITHOUT_SERVICE = {
  desk: { service: null, find: async () => NOBODY, progress: async () => null },
  waiting: async () => null,
  run: async () => ({ done: 0, trouble: null }),
};
