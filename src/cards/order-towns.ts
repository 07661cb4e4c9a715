import type { Place } from "../domain/units.ts";

type Town = { readonly place: Place; readonly zipCount: number };

/** From so many postal codes on, a town is one that everybody knows. */
const LARGE = 4;

/** Towns in the order in which a map should name them: large ones first, then those that are nearest to a mark. */
export function orderTowns<Kind extends Town>(
  towns: readonly Kind[],
  marks: readonly Place[],
): readonly Kind[] {
  const size = ({ zipCount }: Town): number => (zipCount >= LARGE ? zipCount : 0);
  const ranked = towns.map((town) => ({ town, away: nearest(town.place, marks) }));
  return ranked
    .toSorted((a, b) => size(b.town) - size(a.town) || a.away - b.away)
    .map(({ town }) => town);
}

/** Squared degrees of latitude: good enough to compare, and nothing else is done with it. */
function nearest({ lat, lng }: Place, marks: readonly Place[]): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  return Math.min(...marks.map((mark) => (mark.lat - lat) ** 2 + ((mark.lng - lng) * shrink) ** 2));
}
