import { greatCircleKm } from "../../domain/geo/great-circle.ts";
import { estimateLegs } from "../../domain/geo/travel-estimate.ts";
import type { TravelTable } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";

/** The nearest as the crow flies, in the order of the places. */
export function nearestOf(origin: Place, places: readonly Place[], most: number): readonly Place[] {
  if (places.length <= most) return places;
  const ranked = places.toSorted((a, b) => greatCircleKm(origin, a) - greatCircleKm(origin, b));
  const near = new Set(ranked.slice(0, most));
  return places.filter((place) => near.has(place));
}

type Far = {
  readonly near: readonly Place[];
  readonly places: readonly Place[];
  readonly told: TravelTable;
};

/** One row for all places: what was told of the near ones, and the estimate for the others. */
export function withFar(origin: Place, { near, places, told }: Far): TravelTable {
  const estimate = estimateLegs([origin], places);
  const at = new Map(near.map((place, index) => [place, index]));
  const pick = (numbers: ArrayLike<number>, guess: ArrayLike<number>): number[] =>
    places.map((place, index) => numbers[at.get(place) ?? -1] ?? guess[index] ?? 0);
  const hours = told.hours.map(({ from, minutes }) => ({
    from,
    minutes: Int32Array.from(pick(minutes, estimate.minutes)),
  }));
  return {
    minutes: Int32Array.from(pick(told.minutes, estimate.minutes)),
    km: Float64Array.from(pick(told.km, estimate.km)),
    hours,
    estimated: Uint8Array.from(pick(told.estimated, new Uint8Array(places.length).fill(1))),
    source: told.source,
    trouble: told.trouble ?? "only the nearest are asked for",
  };
}
