import { z } from "zod";
import type { RoadLeg } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";
import { fetchJson, ServiceError } from "../fetch-json.ts";
import { type Block, DAY_MS, type RoadSource } from "./road-source.ts";

/** osrm-routed answers for any place on earth: one outside its extract is moved to the nearest road that it knows. */
const MOST_SNAP_METRES = 2000;

const waypoint = z.object({ distance: z.number() });
const table = z.object({
  code: z.literal("Ok"),
  durations: z.array(z.array(z.number().nullable())),
  distances: z.array(z.array(z.number().nullable())).optional(),
  sources: z.array(waypoint),
  destinations: z.array(waypoint),
});

/** An OSRM server (https://project-osrm.org/docs/v5.27.1/api/#table-service) with its usual limit of 100 places a request. */
export const osrm = (url: string): RoadSource => ({
  key: `osrm ${url}`,
  about: "by road (OSRM), without traffic",
  hours: [],
  isLive: false,
  limits: { places: 100, ways: 100 * 100 },
  mostPlaces: 100,
  holdsMs: 30 * DAY_MS,
  waysADay: null,
  ask: (block) => ask(url, block),
});

/** All of them need no naming. */
function chosen(name: string, some: readonly Place[], all: readonly Place[]): readonly string[] {
  const indices = some.map((place) => all.indexOf(place));
  const isAll = some.length === all.length && indices.every((index, at) => index === at);
  return isAll ? [] : [`${name}=${indices.join(";")}`];
}

const isFar = ({ distance }: z.output<typeof waypoint>): boolean => distance > MOST_SNAP_METRES;

async function ask(url: string, { from, to, signal }: Block): Promise<readonly RoadLeg[]> {
  const places = [...new Set([...from, ...to])];
  const coordinates = places.map(({ lat, lng }) => `${lng},${lat}`).join(";");
  const query = [
    ...chosen("sources", from, places),
    ...chosen("destinations", to, places),
    "annotations=duration,distance",
  ].join("&");
  const answer = await fetchJson({
    service: "OSRM",
    url: `${url}/table/v1/driving/${coordinates}?${query}`,
    signal,
  });
  const { success, data } = table.safeParse(answer);
  if (!success || data.durations.length !== from.length)
    throw new ServiceError("OSRM answered with something else than a table", 200);
  const { durations, distances, sources, destinations } = data;
  const isKnown = (row: number, column: number): boolean =>
    ![sources[row], destinations[column]].some((one) => one === undefined || isFar(one));
  return from.flatMap((_origin, row) =>
    to.map((_target, column): RoadLeg => {
      const seconds = durations[row]?.[column];
      if (seconds == null || !isKnown(row, column)) return null;
      const metres = distances?.[row]?.[column];
      return { seconds: Math.ceil(seconds), metres: metres == null ? null : Math.round(metres) };
    }),
  );
}
