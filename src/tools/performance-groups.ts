import { addDays } from "../domain/days.ts";
import { attainment, goalOfPlaces } from "../domain/performance/attainment.ts";
import type { Measurable } from "../domain/performance/compare.ts";
import type { AccountFacts, LeadFacts, Period } from "../domain/performance/facts.ts";
import type { Goal } from "../domain/performance/goals.ts";
import { isCovered, type Measured, type Metric, measure } from "../domain/performance/kpis.ts";
import { closedMonths, type Months } from "../domain/performance/periods.ts";
import { workMinutes } from "../domain/performance/working-time.ts";
import type { Scope } from "./performance-scope.ts";
import type { World } from "./world.ts";

/** Everything that happened in a period, for everybody: what groups are cut from. */
export type Counted = {
  readonly period: Period;
  /** The months whose sales count; null: none. */
  readonly closed: Months | null;
  readonly facts: readonly AccountFacts[];
  readonly leads: readonly LeadFacts[];
  readonly goals: readonly Goal[];
};

export async function countPeriod({ book, today }: World, period: Period): Promise<Counted> {
  const until = await book.salesUntil();
  const [facts, leads, goals] = await Promise.all([
    book.performance(period, today, until),
    book.leadFacts(period, today),
    book.goals(),
  ]);
  return { period, closed: closedMonths(period, today, until), facts, leads, goals };
}

/** What of it belongs to a scope, with the goal of the months that are closed. */
export async function groupOf(
  world: World,
  scope: Scope,
  { period, closed, facts, leads, goals }: Counted,
): Promise<Measurable> {
  const emails = new Set(scope.reps.map(({ email }) => email));
  const { fiscalYearStart } = world.workspace;
  const goal =
    closed === null
      ? null
      : goalOfPlaces(goals, scope.places, { metric: "revenue", span: closed, fiscalYearStart });
  return {
    label: scope.label,
    accounts: facts.filter(scope.isIn),
    leads: leads.filter(({ email }) => emails.has(email)),
    workMinutes: await workOf(world, scope, period),
    months: closed?.count ?? 0,
    goal: goal?.target ?? null,
  };
}

async function workOf({ book, today }: World, { reps }: Scope, period: Period): Promise<number> {
  const past = { from: period.from, to: period.to < today ? period.to : addDays(today, -1) };
  const each = await Promise.all(
    reps.map(async (rep) =>
      workMinutes(rep, past, await book.absences(rep.email, past.from, past.to)),
    ),
  );
  return each.reduce((sum, minutes) => sum + minutes, 0);
}

export function figureOf(metric: Metric, group: Measurable): Measured {
  if (metric !== "attainment") return measure(metric, group);
  const goal = group.goal === null ? null : { target: group.goal, isPart: false };
  return attainment(measure("revenue", group), goal);
}

/** Not visited within its cadence, or never. */
export const isOverdue = (account: AccountFacts): boolean =>
  account.cadenceMaxDays !== null && !isCovered(account);
