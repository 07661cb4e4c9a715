import { estimateTable } from "../geo/travel-estimate.ts";
import type { Candidate, DayRequest } from "./day.ts";
import { placesOf, problemOf } from "./day-problem.ts";
import { solve } from "./solve.ts";

/** Any fixed number. */
const SEED = 7;
/** It only has to come near: the real search follows. */
const ROUGH_ROUNDS = 400;

/** Candidates in the order in which they are worth asking for: what was asked for, what a rough plan has, what is near it. */
export function nearFirst(request: DayRequest): DayRequest {
  const problem = problemOf(request, estimateTable(placesOf(request)));
  const route = solve(problem, { iterations: ROUGH_ROUNDS, seed: SEED }).routes[0];
  const visits = route?.stops.map(({ visit }) => visit) ?? [];
  const nodes = [0, ...visits.map((visit) => visit + 2), 1];
  const minutes = (from = 0, to = 0): number => problem.travel[from * problem.nodeCount + to] ?? 0;
  const detour = (node: number): number =>
    Math.min(
      ...nodes
        .slice(1)
        .map(
          (next, leg) =>
            minutes(nodes[leg], node) + minutes(node, next) - minutes(nodes[leg], next),
        ),
    );
  const planned = new Set(visits.map((visit) => visit - request.appointments.length));
  const rank = ({ isMust, value, account }: Candidate, index: number): number => {
    if (isMust || planned.has(index)) return Number.POSITIVE_INFINITY;
    const taken = account.visitMinutes + detour(index + 2 + request.appointments.length);
    return value / Math.max(1, taken);
  };
  const ranked = request.candidates
    .map((candidate, index) => ({ candidate, rank: rank(candidate, index), index }))
    .toSorted((a, b) => (a.rank === b.rank ? a.index - b.index : b.rank - a.rank));
  return { ...request, candidates: ranked.map(({ candidate }) => candidate) };
}
