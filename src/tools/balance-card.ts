import { buttons, type Card, note, type Part, table } from "../cards/card.ts";
import { firstFew, percent, plural } from "../cards/format.ts";
import { hoursOf } from "./proposal-card.ts";
import { type Dot, territoryMap } from "./territory-map.ts";

export type Standing = "overloaded" | "fair" | "underloaded";

type Balance = {
  readonly tolerance: number;
  readonly dots: readonly Dot[];
  readonly reps: readonly {
    readonly email: string;
    readonly name: string;
    readonly accounts: number;
    readonly workloadMinutes: number;
    readonly travelMinutes: number;
    readonly potentialIndex: number;
    readonly index: number;
    readonly standing: Standing;
  }[];
  readonly gini: number | null;
  readonly jain: number | null;
  readonly overlaps: readonly { readonly account: string }[];
  readonly gaps: readonly { readonly account: string }[];
};

/** Who has too much and who too little, as a table and a chart. */
export function balanceCard(result: Balance): Card {
  const { tolerance, reps, gini: unevenness, jain: fairness, overlaps, gaps } = result;
  const named = (standing: Standing): readonly string[] =>
    reps
      .filter((rep) => rep.standing === standing)
      .map(({ name, index }) => `${name} (${percent(index)})`);
  const [over, under] = [named("overloaded"), named("underloaded")];
  return {
    title:
      over.length === 0 && under.length === 0
        ? `The work is fair: everybody is within ${percent(tolerance)} of the average`
        : [
            ...(over.length > 0 ? [`Overloaded: ${firstFew(over, 3)}`] : []),
            ...(over.length === 0 ? [`Too little: ${firstFew(under, 3)}`] : []),
          ].join(". "),
    parts: [
      standingsTable(result),
      territoryMap(result.dots, result.reps),
      standingsChart(result),
      ...(under.length > 0 && over.length > 0
        ? [note(`Room for more: ${firstFew(under, 4)}.`)]
        : []),
      ...claimNote("two rules claim", overlaps),
      ...claimNote("no rule claims", gaps),
      note(
        `Fair is within ${percent(tolerance)} of the average. Gini ${twoDigits(unevenness)} (0 is even), Jain ${twoDigits(fairness)} (1 is even). Hours a year: visits that keep the cadence and the driving for them, estimated.`,
      ),
      buttons(
        { label: "Rebalance", tool: "propose_alignment", input: {}, isPrimary: true },
        { label: "Who is under-served?", tool: "check_coverage", input: {} },
      ),
    ],
  };
}

const standingsTable = ({ reps }: Balance): Part =>
  table(
    [
      { header: "Rep", align: "left" },
      { header: "Work", align: "right" },
      { header: "Hours (driving)", align: "right" },
      { header: "Potential", align: "right" },
    ],
    reps.map(({ name, accounts, index, workloadMinutes, travelMinutes, potentialIndex }) => [
      `${name}, ${accounts} accounts`,
      percent(index),
      `${hoursOf(workloadMinutes)} (${hoursOf(travelMinutes)})`,
      percent(potentialIndex),
    ]),
  );

const standingsChart = ({ reps }: Balance): Part => ({
  kind: "chart",
  shape: "bar",
  title: "Work against the average",
  unit: "percent",
  currency: "USD",
  labels: reps.map(({ name }) => name),
  series: [{ name: "Work", values: reps.map(({ index }) => Math.round(index * 100)) }],
});

const claimNote = (
  what: string,
  accounts: readonly { readonly account: string }[],
): readonly Part[] =>
  accounts.length === 0
    ? []
    : [
        note(
          `${plural(accounts.length, "account")} that ${what}: ${firstFew(
            accounts.map(({ account }) => account),
            4,
          )}.`,
        ),
      ];

const twoDigits = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
