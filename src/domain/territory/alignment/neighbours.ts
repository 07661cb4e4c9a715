import { extentOf } from "../../extent.ts";
import { greatCircleKm } from "../../geo/great-circle.ts";
import type { Place } from "../../units.ts";

export type Neighbour = { readonly index: number; readonly km: number };

/** Mean number of places in a cell of the grid that is searched. */
const IN_A_CELL = 4;

/** The `count` nearest other places of each place, nearest first. */
export function nearestNeighbours(
  places: readonly Place[],
  count: number,
): readonly (readonly Neighbour[])[] {
  const grid = createGrid(places);
  return places.map((place, own) => {
    let found: Neighbour[] = [];
    for (let ring = 0; ring <= grid.size; ring++) {
      const more = ringOf(grid, place, ring)
        .filter((index) => index !== own)
        .map((index) => ({ index, km: greatCircleKm(place, places[index] ?? place) }));
      found = [...found, ...more].toSorted((a, b) => a.km - b.km || a.index - b.index);
      found.length = Math.min(found.length, count);
      // Whatever is in a further ring is at least as far as that ring.
      if (found.length === count && (found.at(-1)?.km ?? 0) <= ring * grid.cellKm) break;
    }
    return found;
  });
}

type Grid = {
  readonly cells: ReadonlyMap<number, readonly number[]>;
  /** Cells on each side. */
  readonly size: number;
  /** The shorter side of a cell. */
  readonly cellKm: number;
  readonly cellOf: (place: Place) => { readonly row: number; readonly column: number };
};

function createGrid(places: readonly Place[]): Grid {
  const lats = places.map(({ lat }) => lat);
  const lngs = places.map(({ lng }) => lng);
  const [south, north] = extentOf(lats);
  const [west, east] = extentOf(lngs);
  const size = Math.max(1, Math.ceil(Math.sqrt(places.length / IN_A_CELL)));
  const height = (north - south || 1e-6) / size;
  const width = (east - west || 1e-6) / size;
  const cellOf = ({ lat, lng }: Place) => ({
    row: Math.min(size - 1, Math.floor((lat - south) / height)),
    column: Math.min(size - 1, Math.floor((lng - west) / width)),
  });
  const cells = new Map<number, number[]>();
  for (const [index, place] of places.entries()) {
    const { row, column } = cellOf(place);
    const cell = cells.get(row * size + column);
    if (cell) cell.push(index);
    else cells.set(row * size + column, [index]);
  }
  // A degree of longitude is shortest where the places are farthest from the equator.
  const far = Math.max(Math.abs(south), Math.abs(north));
  const sides = [height, width * Math.cos((far * Math.PI) / 180)];
  return { cells, size, cellKm: Math.min(...sides) * KM_PER_DEGREE, cellOf };
}

const KM_PER_DEGREE = 111.19;

/** The places in the cells that are `ring` cells away in either direction. */
function ringOf({ cells, size, cellOf }: Grid, place: Place, ring: number): readonly number[] {
  const { row, column } = cellOf(place);
  const found: number[] = [];
  for (let dy = -ring; dy <= ring; dy++) {
    const isEdge = Math.abs(dy) === ring;
    for (let dx = -ring; dx <= ring; dx += isEdge || ring === 0 ? 1 : 2 * ring) {
      const [y, x] = [row + dy, column + dx];
      if (y < 0 || x < 0 || y >= size || x >= size) continue;
      found.push(...(cells.get(y * size + x) ?? []));
    }
  }
  return found;
}
