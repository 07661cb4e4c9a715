import type { Aligner } from "../../ports.ts";
import type { Place } from "../../units.ts";
import { riskCents } from "../account-work.ts";
import { defaultMoves } from "./align.ts";
import { buildProblem } from "./build-problem.ts";
import { reasonFor } from "./reasons.ts";
import { type RepStanding, roadworkOf, standingsOf } from "./standing.ts";
import { type AlignmentRequest, homeOf, keptBecause, type TeamRep } from "./team.ts";

/** One account that changes its rep. */
export type Move = {
  readonly accountId: string;
  readonly account: string;
  readonly city: string | null;
  /** E-mails; from null: nobody had it. */
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
  readonly atRiskCents: number;
};

export type Proposal = {
  /** "leave": nothing is worth its disruption; then there are no moves. */
  readonly verdict: "change" | "leave";
  readonly moves: readonly Move[];
  readonly before: readonly RepStanding[];
  readonly after: readonly RepStanding[];
  readonly atRiskCents: number;
  /** Moved accounts as a share of all, 0 to 1. */
  readonly movedShare: number;
  /** Minutes of travel a year that are saved; negative: more. */
  readonly savedTravelMinutes: number;
  /** Accounts that kept their rep, by why. */
  readonly kept: { readonly locked: number; readonly openDeals: number; readonly noPlace: number };
};

/** A change that gains less than this share of what the division costs is not worth the talk. */
const WORTH_IT = 0.02;

const SEED = 1;

/** Looks for a better division. Always a change when somebody leaves or joins, else only one that is worth it. */
export async function proposeAlignment(
  request: AlignmentRequest,
  aligner: Aligner,
): Promise<Proposal> {
  const { problem, members } = buildProblem(request);
  const found = await aligner(problem, {
    iterations: defaultMoves(problem.units.length),
    seed: SEED,
  });
  const gainCents = found.beforeCents - found.afterCents;
  const mustChange = request.leaving.size > 0 || request.reps.some(({ isNew }) => isNew);
  const isWorthIt = mustChange || gainCents > WORTH_IT * found.beforeCents;
  const owners = new Map<string, string>();
  for (const [unit, group] of members.entries()) {
    const rep = request.reps[found.rep[unit] ?? -1];
    if (isWorthIt && rep) for (const { id } of group) owners.set(id, rep.email);
  }
  return describeMoves(request, owners, null);
}

/**
 * What a given division would mean, without looking for a better one; accounts not in `owners` stay. `because`: the
 * reason of every move; null: each has its own.
 */
export function describeMoves(
  request: AlignmentRequest,
  owners: ReadonlyMap<string, string>,
  because: string | null,
): Proposal {
  const { accounts, reps } = request;
  const homes = homesOf(request);
  const shared = { accounts, roadwork: roadworkOf(accounts), homes };
  const before = standingsOf(everybody(request), {
    ...shared,
    ownerOf: ({ ownerEmail }) => ownerEmail,
  });
  const after = standingsOf(reps, {
    ...shared,
    ownerOf: ({ id, ownerEmail }) => owners.get(id) ?? ownerEmail,
  });
  const moves = accounts.flatMap((account): readonly Move[] => {
    const { id, name, city, ownerEmail: from } = account;
    const to = owners.get(id) ?? from;
    if (to === null || to === from) return [];
    const reason = because ?? reasonFor(account, to, { request, before, homes });
    const atRiskCents = from === null ? 0 : riskCents(account);
    return [{ accountId: id, account: name, city, from, to, reason, atRiskCents }];
  });
  return {
    verdict: moves.length === 0 ? "leave" : "change",
    moves,
    before,
    after,
    atRiskCents: moves.reduce((sum, { atRiskCents }) => sum + atRiskCents, 0),
    movedShare: accounts.length === 0 ? 0 : moves.length / accounts.length,
    savedTravelMinutes: travelOf(before) - travelOf(after),
    kept: countKept(request),
  };
}

/** Those who take part and those who leave. Somebody who leaves lives in the middle of the own accounts. */
const everybody = ({ reps, leaving }: AlignmentRequest): readonly TeamRep[] => [
  ...reps.filter(({ isNew }) => !isNew),
  ...Array.from(leaving, ([email, name]) => ({ email, name, home: null, share: 1, isNew: false })),
];

function homesOf(request: AlignmentRequest): ReadonlyMap<string, Place> {
  const all = [...request.reps, ...everybody(request)];
  return new Map(all.map((rep) => [rep.email, homeOf(rep, request.accounts)]));
}

const travelOf = (standings: readonly RepStanding[]): number =>
  standings.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0);

function countKept(request: AlignmentRequest): Proposal["kept"] {
  const kept = { locked: 0, openDeals: 0, noPlace: 0 };
  for (const account of request.accounts) {
    const because = keptBecause(request, account);
    if (because !== null) kept[because] += 1;
  }
  return kept;
}
