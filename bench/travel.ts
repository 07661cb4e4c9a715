import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { greatCircleKm } from "../src/domain/geo/great-circle.ts";
import {
  type DriveModel,
  estimateTable,
  FITTED,
  modelMinutes,
} from "../src/domain/geo/travel-estimate.ts";

/** A table of a real road network: all ways between some places, as OSRM tells them. */
const recorded = z.object({
  area: z.string(),
  engine: z.string(),
  points_lng_lat: z.array(z.tuple([z.number(), z.number()])),
  durations_s: z.array(z.array(z.number().nullable())),
  distances_m: z.array(z.array(z.number().nullable())),
});

type Leg = {
  readonly crowKm: number;
  readonly km: number;
  readonly minutes: number;
  /** As the estimate has them, whole minutes. */
  readonly estimated: { readonly km: number; readonly minutes: number };
};

type Area = { readonly area: string; readonly engine: string; readonly legs: readonly Leg[] };

/** Kilometres as the crow flies at which the errors are told apart. */
const BANDS = [0, 1, 2, 5, 10, 20, 50, 100];

/**
 * `travel --instances DIR [--json]`: how far the embedded estimate is off a real road network, by distance: each
 * `table-*.json` there is one place. With several places each is also estimated by what the others alone would give.
 */
export async function runTravel(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { instances: { type: "string" }, json: { type: "boolean" } },
  });
  const directory = values.instances;
  if (directory === undefined) throw new Error("travel needs --instances DIR");
  const names = readdirSync(directory).filter((name) => /^table-.*\.json$/.test(name));
  if (names.length === 0) throw new Error(`There is no table-*.json in ${directory}`);
  const areas = names.toSorted().map((name) => readArea(join(directory, name)));
  for (const area of areas) {
    const others = areas.filter((other) => other !== area);
    const figures = {
      ...figuresOf(area),
      ...(others.length === 0 ? {} : { fromOthers: fromOthers(area, others) }),
    };
    process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : inWords(figures));
  }
}

function readArea(file: string): Area {
  const { area, engine, ...table } = recorded.parse(JSON.parse(readFileSync(file, "utf8")));
  const places = table.points_lng_lat.map(([lng, lat]) => ({ lat, lng }));
  const estimate = estimateTable(places);
  const legs = places.flatMap((from, row) =>
    places.flatMap((to, column): readonly Leg[] => {
      const seconds = table.durations_s[row]?.[column];
      const metres = table.distances_m[row]?.[column];
      // Nothing can be off by a share of nothing.
      if (from === to || !seconds || metres == null) return [];
      const leg = row * places.length + column;
      const estimated = { km: estimate.km[leg] ?? 0, minutes: estimate.minutes[leg] ?? 0 };
      const crowKm = greatCircleKm(from, to);
      return [{ crowKm, km: metres / 1000, minutes: seconds / 60, estimated }];
    }),
  );
  return { area, engine, legs };
}

/** Shares of the true minutes: the middle one without its sign, and with it (above 0: estimated too long). */
const errorsOf = (legs: readonly Leg[]) => {
  const shares = legs.map(({ minutes, estimated }) => (estimated.minutes - minutes) / minutes);
  return {
    legs: legs.length,
    medianErrorPercent: percent(median(shares.map(Math.abs))),
    biasPercent: percent(median(shares)),
  };
};

const figuresOf = ({ area, engine, legs }: Area) => ({
  area,
  engine,
  ...errorsOf(legs),
  medianKmErrorPercent: percent(
    median(
      legs.filter(({ km }) => km > 0).map(({ km, estimated }) => Math.abs(estimated.km - km) / km),
    ),
  ),
  byDistance: BANDS.flatMap((fromKm, index) => {
    const toKm = BANDS[index + 1] ?? Number.POSITIVE_INFINITY;
    const own = legs.filter(({ crowKm }) => crowKm >= fromKm && crowKm < toKm);
    return own.length === 0 ? [] : [{ fromKm, toKm, ...errorsOf(own) }];
  }),
});

type Figures = ReturnType<typeof figuresOf> & { fromOthers?: ReturnType<typeof fromOthers> };

/** What the two fitted numbers would be without this place, and the error here then. */
function fromOthers(area: Area, others: readonly Area[]) {
  const errorIn = (model: DriveModel, { legs }: Area): number =>
    median(
      legs.map(
        ({ crowKm, minutes }) =>
          Math.abs(Math.ceil(modelMinutes(model, crowKm)) - minutes) / minutes,
      ),
    );
  const fits = steps(1, 4, 0.25).flatMap((startMinutes) =>
    steps(20, 55, 1).map((nearKmh) => {
      const model = { ...FITTED, startMinutes, nearKmh };
      return { model, error: others.reduce((sum, other) => sum + errorIn(model, other), 0) };
    }),
  );
  const { model } = fits.reduce((best, fit) => (fit.error < best.error ? fit : best));
  const { startMinutes, nearKmh } = model;
  return { startMinutes, nearKmh, medianErrorPercent: percent(errorIn(model, area)) };
}

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => from + index * by);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const percent = (share: number): number => Math.round(share * 1000) / 10;

function inWords({ area, engine, byDistance, fromOthers: others, ...all }: Figures): string {
  const lines = byDistance.map(
    ({ fromKm, toKm, legs, medianErrorPercent, biasPercent }) =>
      `  ${fromKm} to ${toKm} km: ${legs} legs, ${medianErrorPercent} % off, bias ${biasPercent} %`,
  );
  const fitted = others ? [`  fitted to the others alone: ${others.medianErrorPercent} % off`] : [];
  return [
    `${area} (${engine}): ${all.legs} legs, minutes ${all.medianErrorPercent} % off, kilometres ${all.medianKmErrorPercent} % off (medians)`,
    ...lines,
    ...fitted,
    "",
  ].join("\n");
}
