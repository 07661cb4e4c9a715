import type { RoadSettings } from "./config-roads.ts";
import type { Scoped } from "./data/scope.ts";
import { openLegStore } from "./data/travel-legs.ts";
import { estimatedRoads } from "./domain/geo/travel-estimate.ts";
import type { Roads } from "./domain/ports.ts";
import { googleRoutes } from "./maps/roads/google-routes.ts";
import { osrm } from "./maps/roads/osrm.ts";
import type { RoadSource } from "./maps/roads/road-source.ts";
import { type Moment, serviceRoads } from "./maps/roads/service-roads.ts";
import { valhalla } from "./maps/roads/valhalla.ts";

/** The roads of the settings, for one answer after the other; without a service they are estimated. */
export function roadsOf(
  settings: RoadSettings | null,
  scoped: Scoped,
  workspaceId: string,
  tell: (error: unknown) => void,
): (moment: Moment) => Roads {
  const source = settings && sourceOf(settings);
  if (source === null) return () => estimatedRoads;
  return serviceRoads({ source, store: openLegStore(scoped, workspaceId), tell });
}

function sourceOf({ osrmUrl, valhallaUrl, traffic }: RoadSettings): RoadSource | null {
  if (traffic !== null) return googleRoutes(traffic);
  if (osrmUrl !== null) return osrm(osrmUrl);
  return valhallaUrl === null ? null : valhalla(valhallaUrl);
}
