import {
  type Button,
  buttons,
  type Card,
  type Column,
  note,
  type Part,
  table,
  text,
} from "../cards/card.ts";
import { firstFew, percent, plural, shortMoney, signed } from "../cards/format.ts";
import { periodWords, salesNote } from "../cards/period-words.ts";
import { kpiOf, type Metric, NO_MONTH } from "../domain/performance/kpis.ts";
import type { Driver } from "../domain/performance/revenue-gap.ts";
import type { compareGroups, lookFirst } from "./comparison.ts";
import { chartUnit, differenceText, type Figure, figureText, TOO_LITTLE } from "./metrics.ts";
import type { Counted } from "./performance-groups.ts";
import type { World } from "./world.ts";

export type Comparison = ReturnType<typeof compareGroups> & {
  readonly from: string;
  readonly to: string;
  /** Whose two periods are compared; null: groups are. */
  readonly about: string | null;
  readonly closed: Counted["closed"];
  readonly lookFirst: ReturnType<typeof lookFirst>;
};

/** Two groups face each other line by line; more stand below each other, best first. */
export function compareCard(result: Comparison, world: World): Card {
  const { currency } = world.workspace;
  const isPair = result.groups.length === 2;
  const months = salesNote(result, result.closed, world.today);
  return {
    title: titleOf(result, world),
    parts: [
      ...gapText(result, currency),
      ...(isPair ? [pairTable(result, currency)] : rankTables(result, currency)),
      chartOf(result, currency),
      ...(result.lookFirst === null
        ? []
        : [text(`Look first at: ${lookWords(result.lookFirst)}.`)]),
      ...notesOf(result, months),
      buttons(...buttonsOf(result)),
    ],
  };
}

/** Which months count, which figures are missing, and what the brackets are. */
function notesOf(result: Comparison, months: string | null): readonly Part[] {
  const hasBrackets =
    result.groups.length === 2 &&
    result.differences.some(({ difference }) => difference?.isTellable === true);
  const notes = [
    ...(months === null ? [] : [months]),
    ...missing(result),
    ...(hasBrackets ? ["In brackets: where a difference lies in nine of ten repetitions."] : []),
  ];
  return notes.length === 0 ? [] : [note(notes.join(" "))];
}

function titleOf(result: Comparison, { workspace: { currency }, today }: World): string {
  const { groups, differences, one, other, about } = result;
  const [first] = differences;
  if (first === undefined) return "";
  const { metric } = first;
  const [mine, theirs] = [groups[0], groups.at(-1)].map((group) =>
    figureText(metric, group?.figures[0]?.value ?? null, currency),
  );
  const { label } = kpiOf(metric);
  const when = about === null ? periodWords(result, today) : about;
  if (groups.length > 2)
    return `${label}, ${when}: ${one} leads with ${mine}, ${other} is last with ${theirs}`;
  if (metric === "revenue") return `${one} vs ${other}, ${when}: ${aheadWords(result, currency)}`;
  const verdict = first.difference?.isTellable === true ? "" : ` (${TOO_LITTLE} who is ahead)`;
  return `${label}, ${when}: ${one} ${mine}, ${other} ${theirs}${verdict}`;
}

function aheadWords({ gap, one, other }: Comparison, currency: string): string {
  if (gap === null) return "no closed month to compare";
  if (gap.gapCents === 0) return "the same revenue";
  const share = gap.gapShare === null ? "" : ` (+${percent(gap.gapShare)})`;
  return `${gap.gapCents > 0 ? one : other} +${shortMoney(Math.abs(gap.gapCents), currency)}${share}`;
}

const DRIVERS: Readonly<Record<Driver, string>> = {
  potential: "potential",
  coverage: "coverage",
  conversion: "conversion",
  orderSize: "order size",
};

/** What the gap in revenue comes from, the largest part first. */
function gapText(
  { groups, gap, one, other, differences }: Comparison,
  currency: string,
): readonly Part[] {
  const isAsked = differences.some(({ metric }) => metric === "revenue");
  if (gap === null || gap.gapCents === 0 || !isAsked) return [];
  const parts = gap.parts
    .filter(({ cents }) => cents !== 0)
    .toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents))
    .map(
      ({ driver, cents }) =>
        `${DRIVERS[driver]} ${signed(cents, (size) => shortMoney(size, currency))}`,
    )
    .join(" · ");
  const between =
    groups.length > 2
      ? `${one} against ${other} ${signed(gap.gapCents, (size) => shortMoney(size, currency))}: `
      : "Why: ";
  return [text(`${between}${parts}`)];
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

function pairTable({ groups, differences, one, other }: Comparison, currency: string): Part {
  const [mine, theirs] = groups;
  return table(
    [left("Figure"), right(one), right(other), left("Difference")],
    differences.flatMap(({ metric, difference }, row) => {
      const values = [mine, theirs].map((group) => group?.figures[row]?.value ?? null);
      if (values.every((value) => value === null)) return [];
      const [here, there] = values.map((value) => figureText(metric, value, currency));
      const told = differenceText(metric, difference, currency);
      return [[kpiOf(metric).label, here ?? "", there ?? "", told]];
    }),
  );
}

/** Figures beside the name that a phone has room for. */
const WIDE = 3;

/** Tables of many rows get long: the first figures stand, the others are asked for. */
const MOST_TABLES = 2;

function rankTables({ groups, differences }: Comparison, currency: string): readonly Part[] {
  const metrics = differences.map(({ metric }) => metric);
  const chunks = Array.from({ length: Math.ceil(metrics.length / WIDE) }, (_, chunk) =>
    metrics.slice(chunk * WIDE, (chunk + 1) * WIDE),
  ).slice(0, MOST_TABLES);
  return chunks.map((chunk) =>
    table(
      [left(""), ...chunk.map((metric) => right(kpiOf(metric).label))],
      groups.map(({ label, figures }) => [
        label,
        ...chunk.map((metric) => figureText(metric, valueOf(figures, metric), currency)),
      ]),
    ),
  );
}

const valueOf = (figures: readonly Figure[], metric: Metric): number | null =>
  figures.find((figure) => figure.metric === metric)?.value ?? null;

function chartOf({ groups, differences }: Comparison, currency: string): Part {
  const metric = differences[0]?.metric ?? "revenue";
  const { unit, scale } = chartUnit(metric);
  return {
    kind: "chart",
    shape: "bar",
    title: kpiOf(metric).label,
    unit,
    currency,
    labels: groups.map(({ label }) => (groups.length > 2 ? shortLabel(label) : label)),
    series: [
      {
        name: kpiOf(metric).label,
        values: groups.map(({ figures }) => {
          const value = figures[0]?.value ?? null;
          return value === null ? null : Math.round(value * scale);
        }),
      },
    ],
  };
}

/** Names of many bars stand side by side: "Quad Cities & Southeast" as "Quad Cities". */
function shortLabel(label: string): string {
  const words = label.split(" ");
  while (words.length > 1 && words.join(" ").length > MOST_LETTERS) words.pop();
  return words.join(" ").replace(/ &$/, "");
}

const MOST_LETTERS = 13;

const lookWords = ({ territory, overdue }: NonNullable<Comparison["lookFirst"]>): string =>
  `${territory}, ${plural(overdue, "A account")} overdue`;

/** Why figures are missing, a figure at a time; that no month is closed is said already. */
function missing({ groups, differences }: Comparison): readonly string[] {
  return differences.flatMap(({ metric }, row) => {
    const reasons = groups.flatMap(({ label, figures }) => {
      const why = figures[row]?.why ?? null;
      return why === null || why === NO_MONTH ? [] : [`${why} (${label})`];
    });
    return reasons.length === 0
      ? []
      : [`${kpiOf(metric).label}: ${firstFew(reasons, MOST_REASONS)}.`];
  });
}

const MOST_REASONS = 3;

function buttonsOf({ lookFirst: look, groups }: Comparison): readonly Button[] {
  const [first] = groups;
  return [
    ...(look === null
      ? []
      : [
          {
            label: `Overdue in ${look.territory}`,
            tool: "check_coverage",
            input: { territory: look.territory },
            isPrimary: true,
          },
        ]),
    ...(groups.length === 2 && first !== undefined
      ? [{ label: "All my territories", tool: "compare_territories", input: {} }]
      : []),
    { label: "Is the work fair?", tool: "check_balance", input: {} },
    { label: "How is coverage computed?", tool: "explain_metric", input: { metric: "coverage" } },
  ];
}
