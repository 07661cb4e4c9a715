import type { RoutingProblem, Visit } from "./problem.ts";

/**
 * The problem of keeping as many appointments, then as many must-visits, as any plan can: the optional visits are
 * closed, and the required ones are worth no more than their tier, so that the search can exchange them freely. Null if
 * nothing is required. Visits keep their indices.
 */
export function requiredOnly(problem: RoutingProblem): RoutingProblem | null {
  const mustVisits = problem.visits.filter((visit) => visit.tier === 1).length;
  if (problem.visits.every((visit) => visit.tier === 0)) return null;
  return {
    ...problem,
    visits: problem.visits.map((visit) => asOptional(visit, visit.tier === 2 ? 1 + mustVisits : 1)),
  };
}

function asOptional(visit: Visit, value: number): Visit {
  return visit.tier === 0 ? { ...visit, starts: [] } : { ...visit, tier: 0, value };
}
