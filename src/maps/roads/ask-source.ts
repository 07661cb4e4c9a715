import type { RoadLeg } from "../../domain/ports.ts";
import { ServiceError } from "../fetch-json.ts";
import { missingBlocks } from "./missing-blocks.ts";
import { placeOf } from "./place-names.ts";
import { DAY_MS, type RoadSource } from "./road-source.ts";

/** Requests under way at the same time. */
const AT_ONCE = 4;
/** A service that is down is left alone for so long. */
const REST_MS = 30_000;

export type Wanted = {
  readonly missing: ReadonlyMap<string, readonly string[]>;
  readonly departAt: Date | null;
  /** Nobody waits any longer after that. */
  readonly signal: AbortSignal;
};

/** What a source told, and why not all of it, as people are told. */
export type Told = { readonly legs: ReadonlyMap<string, RoadLeg>; readonly trouble: string | null };

export type AskSource = (wanted: Wanted) => Promise<Told>;

/** Asks a source within its limits. Trouble is told to who runs Rounds, and answered with what there is. */
export function createAsk(source: RoadSource, tell: (error: unknown) => void): AskSource {
  const guard = createGuard(source);
  return async ({ missing, departAt, signal }) => {
    const legs = new Map<string, RoadLeg>();
    let trouble: string | null = null;
    const waiting = [...missingBlocks(missing, source.limits)];
    const work = async (): Promise<void> => {
      for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
        const refusal = signal.aborted ? SLOW : guard.refusal(block.from.length * block.to.length);
        if (refusal === null) {
          try {
            await askBlock(source, { ...block, departAt, signal }, legs);
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error;
            tell(error);
            if (error.isDown) guard.rest();
            trouble ??= signal.aborted ? SLOW : wordsFor(error);
          }
        } else trouble ??= refusal;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { legs, trouble };
  };
}

type NamedBlock = Pick<Wanted, "departAt" | "signal"> & {
  readonly from: readonly string[];
  readonly to: readonly string[];
};

async function askBlock(
  source: RoadSource,
  { from, to, ...when }: NamedBlock,
  legs: Map<string, RoadLeg>,
): Promise<void> {
  const places = new Map([...from, ...to].map((name) => [name, placeOf(name)]));
  const placed = (names: readonly string[]) => names.flatMap((name) => places.get(name) ?? []);
  const told = await source.ask({ from: placed(from), to: placed(to), ...when });
  for (const [row, one] of from.entries()) {
    for (const [column, other] of to.entries())
      legs.set(`${one} ${other}`, told[row * to.length + column] ?? null);
  }
}

/** Leaves a source alone while it is down, and when the ways of a day (UTC, in this process) are used up. */
function createGuard({ waysADay }: RoadSource) {
  let restUntil = Number.NEGATIVE_INFINITY;
  let [day, used] = [0, 0];
  return {
    rest(): void {
      restUntil = performance.now() + REST_MS;
    },
    refusal(ways: number): string | null {
      if (performance.now() < restUntil) return SILENT;
      if (waysADay === null) return null;
      const today = Math.floor(Date.now() / DAY_MS);
      if (today !== day) [day, used] = [today, 0];
      if (used + ways > waysADay) return SPENT;
      used += ways;
      return null;
    },
  };
}

const SILENT = "the road service did not answer";
const SLOW = "the road service took too long";
const SPENT = "today's allowance of the road service is used up";

const wordsFor = ({ status }: ServiceError): string =>
  status === null || status >= 500 ? SILENT : "the road service refused";
