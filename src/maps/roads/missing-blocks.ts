import type { RoadSource } from "./road-source.ts";

type Names = { readonly from: readonly string[]; readonly to: readonly string[] };

/**
 * The requests that bring what is missing. Places that miss most of their ways, as new ones do, are asked for on their
 * own: else one new account would have the whole table asked for again.
 */
export function missingBlocks(
  missing: ReadonlyMap<string, readonly string[]>,
  limits: RoadSource["limits"],
): readonly Names[] {
  const columns = new Set([...missing.values()].flat()).size;
  const rows = [...missing].filter(([, to]) => to.length > 0);
  const isMostly = ([, to]: readonly [string, readonly string[]]): boolean =>
    to.length * 2 > columns;
  return [rows.filter(isMostly), rows.filter((row) => !isMostly(row))].flatMap((some) => {
    const from = some.map(([name]) => name);
    const targets = new Set(some.flatMap(([, each]) => each));
    // In the same order on both sides a request for a whole table needs to name neither.
    const to = [...new Set([...from.filter((name) => targets.has(name)), ...targets])];
    return cut({ from, to }, limits);
  });
}

function cut({ from, to }: Names, { places, ways }: RoadSource["limits"]): readonly Names[] {
  if (from.length === 0) return [];
  const all = new Set([...from, ...to]).size;
  if (all <= places && from.length * to.length <= ways) return [{ from, to }];
  const rows = Math.min(from.length, Math.floor(places / 2), Math.floor(Math.sqrt(ways)));
  const columns = Math.min(places - rows, Math.floor(ways / rows));
  return pieces(from, rows).flatMap((some) =>
    pieces(to, columns).map((others) => ({ from: some, to: others })),
  );
}

const pieces = (names: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(names.length / size) }, (_, index) =>
    names.slice(index * size, (index + 1) * size),
  );
