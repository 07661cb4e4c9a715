import { type Button, type Card, note, type Part, table, text } from "../../cards/card.ts";
import { firstFew, percent, plural, shortDate, shortMoney } from "../../cards/format.ts";
import { addDays, weekdayOf } from "../../domain/days.ts";
import { checkBalance } from "../check-balance.ts";
import { checkCoverage } from "../check-coverage.ts";
import { type Figure, figureText, METRICS } from "../metrics.ts";
import { scoreBook } from "../score-book.ts";
import { showPerformance } from "../show-performance.ts";
import { visibleAccounts } from "../sight.ts";
import type { World } from "../world.ts";
import { digestButtons } from "./digest-buttons.ts";

/** The week that is over: figures, movers, gaps of coverage, drift of the balance, and what to look at. */
export async function weeklyReview(world: World, isBrief: boolean): Promise<Card> {
  const week = lastWeek(world);
  const [performance, coverage, balance] = [
    await showPerformance.run(week, world),
    await checkCoverage.run({}, world),
    await checkBalance.run({}, world),
  ];
  const movers = await moversOf(world);
  const off = balance.reps.filter(({ standing }) => standing !== "fair");
  const proposals = proposalsOf({ overdueA: coverage.overdueA, off: off.length, movers });
  return {
    title: `Week of ${shortDate(week.from, world.today)} to ${shortDate(week.to, world.today)}, ${performance.label.toLowerCase()}: ${headline(performance.figures)}`,
    parts: [
      ...(isBrief ? [] : [figuresTable(performance, world)]),
      ...moverParts(movers, world, isBrief),
      text(coverageWords(coverage)),
      text(
        off.length === 0
          ? `The work is balanced: everybody is within ${percent(balance.tolerance)} of the average.`
          : `Balance drifts: ${firstFew(
              off.map(({ name, index }) => `${name} ${percent(index)}`),
              4,
            )} of the average work.`,
      ),
      digestButtons("weekly_review", ...proposals),
    ],
  };
}

/** Monday to Sunday before this week. */
function lastWeek({ today }: World): { readonly from: string; readonly to: string } {
  const monday = addDays(today, -weekdayOf(today));
  return { from: addDays(monday, -7), to: addDays(monday, -1) };
}

/** Sales are known by month: in a week it is visits, deals and new customers that are counted. */
const WEEKLY: readonly string[] = ["visits", "winRate", "newCustomers", "satisfaction", "coverage"];

type Performance = Awaited<ReturnType<typeof showPerformance.run>>;
type Coverage = Awaited<ReturnType<typeof checkCoverage.run>>;

function headline(figures: Performance["figures"]): string {
  const valueOf = (name: string): number | null =>
    figures.find(({ metric }) => metric === name)?.value ?? null;
  const coverage = valueOf("coverage");
  const share = coverage === null ? "" : `, coverage ${percent(coverage)}`;
  return `${plural(valueOf("visits") ?? 0, "visit")}${share}`;
}

function figuresTable({ figures, before }: Performance, { workspace }: World): Part {
  const say = (metric: Figure["metric"], list: Performance["figures"]): string =>
    figureText(
      metric,
      list.find((figure) => figure.metric === metric)?.value ?? null,
      workspace.currency,
    );
  return table(
    [
      { header: "Figure", align: "left" },
      { header: "Last week", align: "right" },
      { header: "Before", align: "right" },
    ],
    METRICS.filter((metric) => WEEKLY.includes(metric)).map((metric) => [
      LABELS[metric] ?? metric,
      say(metric, figures),
      say(metric, before),
    ]),
  );
}

const LABELS: Readonly<Record<string, string>> = {
  visits: "Visits",
  winRate: "Win rate",
  newCustomers: "New customers",
  satisfaction: "Satisfaction",
  coverage: "Coverage",
};

type Mover = { readonly name: string; readonly accountId: string; readonly cents: number };

/** Customers whose orders of the last three full months differ most from the same months a year before. */
async function moversOf(world: World): Promise<readonly Mover[]> {
  const scored = await scoreBook(world, await visibleAccounts(world), world.today);
  return scored
    .filter(({ history }) => history.yearBeforeCents > 0)
    .map(({ account, history }) => ({
      accountId: account.id,
      name: account.city === null ? account.name : `${account.name}, ${account.city}`,
      cents: history.recentCents - history.yearBeforeCents,
    }))
    .toSorted((a, b) => b.cents - a.cents || (a.accountId < b.accountId ? -1 : 1));
}

function moverParts(
  movers: readonly Mover[],
  { workspace }: World,
  isBrief: boolean,
): readonly Part[] {
  const most = isBrief ? 1 : 3;
  const say = (list: readonly Mover[]): string =>
    list
      .map(
        ({ name, cents }) =>
          `${name} ${cents > 0 ? "+" : "−"}${shortMoney(Math.abs(cents), workspace.currency)}`,
      )
      .join("; ");
  const up = movers.slice(0, most).filter(({ cents }) => cents > 0);
  const down = movers
    .slice(-most)
    .toReversed()
    .filter(({ cents }) => cents < 0);
  if (up.length + down.length === 0) return [];
  return [
    ...(up.length === 0 ? [] : [text(`Up: ${say(up)}.`)]),
    ...(down.length === 0 ? [] : [text(`Down: ${say(down)}.`)]),
    note("Orders of the last three full months against the same months a year before."),
  ];
}

function coverageWords({ overdue, overdueA, byTerritory }: Coverage): string {
  if (overdue === 0) return "Everybody was seen in time.";
  const worst = byTerritory
    .filter((each) => each.overdueA > 0)
    .toSorted((a, b) => b.overdueA - a.overdueA)
    .map((each) => `${each.label} ${each.overdueA}`);
  const where = worst.length === 0 ? "" : `: ${firstFew(worst, 3)}`;
  return `${plural(overdue, "account is", "accounts are")} overdue, ${overdueA} of them A-accounts${where}.`;
}

type Found = {
  readonly overdueA: number;
  readonly off: number;
  readonly movers: readonly Mover[];
};

/** At most three, each a press away. */
function proposalsOf({ overdueA, off, movers }: Found): readonly Button[] {
  const [worst] = movers.slice(-1);
  return [
    ...(overdueA > 0
      ? [{ label: "Overdue A-accounts", tool: "check_coverage", input: { segment: "A" } }]
      : []),
    ...(off > 0 ? [{ label: "Propose a balance", tool: "propose_alignment", input: {} }] : []),
    ...(worst && worst.cents < 0
      ? [
          {
            label: `Look at ${worst.name}`,
            tool: "brief_account",
            input: { account: worst.accountId },
          },
        ]
      : []),
  ];
}
