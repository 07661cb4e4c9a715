import { weekdayOf } from "../../domain/days.ts";
import { estimateLegs } from "../../domain/geo/travel-estimate.ts";
import type { LegStore, RoadLeg, Roads, TravelTable } from "../../domain/ports.ts";
import type { LocalDate, MinuteOfDay, Place } from "../../domain/units.ts";
import { type AskSource, createAsk } from "./ask-source.ts";
import { type KnownLegs, keepLegs } from "./known-legs.ts";
import { type HourLegs, mergeLegs } from "./merge-legs.ts";
import { nearestOf, withFar } from "./near-places.ts";
import { nameOf } from "./place-names.ts";
import type { RoadSource } from "./road-source.ts";

/** No answer waits longer than that for roads, however many tables it needs. */
const PATIENCE_MS = 4000;

/** When a question is asked, and which instant a time of a day is for who asks. */
export type Moment = {
  readonly instant: Date;
  instantAt(date: LocalDate, minute: MinuteOfDay): Date;
};

type Parts = {
  readonly source: RoadSource;
  readonly store: LegStore;
  /** Tells who runs Rounds what is wrong with the service. */
  readonly tell: (error: unknown) => void;
};

/** The roads of a service for one answer after the other. What it does not tell is estimated, and said to be. */
export function serviceRoads({ source, store, tell }: Parts): (moment: Moment) => Roads {
  const desk = { source, known: keepLegs(source, store), ask: createAsk(source, tell) };
  return (moment) => {
    let patience: AbortSignal | null = null;
    const signal = (): AbortSignal => (patience ??= AbortSignal.timeout(PATIENCE_MS));
    const table = (from: readonly Place[], to: readonly Place[], date: LocalDate) =>
      tableOf({ ...desk, signal }, { from, to }, bandsOf(source, moment, date));
    return {
      mostPlaces: source.mostPlaces,
      table: (places, date) => table(places, places, date),
      from: async (origin, places, date) => {
        const near = nearestOf(origin, places, source.mostPlaces);
        const told = await table([origin], near, date);
        return near.length === places.length ? told : withFar(origin, { near, places, told });
      },
      source: source.about,
      live: source.isLive
        ? (from, to) => minutesNow(desk.ask, { from, to, signal: signal() })
        : null,
    };
  };
}

/** Asked for each time: what the traffic is now, nobody knows later. */
async function minutesNow(
  ask: AskSource,
  { from, to, signal }: { readonly from: Place; readonly to: Place; readonly signal: AbortSignal },
): Promise<number | null> {
  const [one, other] = [nameOf(from), nameOf(to)];
  if (one === other) return 0;
  const { legs } = await ask({ missing: new Map([[one, [other]]]), departAt: null, signal });
  const leg = legs.get(`${one} ${other}`) ?? null;
  return leg && Math.ceil(leg.seconds / 60);
}

type Desk = {
  readonly source: RoadSource;
  readonly known: KnownLegs;
  readonly ask: AskSource;
  readonly signal: () => AbortSignal;
};

type Ways = { readonly from: readonly Place[]; readonly to: readonly Place[] };

async function tableOf(desk: Desk, ways: Ways, bands: readonly Band[]): Promise<TravelTable> {
  const told = await Promise.all(bands.map((band) => legsOf(desk, ways, band)));
  return mergeLegs(estimateLegs(ways.from, ways.to), told, desk.source);
}

async function legsOf(desk: Desk, ways: Ways, band: Band): Promise<HourLegs> {
  const [from, to] = [ways.from.map(nameOf), ways.to.map(nameOf)];
  const targets = [...new Set(to)];
  const origins = [...new Set(from)];
  const known = await desk.known.read(band.key, origins, targets);
  const missing = new Map(
    origins.map((one): [string, readonly string[]] => [
      one,
      targets.filter((other) => one !== other && known(`${one} ${other}`) === undefined),
    ]),
  );
  let trouble: string | null = null;
  if ([...missing.values()].some((some) => some.length > 0)) {
    const told = await desk.ask({ missing, departAt: band.departAt, signal: desk.signal() });
    trouble = told.trouble;
    if (told.legs.size > 0) await desk.known.add(band.key, told.legs);
  }
  const legs = from.flatMap((one) =>
    to.map((other): RoadLeg | undefined => (one === other ? NO_WAY : known(`${one} ${other}`))),
  );
  return { from: band.from, legs, trouble };
}

/** From a place to itself. */
const NO_WAY: RoadLeg = { seconds: 0, metres: 0 };

type Band = {
  readonly key: number;
  readonly from: MinuteOfDay;
  readonly departAt: Date | null;
};

const ANY_TIME: readonly Band[] = [{ key: -1, from: 0, departAt: null }];

const DAY_MINUTES = 24 * 60;
const WEEK_MS = 7 * DAY_MINUTES * 60_000;

/** Departures of the day; for hours that are over, those of the same day a week later: services know no traffic of the past. */
function bandsOf({ hours }: RoadSource, moment: Moment, date: LocalDate): readonly Band[] {
  if (hours.length === 0) return ANY_TIME;
  return hours.map(({ from, departAt }) => {
    const instant = moment.instantAt(date, departAt).getTime();
    const weeks = Math.max(0, Math.ceil((moment.instant.getTime() - instant) / WEEK_MS));
    return {
      key: weekdayOf(date) * DAY_MINUTES + departAt,
      from,
      departAt: new Date(instant + weeks * WEEK_MS),
    };
  });
}
