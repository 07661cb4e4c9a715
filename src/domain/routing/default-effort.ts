import type { RoutingProblem } from "./problem.ts";

/**
 * Rounds that suit a question asked in chat: the answer is then within about 1 % of that of a search of many seconds.
 * Each route needs its own share; more candidates need more, though each round tries only a sample of them.
 */
export function defaultEffort({ visits, routes }: RoutingProblem): number {
  return routes.length * (400 + Math.ceil(visits.length / 4));
}
