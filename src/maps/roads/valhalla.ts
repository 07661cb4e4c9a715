import { z } from "zod";
import type { RoadLeg } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";
import { fetchJson, ServiceError } from "../fetch-json.ts";
import { type Block, DAY_MS, type RoadSource } from "./road-source.ts";

/** Time in seconds and distance in kilometres; null: no way. */
const way = z.object({ time: z.number().nullish(), distance: z.number().nullish() });
const answerOf = z.object({ sources_to_targets: z.array(z.array(way)) });

/**
 * A Valhalla server (https://valhalla.github.io/valhalla/api/matrix/api-reference/) with its usual limit of 2,500 ways a
 * request (`max_matrix_location_pairs`).
 */
export const valhalla = (url: string): RoadSource => ({
  key: `valhalla ${url}`,
  about: "by road (Valhalla), without traffic",
  hours: [],
  isLive: false,
  limits: { places: 100, ways: 2500 },
  mostPlaces: 100,
  holdsMs: 30 * DAY_MS,
  waysADay: null,
  ask: (block) => ask(url, block),
});

const spot = ({ lat, lng }: Place) => ({ lat, lon: lng });

async function ask(url: string, { from, to, signal }: Block): Promise<readonly RoadLeg[]> {
  const answer = await fetchJson({
    service: "Valhalla",
    url: `${url}/sources_to_targets`,
    init: {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        sources: from.map(spot),
        targets: to.map(spot),
        costing: "auto",
        units: "kilometers",
      }),
    },
    signal,
  });
  const { success, data } = answerOf.safeParse(answer);
  if (!success || data.sources_to_targets.length !== from.length)
    throw new ServiceError("Valhalla answered with something else than a matrix", 200);
  return from.flatMap((_origin, row) =>
    to.map((_target, column): RoadLeg => {
      const found = data.sources_to_targets[row]?.[column];
      if (found?.time == null) return null;
      const metres = found.distance == null ? null : Math.round(found.distance * 1000);
      return { seconds: Math.ceil(found.time), metres };
    }),
  );
}
