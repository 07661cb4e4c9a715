import { sumOf } from "../sum-of.ts";
import type { AccountFacts, Group } from "./facts.ts";

/** What a figure is counted in; money is cents. */
export type Unit = "money" | "count" | "share" | "change" | "days" | "mark";

/** How a figure is put together: a sum over accounts, or the ratio of two such sums. */
export type Kpi = {
  readonly label: string;
  readonly unit: Unit;
  /** For people who ask how it is computed. */
  readonly formula: string;
  /** Which rows it is counted from. */
  readonly source: string;
  readonly better: "more" | "less";
  readonly top: (account: AccountFacts) => number;
  /** Null: the sum itself is the figure. */
  readonly bottom: ((account: AccountFacts) => number) | null;
  /** Counted in, and the least number of them that says anything; null: any. */
  readonly sample: { readonly of: string; readonly least: number } | null;
};

const one = (is: boolean): number => (is ? 1 : 0);

/** A customer of a period ordered in it. */
const isBuyer = ({ orders }: AccountFacts): boolean => orders > 0;

export const isCovered = ({ cadenceMaxDays, daysSinceVisit }: AccountFacts): boolean =>
  cadenceMaxDays !== null && daysSinceVisit !== null && daysSinceVisit <= cadenceMaxDays;

const SALES = "monthly sales by account";
const VISITS = "visits that were logged as done";
const DEALS = "opportunities closed as won or lost";
const LEADS = "leads and who they were given to";
const GOALS = "goals by territory and period; monthly sales, visits and deals";

/**
 * The figures that are sums over accounts. Definitions follow the usual ones of sales practice (Zoltners, Sinha &
 * Lorimer, "The Complete Guide to Accelerating Sales Force Performance", 2001; Farris et al., "Marketing Metrics", 2010).
 * Sales are known by month, so that revenue and orders count the closed months of a period only.
 */
export const ACCOUNT_KPIS = {
  revenue: {
    label: "Revenue",
    unit: "money",
    formula: "orders of the closed months of the period, in money",
    source: SALES,
    better: "more",
    top: ({ revenueCents }) => revenueCents,
    bottom: null,
    sample: null,
  },
  growth: {
    label: "Growth",
    unit: "change",
    formula: "revenue of the closed months against the same months a year before, less 1",
    source: SALES,
    better: "more",
    top: ({ revenueCents }) => revenueCents,
    bottom: ({ yearBeforeCents }) => yearBeforeCents,
    sample: null,
  },
  orders: {
    label: "Orders",
    unit: "count",
    formula: "number of orders in the closed months",
    source: SALES,
    better: "more",
    top: ({ orders }) => orders,
    bottom: null,
    sample: null,
  },
  averageOrder: {
    label: "Average order",
    unit: "money",
    formula: "revenue / orders",
    source: SALES,
    better: "more",
    top: ({ revenueCents }) => revenueCents,
    bottom: ({ orders }) => orders,
    sample: { of: "orders", least: 5 },
  },
  visits: {
    label: "Visits",
    unit: "count",
    formula: "visits done in the period",
    source: VISITS,
    better: "more",
    top: ({ visits }) => visits,
    bottom: null,
    sample: null,
  },
  revenuePerVisit: {
    label: "Revenue per visit",
    unit: "money",
    formula: "revenue of the closed months / visits of the period",
    source: `${SALES}; ${VISITS}`,
    better: "more",
    top: ({ revenueCents }) => revenueCents,
    bottom: ({ visits }) => visits,
    sample: { of: "visits", least: 5 },
  },
  coverage: {
    label: "Coverage",
    unit: "share",
    formula:
      "accounts visited within their cadence by the end of the period / accounts with a cadence",
    source: `${VISITS}; each account's cadence`,
    better: "more",
    top: (account) => one(isCovered(account)),
    bottom: ({ cadenceMaxDays }) => one(cadenceMaxDays !== null),
    sample: { of: "accounts with a cadence", least: 5 },
  },
  winRate: {
    label: "Win rate",
    unit: "share",
    formula: "deals won / deals won or lost, closed in the period",
    source: DEALS,
    better: "more",
    top: ({ won }) => won,
    bottom: ({ won, lost }) => won + lost,
    sample: { of: "closed deals", least: 10 },
  },
  salesCycle: {
    label: "Sales cycle",
    unit: "days",
    formula: "mean days from opening to winning of the deals won in the period",
    source: DEALS,
    better: "less",
    top: ({ wonDays }) => wonDays,
    bottom: ({ won }) => won,
    sample: { of: "won deals", least: 5 },
  },
  newCustomers: {
    label: "New customers",
    unit: "count",
    formula: "accounts whose first order ever was in the closed months",
    source: SALES,
    better: "more",
    top: ({ isNew }) => one(isNew),
    bottom: null,
    sample: null,
  },
  retention: {
    label: "Retention",
    unit: "share",
    formula:
      "of the accounts that ordered in the three months before the period, those that ordered in its last three months",
    source: SALES,
    better: "more",
    top: ({ wasActive, isActive }) => one(wasActive && isActive),
    bottom: ({ wasActive }) => one(wasActive),
    sample: { of: "customers before", least: 10 },
  },
  penetration: {
    label: "Account penetration",
    unit: "share",
    formula: "accounts that ordered in the closed months / all accounts",
    source: SALES,
    better: "more",
    top: (account) => one(isBuyer(account)),
    bottom: () => 1,
    sample: { of: "accounts", least: 5 },
  },
  satisfaction: {
    label: "Satisfaction",
    unit: "mark",
    formula: "mean mark of the visits of the period, 1 (angry) to 5 (delighted)",
    source: VISITS,
    better: "more",
    top: ({ marks }) => marks,
    bottom: ({ marked }) => marked,
    sample: { of: "marks", least: 5 },
  },
} as const satisfies Readonly<Record<string, Kpi>>;

/** The figures that need more than sums over accounts. */
export const GROUP_KPIS = {
  shareOfPotential: {
    label: "Share of potential",
    unit: "share",
    formula: "revenue of the closed months / what the accounts could buy in as many months",
    source: `${SALES}; each account's potential`,
    better: "more",
  },
  conversion: {
    label: "Conversion of leads",
    unit: "share",
    formula: "leads accepted / leads given to its reps, both in the period",
    source: LEADS,
    better: "more",
  },
  sellingTime: {
    label: "Selling time",
    unit: "share",
    formula: "minutes at customers / working minutes of its reps, absences taken off",
    source: `${VISITS}; working hours and absences`,
    better: "more",
  },
  attainment: {
    label: "Attainment",
    unit: "share",
    formula: "what was reached / the goal of the same months",
    source: GOALS,
    better: "more",
  },
} as const satisfies Readonly<
  Record<string, Pick<Kpi, "label" | "unit" | "formula" | "source" | "better">>
>;

export type AccountMetric = keyof typeof ACCOUNT_KPIS;
export type Metric = AccountMetric | keyof typeof GROUP_KPIS;

export const isAccountMetric = (metric: Metric): metric is AccountMetric => metric in ACCOUNT_KPIS;

export const kpiOf = (
  metric: Metric,
): Pick<Kpi, "label" | "unit" | "formula" | "source" | "better"> =>
  isAccountMetric(metric) ? ACCOUNT_KPIS[metric] : GROUP_KPIS[metric];

/** A figure, or why there is none. */
export type Measured =
  | { readonly value: number; readonly why: null }
  | { readonly value: null; readonly why: string };

/** Figures that come from sales and therefore need a closed month. */
const FROM_SALES: ReadonlySet<Metric> = new Set<Metric>([
  "revenue",
  "growth",
  "orders",
  "averageOrder",
  "revenuePerVisit",
  "newCustomers",
  "retention",
  "penetration",
  "shareOfPotential",
]);

/** Why nothing is said of sales in a period that has only begun. */
export const NO_MONTH = "no month of it is closed yet";

/** Leads whose share says anything. */
const LEAST_LEADS = 5;

/** One figure of a group. Attainment is measured against goals, see `attainment.ts`. */
export function measure(metric: Exclude<Metric, "attainment">, group: Group): Measured {
  if (group.months === 0 && FROM_SALES.has(metric)) return { value: null, why: NO_MONTH };
  if (metric === "conversion") return conversion(group);
  if (metric === "sellingTime") {
    const minutes = sumOf(group.accounts, ({ visitMinutes }) => visitMinutes);
    return ratio(minutes, group.workMinutes, { of: "working minutes", least: 1 });
  }
  if (metric === "shareOfPotential") {
    const potential = sumOf(group.accounts, ({ potentialCents }) => potentialCents);
    const revenue = sumOf(group.accounts, ({ revenueCents }) => revenueCents);
    return ratio(revenue, (potential * group.months) / 12, { of: "cents of potential", least: 1 });
  }
  return measureAccounts(metric, group.accounts);
}

export function measureAccounts(
  metric: AccountMetric,
  accounts: readonly AccountFacts[],
): Measured {
  const kpi: Kpi = ACCOUNT_KPIS[metric];
  const top = sumOf(accounts, kpi.top);
  if (kpi.bottom === null) return { value: top, why: null };
  const measured = ratio(top, sumOf(accounts, kpi.bottom), kpi.sample);
  if (measured.value === null || kpi.unit !== "change") return measured;
  return { value: measured.value - 1, why: null };
}

function conversion({ leads }: Group): Measured {
  const given = sumOf(leads, (each) => each.given);
  return ratio(
    sumOf(leads, ({ accepted }) => accepted),
    given,
    { of: "leads", least: LEAST_LEADS },
  );
}

function ratio(top: number, bottom: number, sample: Kpi["sample"]): Measured {
  if (bottom <= 0) {
    return { value: null, why: sample === null ? "nothing to compare with" : `no ${sample.of}` };
  }
  if (sample !== null && bottom < sample.least) {
    return {
      value: null,
      why: `only ${Math.round(bottom)} ${bottom === 1 ? single(sample.of) : sample.of}`,
    };
  }
  return { value: top / bottom, why: null };
}

/** "closed deals" as "closed deal", "accounts with a cadence" as "account with a cadence". */
const single = (many: string): string =>
  many.replace(/(account|customer|deal|order|visit|lead|mark)s/, "$1");
