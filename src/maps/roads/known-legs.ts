import type { LegStore, RoadLeg } from "../../domain/ports.ts";
import type { RoadSource } from "./road-source.ts";

/** Ways that a process remembers beside the database, and for how long. */
const MOST_REMEMBERED = 200_000;
const REMEMBERED_MS = 60 * 60_000;

export type KnownLegs = ReturnType<typeof keepLegs>;

/** What a source said before: remembered by the process, else read from the database. */
export function keepLegs({ key: source, holdsMs }: RoadSource, store: LegStore) {
  const remembered = new Map<string, RoadLeg>();
  let since = performance.now();
  const freshen = (): void => {
    const isOld = performance.now() - since > Math.min(REMEMBERED_MS, holdsMs);
    if (!isOld && remembered.size <= MOST_REMEMBERED) return;
    remembered.clear();
    since = performance.now();
  };
  const remember = (band: number, legs: ReadonlyMap<string, RoadLeg>): void => {
    for (const [way, leg] of legs) remembered.set(`${band} ${way}`, leg);
  };
  return {
    /** Of each way of these: undefined if it was never asked for. */
    async read(band: number, from: readonly string[], to: readonly string[]) {
      freshen();
      const legOf = (way: string): RoadLeg | undefined => remembered.get(`${band} ${way}`);
      const lacking = from.filter((one) =>
        to.some((other) => other !== one && legOf(`${one} ${other}`) === undefined),
      );
      if (lacking.length > 0) {
        const stored = new Date(Date.now() - holdsMs);
        remember(band, await store.read({ source, band, from: lacking, to, since: stored }));
      }
      return legOf;
    },
    async add(band: number, legs: ReadonlyMap<string, RoadLeg>): Promise<void> {
      remember(band, legs);
      await store.write({ source, band, at: new Date() }, legs);
    },
  };
}
