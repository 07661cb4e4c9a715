import {
  type AddressStore,
  addressKey,
  type Found,
  type Pace,
  type Trouble,
  type WantedAddress,
} from "../../domain/places.ts";
import { pause, ServiceError } from "../fetch-json.ts";
import type { Geocoder } from "./geocoder.ts";

/** One request may take so long. */
const TIMEOUT_MS = 10_000;
const MOST_TRIES = 3;
/** Before the second try, where the service does not say how long; twice that before the third. */
const WAIT_MS = 1000;
/** A service that is down is left alone for so long, one that refuses us for longer: somebody has to mend that. */
const REST_MS = 60_000;
const REFUSED_MS = 10 * 60_000;

/** What may be kept for a while is asked for anew some days before it is over. */
const RENEW_MS = 3 * 24 * 60 * 60_000;

type Parts = {
  readonly geocoder: Geocoder;
  readonly store: AddressStore;
  readonly pace: Pace;
  /** Tells who runs Rounds what is wrong with the service. */
  readonly tell: (error: unknown) => void;
};

/** Nobody waits for longer than `patienceMs`, or when `signal` is aborted. */
export type Patience = { readonly patienceMs: number; readonly signal: AbortSignal };

export type AskGeocoder = (wanted: WantedAddress, patience: Patience) => Promise<Found>;

/** Asks a service at its pace, once for each address: what it said before is known. */
export function askGeocoder(parts: Parts): AskGeocoder {
  const { geocoder, store } = parts;
  return async (wanted, patience) => {
    const key = addressKey(wanted);
    const { holdsMs } = geocoder;
    const since = new Date(holdsMs === null ? 0 : Date.now() - holdsMs + RENEW_MS);
    const known = await store.read(geocoder.key, key, since);
    if (known) return { ...known, trouble: null };
    const found = await askAtPace(parts, wanted, patience);
    if (found.candidates === null) return found;
    const keepUntil = holdsMs === null ? null : new Date(found.at.getTime() + holdsMs);
    await store.write(geocoder.key, key, { ...found, keepUntil });
    return found;
  };
}

type Asking = { readonly until: number; readonly signal: AbortSignal };

async function askAtPace(
  parts: Parts,
  wanted: WantedAddress,
  { patienceMs, signal }: Patience,
): Promise<Found> {
  const asking = { until: Date.now() + patienceMs, signal };
  for (let tried = 1; ; tried += 1) {
    const turn = await parts.pace.turn(new Date(), new Date(asking.until));
    if ("refusal" in turn) return inTrouble(parts.geocoder, REFUSALS[turn.refusal]);
    await pause(Math.max(0, turn.at.getTime() - Date.now()), signal);
    const told = await tryOnce(parts, wanted, { ...asking, tried });
    if (!("waitMs" in told)) return told;
    await pause(told.waitMs, signal);
  }
}

/** An answer, or how long to wait before the next try. */
async function tryOnce(
  parts: Parts,
  wanted: WantedAddress,
  { tried, until, signal }: Asking & { readonly tried: number },
): Promise<Found | { readonly waitMs: number }> {
  const { geocoder, pace, tell } = parts;
  if (signal.aborted) return inTrouble(geocoder, LATE);
  try {
    const candidates = await once(geocoder, wanted, { until, signal });
    await pace.answered();
    return { candidates, at: new Date(), trouble: null };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // Who waits for three seconds says nothing about the service.
    if (signal.aborted || Date.now() >= until) return inTrouble(geocoder, LATE);
    tell(error);
    const waitMs = error.retryAfterMs ?? WAIT_MS * 2 ** (tried - 1);
    const isAgain = error.isPassing && tried < MOST_TRIES && Date.now() + waitMs < until;
    return isAgain ? { waitMs } : giveUp(parts, error);
  }
}

const once = (geocoder: Geocoder, wanted: WantedAddress, { until, signal }: Asking) => {
  const timeout = AbortSignal.timeout(Math.max(1, Math.min(TIMEOUT_MS, until - Date.now())));
  return geocoder.find(wanted, AbortSignal.any([timeout, signal]));
};

/** What is wrong with one address alone leaves the others to be asked for. */
async function giveUp({ geocoder, pace }: Parts, error: ServiceError): Promise<Found> {
  const { status } = error;
  if (status !== null && status >= 400 && !error.isDown)
    return inTrouble(geocoder, "refuses this address", true);
  const why = wordsFor(error);
  const isRefused = status === 401 || status === 403;
  const restMs = error.retryAfterMs ?? (isRefused ? REFUSED_MS : REST_MS);
  await pace.rest(new Date(), new Date(Date.now() + restMs), why);
  return inTrouble(geocoder, why);
}

function wordsFor({ status }: ServiceError): string {
  if (status === 401 || status === 403) return "refuses to answer";
  if (status === 429) return "asks to wait";
  return status === 200 ? "does not answer with places" : "does not answer";
}

const LATE = "took too long";

const REFUSALS = {
  rests: "does not answer",
  spent: "is not asked any more today: the day's look-ups are used up",
  busy: "is busy with other addresses",
};

const inTrouble = (
  { name }: Geocoder,
  what: string,
  isOfAddress = false,
): Found & { readonly candidates: null; readonly trouble: Trouble } => ({
  candidates: null,
  trouble: { words: `${name} ${what}`, isOfAddress },
});
