import { type Difference, difference, type Measurable } from "../domain/performance/compare.ts";
import { kpiOf, type Metric } from "../domain/performance/kpis.ts";
import { revenueGap } from "../domain/performance/revenue-gap.ts";
import type { Figure } from "./metrics.ts";
import { type Counted, figureOf, isOverdue } from "./performance-groups.ts";

/**
 * Groups side by side. Two stay in the order in which they were named; more are ranked by the first figure, best first,
 * and the differences and the gap are those between the first and the last.
 */
export function compareGroups(groups: readonly Measurable[], metrics: readonly Metric[]) {
  const [first = "revenue"] = metrics;
  const measured = groups.map((group) => ({
    group,
    figures: metrics.map((metric): Figure => ({ metric, ...figureOf(metric, group) })),
  }));
  const ranked =
    groups.length <= 2
      ? measured
      : measured.toSorted((a, b) => rankOf(first, b.figures[0]) - rankOf(first, a.figures[0]) || 0);
  const [one, other] = [ranked[0]?.group, ranked.at(-1)?.group];
  if (!one || !other) throw new Error("Nothing to compare");
  return {
    groups: ranked.map(({ group, figures }) => ({ label: group.label, figures })),
    one: one.label,
    other: other.label,
    differences: metrics.map((metric) => ({ metric, difference: told(metric, one, other) })),
    gap: one.months > 0 && other.months > 0 ? gapOf(one, other) : null,
  };
}

/** More is better, and what has no figure is last. */
function rankOf(metric: Metric, figure: Figure | undefined): number {
  if (figure === undefined || figure.value === null) return Number.NEGATIVE_INFINITY;
  return kpiOf(metric).better === "more" ? figure.value : -figure.value;
}

/** A figure that a group is too small for has no difference either. */
function told(metric: Metric, one: Measurable, other: Measurable): Difference | null {
  const isMissing = [one, other].some((group) => figureOf(metric, group).value === null);
  return isMissing ? null : difference(metric, one, other);
}

function gapOf(one: Measurable, other: Measurable) {
  const { gapCents, parts } = revenueGap(one, other);
  const behind = gapCents < 0 ? one : other;
  const base = behind.accounts.reduce((sum, { revenueCents }) => sum + revenueCents, 0);
  return {
    gapCents,
    /** Of the revenue of the one behind. */
    gapShare: base > 0 ? Math.abs(gapCents) / base : null,
    parts: parts.map(({ driver, cents }) => ({ driver, cents })),
  };
}

/** The territory with the most accounts of the highest segment that are overdue; null: none is. */
export function lookFirst(
  { facts }: Counted,
  isIn: (account: Counted["facts"][number]) => boolean,
): { readonly territory: string; readonly overdue: number } | null {
  const counts = new Map<string, number>();
  for (const account of facts) {
    const { territory, segment } = account;
    if (territory === null || segment !== "A" || !isIn(account) || !isOverdue(account)) continue;
    counts.set(territory, (counts.get(territory) ?? 0) + 1);
  }
  const [worst] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return worst === undefined ? null : { territory: worst[0], overdue: worst[1] };
}
