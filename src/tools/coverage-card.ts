import { type Button, buttons, type Card, note, type Part, table, text } from "../cards/card.ts";
import { firstFew, percent, plural, shortMoney, whole } from "../cards/format.ts";
import type { Service } from "../domain/performance/coverage.ts";
import { type CoveragePlace, coverageMap } from "./coverage-map.ts";
import type { World } from "./world.ts";

export type Coverage = Service & {
  readonly territory: string | null;
  readonly label: string;
  readonly cadence: number | null;
  readonly segment: string | null;
  readonly days: number;
  readonly neverVisited: number;
  readonly snoozed: number;
  readonly overdueAccounts: readonly {
    readonly accountId: string;
    readonly account: string;
    readonly city: string | null;
    readonly segment: string | null;
    readonly rep: string | null;
    readonly daysSinceVisit: number | null;
    readonly lateDays: number;
    readonly potentialCents: number;
  }[];
  readonly places: readonly CoveragePlace[];
  readonly bySegment: readonly (Service & {
    readonly segment: string;
    readonly visitShare: number | null;
    readonly potentialShare: number | null;
  })[];
  readonly byTerritory: readonly (Service & { readonly label: string })[];
  readonly overServed: readonly { readonly account: string; readonly visits: number }[];
};

/** What a phone shows without much scrolling. */
const MOST_ROWS = 8;

export function coverageCard(result: Coverage, world: World): Card {
  const { overdueAccounts, overdue, byTerritory, snoozed } = result;
  const { currency } = world.workspace;
  const rest = overdue - Math.min(MOST_ROWS, overdueAccounts.length);
  return {
    title: titleOf(result),
    parts: [
      ...(overdueAccounts.length === 0 ? [] : [overdueTable(result, currency)]),
      ...(rest > 0 ? [note(`… and ${whole(rest)} more, less urgent. ${URGENT}`)] : []),
      ...coverageMap(result),
      ...effortText(result),
      ...(byTerritory.length > 1 ? [territoriesTable(result)] : []),
      ...chartOf(result),
      ...(snoozed > 0 ? [note(`Left out: ${plural(snoozed, "snoozed account")}.`)] : []),
      buttons(...buttonsOf(result)),
    ],
  };
}

const URGENT = "Order: potential times how late.";

function titleOf({
  label,
  accounts,
  overdue,
  overdueA,
  cadence,
  coverage,
  segment,
  neverVisited,
}: Coverage): string {
  const kind = segment === null ? "account" : `${segment} account`;
  if (accounts === 0) return `${label}: no ${kind} has a cadence, so none can be overdue`;
  const all = `${whole(overdue)} of ${plural(accounts, kind)}`;
  const never = neverVisited > 0 ? `, ${whole(neverVisited)} never visited` : "";
  const first = overdueA > 0 && segment === null ? `, ${whole(overdueA)} of them A` : "";
  if (cadence !== null) {
    return overdue === 0
      ? `${label}: everybody was seen in the last ${cadence} days`
      : `${label}: ${all} not seen for more than ${cadence} days${first}${never}`;
  }
  if (overdue === 0)
    return `${label}: nothing is overdue, all ${plural(accounts, kind)} in cadence`;
  return `${label}: ${all} overdue${first}${never} (coverage ${percent(coverage ?? 0)})`;
}

const overdueTable = ({ overdueAccounts, cadence }: Coverage, currency: string): Part =>
  table(
    [
      { header: "Account", align: "left" },
      { header: cadence === null ? "Late, potential" : "Last visit, potential", align: "right" },
    ],
    overdueAccounts.slice(0, MOST_ROWS).map((each) => {
      const { account, city, segment, potentialCents } = each;
      const town = city === null ? "" : `, ${city}`;
      return [
        `${account}${town}${segment === null ? "" : ` (${segment})`}`,
        `${visitWords(each, cadence !== null)}, ${shortMoney(potentialCents, currency)}`,
      ];
    }),
  );

function visitWords(
  { daysSinceVisit, lateDays }: Coverage["overdueAccounts"][number],
  isAsked: boolean,
): string {
  if (daysSinceVisit === null) return "never";
  return isAsked ? `${plural(daysSinceVisit, "day")} ago` : plural(lateDays, "day");
}

/** A share of visits this far above the share of the potential is effort at low value. */
const TOO_MUCH = 0.05;

/** Where effort goes to low value: who gets more visits than worth, and what waits meanwhile. */
function effortText({ bySegment, overdueA, overServed, days }: Coverage): readonly Part[] {
  const low = bySegment.filter(
    ({ segment, visitShare, potentialShare }) =>
      segment !== "A" &&
      visitShare !== null &&
      potentialShare !== null &&
      visitShare - potentialShare > TOO_MUCH,
  );
  const shares = low.map(
    ({ segment, visitShare, potentialShare }) =>
      `${segment} accounts get ${percent(visitShare ?? 0)} of the visits and hold ${percent(potentialShare ?? 0)} of the potential`,
  );
  const waits =
    overdueA > 0
      ? `, while ${plural(overdueA, "A account")} ${overdueA === 1 ? "waits" : "wait"}`
      : "";
  const over = overServed.map(({ account, visits }) => `${account} (${visits})`);
  return [
    ...(shares.length === 0 ? [] : [text(`Effort at low value: ${shares.join("; ")}${waits}.`)]),
    ...(over.length === 0
      ? []
      : [text(`Visited more often than wanted in ${days} days: ${firstFew(over, 3)}.`)]),
  ];
}

const territoriesTable = ({ byTerritory }: Coverage): Part =>
  table(
    [
      { header: "Territory", align: "left" },
      { header: "Coverage", align: "right" },
      { header: "Overdue (A)", align: "right" },
      { header: "Visits", align: "right" },
    ],
    byTerritory.map(({ label, coverage, overdue, overdueA, visits }) => [
      label,
      coverage === null ? "–" : percent(coverage),
      `${whole(overdue)} (${whole(overdueA)})`,
      whole(visits),
    ]),
  );

/** Coverage by segment: three bars that are read at a glance. */
function chartOf({ bySegment }: Coverage): readonly Part[] {
  const shown = bySegment.filter(({ coverage }) => coverage !== null);
  if (shown.length < 2) return [];
  return [
    {
      kind: "chart",
      shape: "bar",
      title: "Visits and potential by segment",
      unit: "percent",
      currency: "USD",
      labels: shown.map(({ segment }) => segment),
      series: [
        { name: "Share of visits", values: shown.map(({ visitShare }) => hundred(visitShare)) },
        {
          name: "Share of potential",
          values: shown.map(({ potentialShare }) => hundred(potentialShare)),
        },
        { name: "Coverage", values: shown.map(({ coverage }) => hundred(coverage)) },
      ],
    },
  ];
}

const hundred = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 100);

function buttonsOf({ overdueAccounts, byTerritory, territory }: Coverage): readonly Button[] {
  const [first] = overdueAccounts;
  const rep = first?.rep ?? null;
  const mine = overdueAccounts.filter((account) => account.rep === rep).slice(0, 3);
  const about = territory === null ? {} : { territory };
  const [worst] = byTerritory;
  return [
    ...(rep === null
      ? []
      : [
          {
            label: `Plan a day with ${plural(mine.length, "of them", "of them")}`,
            tool: "plan_day",
            input: { rep, include: mine.map(({ accountId }) => accountId) },
            isPrimary: true,
          },
        ]),
    ...(byTerritory.length > 1 && worst !== undefined && worst.overdue > 0
      ? [
          {
            label: `Only ${worst.label}`,
            tool: "check_coverage",
            input: { territory: worst.label },
          },
        ]
      : []),
    { label: "Best accounts", tool: "rank_accounts", input: about },
    { label: "How is coverage computed?", tool: "explain_metric", input: { metric: "coverage" } },
  ];
}
