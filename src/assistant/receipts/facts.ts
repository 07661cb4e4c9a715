import type { Card, Part } from "../../cards/card.ts";
import type { Looked } from "../model/tool-desk.ts";
import { exactly, type Fact, inCurrency, monthName, placeFact, type Reading } from "./fact.ts";
import { labelsOf } from "./labels.ts";
import { blanked, type KnownNames, plainName, wholeNamesIn } from "./names.ts";
import { claimsIn } from "./read-claims.ts";
import { resultFacts } from "./result-facts.ts";
import { BOUND, isInRange } from "./roles.ts";

/** What tools found, from their cards and from their results. */
export const factsOf = (looked: readonly Looked[], reading: Reading): readonly Fact[] =>
  looked.flatMap(({ card, result, input }) => [
    ...cardFacts(card, reading),
    ...resultFacts(result, reading),
    ...resultFacts(input, reading),
  ]);

const cardFacts = ({ title, parts }: Card, reading: Reading): readonly Fact[] => [
  ...lineFacts(title, [], "title", reading),
  ...parts.flatMap((part) => partFacts(part, reading)),
];

function partFacts(part: Part, reading: Reading): readonly Fact[] {
  switch (part.kind) {
    case "text":
    case "note":
      return part.text.split("\n").flatMap((line) => lineFacts(line, [], "line", reading));
    case "facts":
      return part.facts.flatMap(({ label, value }) =>
        lineFacts(value, labelsOf(label.split(" ")), label, reading),
      );
    case "table":
      return part.rows.flatMap((row) => rowFacts(part.columns, row, reading));
    case "chart":
      return chartFacts(part, reading);
    case "buttons":
      return part.buttons.flatMap(({ label }) => lineFacts(label, [], "button", reading));
    case "picture":
    case "form":
      return [];
  }
}

const CHARTED = {
  money: { kind: "money", factor: 0.01 },
  percent: { kind: "percent", factor: 100 },
  count: { kind: "count", factor: 1 },
} as const;

function chartFacts(
  { title, unit, labels, series }: Extract<Part, { kind: "chart" }>,
  { currency }: Reading,
): readonly Fact[] {
  const { kind, factor } = CHARTED[unit];
  return series.flatMap(({ name, values }) =>
    values.flatMap((value, at) =>
      value === null
        ? []
        : [
            {
              value: exactly(kind, value * factor, unit === "money" ? currency : null),
              labels: labelsOf(`${title} ${name}`.split(" ")),
              about: plainName(`${labels[at] ?? ""} ${name}`),
              isShown: true,
              key: `chart ${title} ${name}`,
            },
          ],
    ),
  );
}

/** A row is about what its cells name; a cell counts what its column says, and what the row is called. */
function rowFacts(
  columns: Extract<Part, { kind: "table" }>["columns"],
  row: readonly string[],
  reading: Reading,
): readonly Fact[] {
  const about = rowAbout(row, reading);
  // A name of somebody is no label: it would be one of everything that is said of them.
  const called =
    about === null ? (row.find((cell) => /^\p{L}[\p{L} ]{0,30}$/u.test(cell)) ?? "") : "";
  const place = row.flatMap((cell) => /^(\d+)\. /.exec(cell)?.[1] ?? [])[0];
  const facts = row.flatMap((cell, column) => {
    const header = columns[column]?.header ?? "";
    const labels = labelsOf([...header.split(" "), ...called.split(" ")]);
    const content = cell.replace(/^\d+\. /, "");
    return lineFacts(content, labels, `column ${header}`, reading).map((fact) => ({
      ...fact,
      about,
    }));
  });
  return place === undefined
    ? facts
    : [...facts, { ...placeFact(Number(place), about, []), isShown: true }];
}

function rowAbout(row: readonly string[], { names, today }: Reading): string | null {
  const line = row.join(" ");
  const months = claimsIn(row[0] ?? "", today).flatMap(({ value }) => monthName(value) ?? []);
  if (months.length > 0) return months.join(" ");
  return whatIsNamed(line, names) === null ? null : plainName(line);
}

/** A line is about what it names; the part behind a comma about the same, if it names nothing else. */
function lineFacts(
  line: string,
  labels: readonly string[],
  key: string,
  { today, currency, names }: Reading,
): readonly Fact[] {
  const facts: Fact[] = [];
  let about: string | null = null;
  let isThing = false;
  for (const clause of line.split(/(?<=[,;·]) /)) {
    const named = whatIsNamed(clause, names);
    // "Cask & Cork, North Liberty" is one; "East made 3, West made 2" are two.
    if (named !== null)
      about = isThing && named === "other" ? `${about} ${plainName(clause)}` : plainName(clause);
    isThing = isThing || named === "thing";
    const figures = blanked(clause, wholeNamesIn(clause, names));
    about ??= oneMonthIn(figures, today);
    for (const claim of claimsIn(figures, today)) {
      const value = inCurrency(claim.value, currency);
      const bound = isInRange(figures, claim.from) ? [BOUND] : [];
      const words = [...claim.nouns, ...claim.before, ...claim.for, ...bound];
      facts.push({ value, labels: [...labels, ...words], about, isShown: true, key });
    }
  }
  return facts;
}

/** "March, about $115k": without a year it may be this one or the last. */
function oneMonthIn(clause: string, today: string): string | null {
  const months = claimsIn(clause, today).filter(({ value }) => value.kind === "month");
  const [value] = months.map((claim) => claim.value);
  if (months.length !== 1 || value?.kind !== "month") return null;
  const year = Number(today.slice(0, 4));
  const years = value.year === null ? [year, year - 1] : [value.year];
  return years.map((each) => monthName({ ...value, year: each })).join(" ");
}

/** Names are five words long at most. */
const LENGTHS = [5, 4, 3, 2, 1];

function whatIsNamed(clause: string, names: KnownNames): "thing" | "other" | null {
  const words = plainName(clause).split(" ");
  const all = words.flatMap((_, at) =>
    LENGTHS.map((count) => words.slice(at, at + count).join(" ")).filter(
      ({ length }) => length > 3,
    ),
  );
  if (all.some((name) => names.isThing(name))) return "thing";
  return all.some((name) => names.isOther(name)) ? "other" : null;
}
