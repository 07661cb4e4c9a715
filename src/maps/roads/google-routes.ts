import { z } from "zod";
import type { RoadLeg } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";
import { fetchJson, ServiceError } from "../fetch-json.ts";
import type { Block, RoadSource } from "./road-source.ts";

/** Fields that are zero may be left out, as is usual for this kind of service. */
const element = z.object({
  originIndex: z.int().default(0),
  destinationIndex: z.int().default(0),
  status: z.object({ code: z.int().default(0) }).default({ code: 0 }),
  condition: z.string().default(""),
  distanceMeters: z.number().default(0),
  duration: z
    .string()
    .regex(/^\d+(?:\.\d+)?s$/)
    .optional(),
});

/** Without the status every element would look good. */
const FIELDS = "originIndex,destinationIndex,status,condition,distanceMeters,duration";

type Settings = { readonly url: string; readonly key: string; readonly waysADay: number };

/**
 * Google's Routes API, computeRouteMatrix
 * (https://developers.google.com/maps/documentation/routes/reference/rest/v2/TopLevel/computeRouteMatrix), which knows the
 * traffic of an hour. At most 625 ways a request, each of which is paid for; its terms allow no long keeping.
 */
export const googleRoutes = ({ url, key, waysADay }: Settings): RoadSource => ({
  key: `google ${url}`,
  about: `with the traffic of the hour. Powered by Google, ©${new Date().getUTCFullYear()} Google`,
  hours: [
    { from: 0, departAt: 8 * 60 },
    { from: 10 * 60, departAt: 12 * 60 },
    { from: 15 * 60 + 30, departAt: 17 * 60 },
  ],
  isLive: true,
  limits: { places: 50, ways: 625 },
  mostPlaces: 25,
  holdsMs: 60 * 60_000,
  waysADay,
  ask: (block) => ask({ url, key }, block),
});

const waypoint = ({ lat, lng }: Place) => ({
  waypoint: { location: { latLng: { latitude: lat, longitude: lng } } },
});

async function ask(
  { url, key }: Pick<Settings, "url" | "key">,
  { from, to, departAt, signal }: Block,
): Promise<readonly RoadLeg[]> {
  const answer = await fetchJson({
    service: "Google Routes",
    url: `${url}/distanceMatrix/v2:computeRouteMatrix`,
    init: {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-goog-api-key": key,
        "x-goog-fieldmask": FIELDS,
      },
      body: JSON.stringify({
        origins: from.map(waypoint),
        destinations: to.map(waypoint),
        travelMode: "DRIVE",
        routingPreference: "TRAFFIC_AWARE",
        // Left out it is now.
        ...(departAt === null ? {} : { departureTime: departAt.toISOString() }),
      }),
    },
    signal,
  });
  const { success, data } = z.array(element).safeParse(answer);
  if (!success) throw new ServiceError("Google Routes answered with something else than ways", 200);
  // They come in any order.
  const legs: RoadLeg[] = from.flatMap(() => to.map(() => null));
  for (const { originIndex, destinationIndex, status, condition, ...one } of data) {
    if (status.code !== 0 || condition !== "ROUTE_EXISTS" || one.duration === undefined) continue;
    const seconds = Math.ceil(Number(one.duration.slice(0, -1)));
    legs[originIndex * to.length + destinationIndex] = { seconds, metres: one.distanceMeters };
  }
  return legs;
}
