import { z } from "zod";
import { periodWords } from "../cards/period-words.ts";
import { UserError } from "../domain/errors.ts";
import type { Period } from "../domain/performance/facts.ts";
import type { Metric } from "../domain/performance/kpis.ts";
import { lastQuarterOf } from "../domain/performance/periods.ts";
import { askedPeriod } from "./asked-period.ts";
import { compareCard } from "./compare-card.ts";
import { compareGroups, lookFirst } from "./comparison.ts";
import { compareTerritoriesExamples } from "./examples/compare-territories.ts";
import * as fields from "./fields.ts";
import { metricWords } from "./metric-words.ts";
import { figureShape, metricField } from "./metrics.ts";
import { type Counted, countPeriod, groupOf } from "./performance-groups.ts";
import { findScope, type Scope } from "./performance-scope.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

/** What says most about a territory, when nobody asks for something else. */
const USUAL: readonly Metric[] = [
  "revenue",
  "growth",
  "attainment",
  "coverage",
  "visits",
  "revenuePerVisit",
  "winRate",
  "newCustomers",
];

/** "March with February": the second period. */
const AGAINST = "(?:with|against|versus|vs|than|to)";

export const compareTerritories = defineTool({
  name: "compare_territories",
  title: "Compare territories",
  description:
    "Puts territories, regions, reps or two periods side by side: figures, what the gap in revenue comes from, and whether a difference is more than chance.",
  right: "manager",
  effect: "read",
  phrases: [
    "compare my territories",
    "compare {territories} on win rate last quarter",
    "which of my territories sells most?",
    "compare March with February",
  ],
  examples: compareTerritoriesExamples,
  slots: {
    territories: { type: ["person", "territory"], isList: true },
    metrics: { type: "choice", isList: true, words: metricWords },
    from: { type: "period", part: "from" },
    to: { type: "period", part: "to" },
    againstFrom: { type: "period", part: "from", before: AGAINST, needsCue: true },
    againstTo: { type: "period", part: "to", before: AGAINST, needsCue: true },
  },
  input: z.object({
    territories: z
      .array(fields.territory())
      .max(50)
      .optional()
      .describe("Territories, regions or e-mails of reps; leave out for all of the asker's"),
    metrics: z.array(metricField()).max(17).optional(),
    from: fields.date().optional(),
    to: fields.date().optional(),
    againstFrom: fields
      .date()
      .optional()
      .describe("A second period to compare with: its first day"),
    againstTo: fields.date().optional().describe("The last day of the second period"),
  }),
  result: z.object({
    from: z.string(),
    to: z.string(),
    about: z.string().nullable().describe("Whose two periods these are"),
    closed: z
      .object({ first: z.string(), last: z.string(), count: z.int() })
      .nullable()
      .describe("Months whose sales count"),
    groups: z.array(z.object({ label: z.string(), figures: z.array(figureShape) })),
    one: z.string(),
    other: z.string(),
    differences: z.array(
      z.object({
        metric: z.string(),
        difference: z
          .object({
            value: z.number(),
            low: z.number(),
            high: z.number(),
            isTellable: z.boolean(),
          })
          .nullable(),
      }),
    ),
    gap: z
      .object({
        gapCents: z.int(),
        gapShare: z.number().nullable().describe("Of the revenue of the one behind"),
        parts: z.array(z.object({ driver: z.string(), cents: z.int() })),
      })
      .nullable(),
    lookFirst: z.object({ territory: z.string(), overdue: z.int() }).nullable(),
  }),

  async run(input, world) {
    const period = askedPeriod(input, world.today, lastQuarterOf(world.today));
    const metrics = input.metrics?.length ? [...new Set(input.metrics)] : USUAL;
    const counted = await countPeriod(world, period);
    const { scopes, groups, about } =
      input.againstFrom === undefined
        ? await sideBySide(world, input.territories, counted)
        : await thenAndNow(world, input, counted);
    const now =
      period.to < world.today
        ? await countPeriod(world, { from: world.today, to: world.today })
        : counted;
    return {
      ...period,
      about,
      closed: counted.closed,
      ...compareGroups(groups, metrics),
      lookFirst: lookFirst(now, (account) => scopes.some(({ isIn }) => isIn(account))),
    };
  },

  card: compareCard,
});

async function sideBySide(world: World, names: readonly string[] = [], counted: Counted) {
  const wanted = names.length > 0 ? names : (await findScope(world, undefined)).territories;
  const [only] = wanted;
  const list =
    wanted.length === 1 && only !== undefined ? (await findScope(world, only)).territories : wanted;
  const found = await Promise.all(list.map((words) => findScope(world, words)));
  const scopes = [...new Map(found.map((scope) => [scope.label, scope])).values()];
  if (scopes.length < 2) throw needsTwo(scopes[0]?.label);
  const groups = await Promise.all(scopes.map((scope) => groupOf(world, scope, counted)));
  return { scopes, groups, about: null };
}

type Against = {
  readonly territories?: readonly string[] | undefined;
  readonly againstFrom?: string | undefined;
  readonly againstTo?: string | undefined;
};

/** One territory, or all that is the asker's, in two periods. */
async function thenAndNow(world: World, input: Against, counted: Counted) {
  const scope: Scope = await findScope(world, input.territories?.[0]);
  const range = { from: input.againstFrom, to: input.againstTo };
  const before = askedPeriod(range, world.today, counted.period);
  const other = await countPeriod(world, before);
  const label = (period: Period): string => periodWords(period, world.today);
  const groups = await Promise.all([groupOf(world, scope, counted), groupOf(world, scope, other)]);
  const labels = [label(counted.period), label(before)];
  return {
    scopes: [scope],
    about: scope.label,
    groups: groups.map((group, at) => ({ ...group, label: labels[at] ?? "" })),
  };
}

const needsTwo = (label: string | undefined): UserError =>
  new UserError(
    "missing",
    label === undefined ? "There is nothing to compare yet." : `Compare ${label} with what?`,
    "Name two territories, regions or reps, or two periods.",
  );
