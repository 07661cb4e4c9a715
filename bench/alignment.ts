import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { createRandom } from "../src/domain/random.ts";
import type { AccountWork } from "../src/domain/territory/account-work.ts";
import { align } from "../src/domain/territory/alignment/align.ts";
import { DEFAULT_WEIGHTS } from "../src/domain/territory/alignment/problem.ts";
import { proposeAlignment } from "../src/domain/territory/alignment/propose.ts";

/**
 * `alignment [--accounts N --reps M]`: proposes a rebalance of a made-up company (towns of a few accounts each in a
 * square of 600 km, one account in five with the second-nearest rep) and prints what it took and gained.
 */
export async function runAlignment(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { accounts: { type: "string" }, reps: { type: "string" }, json: { type: "boolean" } },
  });
  const sizes =
    values.accounts === undefined
      ? [
          [2_000, 12],
          [50_000, 200],
        ]
      : [[Number(values.accounts), Number(values.reps ?? "12")]];
  for (const [accounts = 0, reps = 0] of sizes) {
    const request = makeCompany(accounts, reps);
    const startedAt = performance.now();
    const proposal = await proposeAlignment(request, async (problem, options) =>
      align(problem, options),
    );
    const indices = proposal.after.map(({ index }) => index);
    print({
      accounts,
      reps,
      seconds: Math.round(performance.now() - startedAt) / 1000,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
      moves: proposal.moves.length,
      savedTravelHours: Math.round(proposal.savedTravelMinutes / 60),
      indexBefore: extent(proposal.before.map(({ index }) => index)),
      indexAfter: extent(indices),
    });
  }
}

function makeCompany(count: number, repCount: number) {
  const random = createRandom(11);
  const spot = () => ({ lat: 38 + 5.4 * random.next(), lng: -97 + 7 * random.next() });
  const reps = Array.from({ length: repCount }, (_, index) => ({
    email: `rep-${index}@example.com`,
    name: `Rep ${index}`,
    home: spot(),
    share: 1,
    isNew: false,
  }));
  const towns = Array.from({ length: Math.ceil(count / 12) }, spot);
  const accounts = Array.from({ length: count }, (_, index): AccountWork => {
    const town = random.int(towns.length);
    const { lat, lng } = towns[town] ?? spot();
    const near = reps.toSorted(
      (a, b) =>
        Math.hypot(a.home.lat - lat, a.home.lng - lng) -
        Math.hypot(b.home.lat - lat, b.home.lng - lng),
    );
    return {
      id: `A${index}`,
      name: `Account ${index}`,
      city: `Town ${town}`,
      zip: String(town),
      segment: null,
      industry: null,
      place: { lat: lat + 0.04 * random.next(), lng: lng + 0.04 * random.next() },
      ownerEmail: near[random.next() < 0.8 ? 0 : 1]?.email ?? null,
      territory: null,
      visitsAYear: 4 + random.int(20),
      minutesAVisit: 30,
      potentialCents: 500_000 * (1 + random.int(6)),
      revenueCents: 200_000 * random.int(6),
      visitsLastYear: random.int(12),
      openDeals: random.next() < 0.05 ? 1 : 0,
      lockReason: null,
    };
  });
  return {
    accounts,
    reps,
    leaving: new Map<string, string>(),
    lockedAccounts: new Set<string>(),
    lockedReps: new Set<string>(),
    weights: DEFAULT_WEIGHTS,
    maxMoves: null,
  };
}

const extent = (numbers: readonly number[]): readonly number[] =>
  [Math.min(...numbers), Math.max(...numbers)].map((number) => Math.round(number * 100) / 100);

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
