import { z } from "zod";
import { addDays } from "../domain/days.ts";
import type { Account } from "../domain/model.ts";
import {
  byUrgency,
  effortBySegment,
  lateDays,
  type Served,
  serviceOf,
  surplusOf,
} from "../domain/performance/coverage.ts";
import { coverageCard } from "./coverage-card.ts";
import { coveragePlaces, servedPlaces } from "./coverage-map.ts";
import { checkCoverageExamples } from "./examples/check-coverage.ts";
import * as fields from "./fields.ts";
import { findScope, type Scope } from "./performance-scope.ts";
import { visibleAccounts } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

/** Days whose visits are counted: long enough for every usual cadence. */
const WINDOW_DAYS = 90;
/** More are counted, not listed. */
const MOST_LISTED = 200;
const MOST_OVER_SERVED = 10;

const service = {
  accounts: z.int(),
  coverage: z.number().nullable().describe("Share visited within the limit"),
  overdue: z.int(),
  overdueA: z.int(),
  visits: z.int(),
  surplusVisits: z.int().describe("Visits beyond what the cadence asks for"),
};

export const checkCoverage = defineTool({
  name: "check_coverage",
  title: "Check coverage",
  description:
    "Which accounts are overdue for a visit, most important first; who is under- or over-served; where visits go to accounts of low value.",
  right: "manager",
  effect: "read",
  phrases: [
    "which accounts are overdue?",
    "who hasn't been seen for 60 days?",
    "coverage of {territory}",
    "where are we wasting visits?",
  ],
  examples: checkCoverageExamples,
  slots: {
    territory: { type: ["person", "territory"] },
    cadence: { type: "daysAgo" },
    segment: { type: "segment" },
  },
  input: z.object({
    territory: fields.territory().optional().describe("Territory, region or e-mail of a rep"),
    cadence: fields
      .whole(1, 1000)
      .optional()
      .describe("Days without a visit that are too many; leave out for each account's own"),
    segment: fields.segment().optional().describe("Only accounts of this segment, such as A"),
  }),
  result: z.object({
    territory: z.string().nullable(),
    label: z.string(),
    cadence: z.int().nullable(),
    segment: z.string().nullable(),
    days: z.int().describe("Visits are counted over so many days"),
    ...service,
    neverVisited: z.int(),
    snoozed: z.int().describe("Left out: they are to be left alone for now"),
    overdueAccounts: z.array(
      z.object({
        accountId: z.string(),
        account: z.string(),
        city: z.string().nullable(),
        segment: z.string().nullable(),
        rep: z.string().nullable(),
        daysSinceVisit: z.int().nullable(),
        limitDays: z.int(),
        lateDays: z.int(),
        potentialCents: z.int(),
      }),
    ),
    places: coveragePlaces,
    bySegment: z.array(
      z.object({
        segment: z.string(),
        visitShare: z.number().nullable(),
        potentialShare: z.number().nullable(),
        ...service,
      }),
    ),
    byTerritory: z.array(z.object({ label: z.string(), ...service })),
    overServed: z.array(
      z.object({
        accountId: z.string(),
        account: z.string(),
        segment: z.string().nullable(),
        visits: z.int(),
        surplusVisits: z.int(),
      }),
    ),
  }),

  async run({ territory, cadence, segment }, world) {
    const scope = await findScope(world, territory);
    const { served, names, snoozed } = await servedOf(world, scope, { cadence, segment });
    const overdue = byUrgency(served);
    return {
      territory: territory ?? null,
      label: scope.label,
      cadence: cadence ?? null,
      segment: segment?.toUpperCase() ?? null,
      days: WINDOW_DAYS,
      ...serviceOf(served, WINDOW_DAYS),
      neverVisited: overdue.filter(({ daysSinceVisit }) => daysSinceVisit === null).length,
      snoozed,
      overdueAccounts: overdue.slice(0, MOST_LISTED).map((account) => ({
        ...nameOf(names, account),
        rep: account.ownerEmail,
        daysSinceVisit: account.daysSinceVisit,
        limitDays: account.limitDays ?? 0,
        lateDays: lateDays(account),
        potentialCents: account.potentialCents,
      })),
      places: servedPlaces(served, (id) => names.get(id)?.place ?? null),
      bySegment: effortBySegment(served, WINDOW_DAYS).map(({ service: own, ...each }) => ({
        ...each,
        ...own,
      })),
      byTerritory: byTerritory(served),
      overServed: mostSurplus(served).map((account) => ({
        accountId: account.accountId,
        account: names.get(account.accountId)?.name ?? account.accountId,
        segment: account.segment,
        visits: account.visits,
        surplusVisits: surplusOf(account, WINDOW_DAYS),
      })),
    };
  },

  card: coverageCard,
});

type Asked = { readonly cadence: number | undefined; readonly segment: string | undefined };

/** The accounts of a scope with their visits, without those that are snoozed. */
async function servedOf(world: World, scope: Scope, { cadence, segment }: Asked) {
  const { book, today } = world;
  const window = { from: addDays(today, 1 - WINDOW_DAYS), to: today };
  const [facts, accounts] = await Promise.all([
    book.performance(window, today, null),
    visibleAccounts(world),
  ]);
  const wanted = segment?.toUpperCase();
  const names = new Map(accounts.map((account) => [account.id, account]));
  const inScope = facts.filter(
    (account) =>
      scope.isIn(account) &&
      names.has(account.accountId) &&
      (wanted === undefined || account.segment?.toUpperCase() === wanted),
  );
  const awake = inScope.filter(({ accountId }) => {
    const snooze = names.get(accountId)?.snooze ?? null;
    return snooze === null || snooze.until <= today;
  });
  const served = awake.map(
    (account): Served => ({
      ...account,
      limitDays: cadence ?? account.cadenceMaxDays,
      cadenceMinDays: names.get(account.accountId)?.cadenceMinDays ?? null,
    }),
  );
  return { served, names, snoozed: inScope.length - awake.length };
}

function nameOf(names: ReadonlyMap<string, Account>, { accountId, segment }: Served) {
  const known = names.get(accountId);
  return { accountId, account: known?.name ?? accountId, city: known?.city ?? null, segment };
}

/** The worst covered first. */
function byTerritory(served: readonly Served[]) {
  const labels = [...new Set(served.map(({ territory }) => territory ?? "no territory"))];
  return labels
    .map((label) => ({
      label,
      ...serviceOf(
        served.filter(({ territory }) => (territory ?? "no territory") === label),
        WINDOW_DAYS,
      ),
    }))
    .toSorted((a, b) => (a.coverage ?? 2) - (b.coverage ?? 2) || (a.label < b.label ? -1 : 1));
}

/** Where visits were too many, the least worth first. */
const mostSurplus = (served: readonly Served[]): readonly Served[] =>
  served
    .filter((account) => surplusOf(account, WINDOW_DAYS) > 0)
    .toSorted(
      (a, b) =>
        surplusOf(b, WINDOW_DAYS) - surplusOf(a, WINDOW_DAYS) ||
        a.potentialCents - b.potentialCents,
    )
    .slice(0, MOST_OVER_SERVED);
