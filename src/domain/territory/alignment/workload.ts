import { greatCircleKm } from "../../geo/great-circle.ts";
import { driveMinutes, roadKm } from "../../geo/travel-estimate.ts";
import type { Place } from "../../units.ts";
import type { Unit } from "./problem.ts";

/** Visits that share one way from home and back. */
const VISITS_A_DAY = 8;

/** Minutes by road, estimated from the distance. */
export const minutesBetween = (a: Place, b: Place): number =>
  driveMinutes(roadKm(greatCircleKm(a, b)));

/**
 * Travel minutes a year of a unit for somebody who lives at `home`: each visit's part of the way there and back, which a
 * day's visits share, and the hop from the visit before (`hopMinutes`).
 */
export const travelMinutes = (
  unit: Pick<Unit, "visits" | "place">,
  home: Place,
  hopMinutes: number,
): number => unit.visits * ((2 * minutesBetween(home, unit.place)) / VISITS_A_DAY + hopMinutes);
