import type { Measurable } from "../domain/performance/compare.ts";
import { isAccountMetric, kpiOf, type Measured, type Metric } from "../domain/performance/kpis.ts";
import type { Figure } from "./metrics.ts";
import { type Counted, figureOf } from "./performance-groups.ts";
import type { Scope } from "./performance-scope.ts";
import type { World } from "./world.ts";

/** With two reps the average would tell the one what the other did. */
const LEAST_REPS = 3;

const SHOWN: readonly Metric[] = ["revenue", "visits", "coverage", "winRate", "newCustomers"];

/** What the mean rep of a rep's team did, without names; empty where that may not be shown or says too much. */
export async function teamAverage(
  { asker, book, policy }: World,
  { reps }: Scope,
  { facts, closed }: Counted,
): Promise<readonly Figure[]> {
  const [rep] = reps;
  const isForbidden = asker.role === "rep" && !policy.disclosure.teamAverage;
  if (rep === undefined || reps.length > 1 || rep.managerEmail === null || isForbidden) return [];
  const people = await book.people();
  const team = people.filter(
    ({ role, managerEmail }) => role === "rep" && managerEmail === rep.managerEmail,
  );
  if (team.length < LEAST_REPS) return [];
  const emails = new Set(team.map(({ email }) => email));
  const group: Measurable = {
    label: "",
    accounts: facts.filter(({ ownerEmail }) => ownerEmail !== null && emails.has(ownerEmail)),
    leads: [],
    workMinutes: 0,
    months: closed?.count ?? 0,
    goal: null,
  };
  return SHOWN.map((metric) => ({
    metric,
    ...meanOf(metric, figureOf(metric, group), team.length),
  }));
}

/** Sums are divided among the reps; ratios are those of the team. */
function meanOf(metric: Metric, measured: Measured, reps: number): Measured {
  const { unit } = kpiOf(metric);
  const isSum = isAccountMetric(metric) && (unit === "count" || metric === "revenue");
  return measured.value === null || !isSum ? measured : { value: measured.value / reps, why: null };
}
