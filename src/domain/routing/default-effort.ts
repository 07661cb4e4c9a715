import type { RoutingProblem } from "./problem.ts";

/**
 * Rounds that suit a question asked in chat: the answer is then, on average, within 1 % of that of a search of many
 * seconds (`npm run bench -- plan-day --seconds 30`). Each route needs its own share, and more candidates leave more to try.
 */
export function defaultEffort({ visits, routes }: RoutingProblem): number {
  return routes.length * (400 + Math.ceil(visits.length ** 2 / 64));
}
