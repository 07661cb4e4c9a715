import type { Place } from "../../units.ts";
import type { AccountWork } from "../account-work.ts";
import { align } from "./align.ts";
import { buildProblem } from "./build-problem.ts";
import { roadworkOf, standingsOf } from "./standing.ts";
import { type AlignmentRequest, homeOf, type TeamRep } from "./team.ts";
import { minutesBetween } from "./workload.ts";

/** A quick look at a division: enough to compare heads, not to propose moves. */
const QUICK_MOVES = 60_000;
/** Times a new rep's home follows the accounts that fell to it. */
const RECENTRINGS = 3;
/** Of larger teams only those with the least work come into question to be left out. */
const MOST_TRIED = 8;

/**
 * Homes for reps who are not hired yet: each at an account, first where most work is far from everybody's home, then in
 * the middle of what falls to it. `near`: only among these accounts, such as those of a territory.
 */
export function placeNewReps(
  request: AlignmentRequest,
  count: number,
  near: readonly AccountWork[],
): readonly TeamRep[] {
  const spots = near.filter(({ place }) => place !== null);
  let added: readonly TeamRep[] = [];
  for (let number = 1; number <= count; number++) {
    const home = loneliest(request, added, spots);
    added = [
      ...added,
      { email: `new-${number}`, name: `New rep ${number}`, home, share: 1, isNew: true },
    ];
  }
  for (let round = 0; round < RECENTRINGS; round++) added = recentre(request, added, spots);
  return added;
}

/** The place with most work far from everybody: minutes to the nearest home times visit minutes around it. */
function loneliest(
  { reps, accounts }: AlignmentRequest,
  added: readonly TeamRep[],
  spots: readonly AccountWork[],
): Place | null {
  const homes = [...reps, ...added].map((rep) => homeOf(rep, accounts));
  let best: Place | null = null;
  let most = -1;
  for (const { place, visitsAYear, minutesAVisit } of spots) {
    if (place === null) continue;
    const away = Math.min(...homes.map((home) => minutesBetween(home, place)));
    const worth = away * visitsAYear * minutesAVisit;
    if (worth > most) [best, most] = [place, worth];
  }
  return best;
}

function recentre(
  request: AlignmentRequest,
  added: readonly TeamRep[],
  spots: readonly AccountWork[],
): readonly TeamRep[] {
  const reps = [...request.reps, ...added];
  const { problem, members } = buildProblem({ ...request, reps });
  const { rep } = align(problem, { iterations: QUICK_MOVES, seed: 1 });
  return added.map((each, index) => {
    const own = members.flatMap((group, unit) =>
      rep[unit] === request.reps.length + index ? group : [],
    );
    return own.length === 0 ? each : { ...each, home: medianPlace(own, spots) ?? each.home };
  });
}

/** The account of `spots` from which the visits to `own` are nearest in sum. */
function medianPlace(own: readonly AccountWork[], spots: readonly AccountWork[]): Place | null {
  const ids = new Set(spots.map(({ id }) => id));
  const possible = own.some(({ id }) => ids.has(id)) ? own.filter(({ id }) => ids.has(id)) : own;
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { place: home } of possible) {
    if (home === null) continue;
    let minutes = 0;
    for (const { place, visitsAYear } of own) {
      if (place !== null) minutes += visitsAYear * minutesBetween(home, place);
      if (minutes >= least) break;
    }
    if (minutes < least) [best, least] = [home, minutes];
  }
  return best;
}

/** Which `count` reps could be spared at the least cost, one after the other. */
export function chooseLeavers(request: AlignmentRequest, count: number): readonly TeamRep[] {
  let left = request;
  const leavers: TeamRep[] = [];
  for (let number = 0; number < count; number++) {
    const [cheapest] = leastBusy(left)
      .map((rep) => ({ rep, cents: costWithout(left, rep) }))
      .toSorted((a, b) => a.cents - b.cents);
    if (!cheapest) break;
    leavers.push(cheapest.rep);
    left = without(left, cheapest.rep);
  }
  return leavers;
}

function leastBusy({ reps, accounts, lockedReps }: AlignmentRequest): readonly TeamRep[] {
  const homes = new Map(reps.map((rep) => [rep.email, homeOf(rep, accounts)]));
  const standings = standingsOf(reps, {
    accounts,
    roadwork: roadworkOf(accounts),
    ownerOf: ({ ownerEmail }) => ownerEmail,
    homes,
  });
  const work = new Map(standings.map(({ email, workloadMinutes }) => [email, workloadMinutes]));
  return reps
    .filter(({ email }) => !lockedReps.has(email))
    .toSorted((a, b) => (work.get(a.email) ?? 0) - (work.get(b.email) ?? 0))
    .slice(0, MOST_TRIED);
}

export const without = (request: AlignmentRequest, rep: TeamRep): AlignmentRequest => ({
  ...request,
  reps: request.reps.filter(({ email }) => email !== rep.email),
  leaving: new Map([...request.leaving, [rep.email, rep.name]]),
});

function costWithout(request: AlignmentRequest, rep: TeamRep): number {
  const { problem } = buildProblem(without(request, rep));
  return align(problem, { iterations: QUICK_MOVES, seed: 1 }).afterCents;
}
