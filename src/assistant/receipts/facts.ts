import { type Card, type Part } from "../../cards/card.ts";
import type { LocalDate } from "../../domain/units.ts";
import { visible } from "../model/as-data.ts";
import type { Looked } from "../model/tool-desk.ts";
import type { Value } from "./claim.ts";
import { labelsOf, labelsOfKey } from "./labels.ts";
import { type KnownNames, plainName } from "./names.ts";
import { claimsIn } from "./read-claims.ts";

/** Something that may be said. */
export type Fact = {
  readonly value: Value;
  /** What it counts: words around it, its column, the keys that lead to it. */
  readonly labels: readonly string[];
  /** What it is a fact of, in plain words; null: of the whole answer. */
  readonly about: string | null;
  /** Whether the person sees it on the card. */
  readonly isShown: boolean;
  /** The same column or key of different things: what can be compared. */
  readonly key: string;
};

type Reading = { readonly today: LocalDate; readonly currency: string; readonly names: KnownNames };

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
      return part.rows.flatMap((row, at) => rowFacts(part.columns, row, at, reading));
    case "chart":
      return part.series.flatMap(({ name, values }) =>
        values.flatMap((value, at) =>
          value === null
            ? []
            : [chartFact(part, { name, value, label: part.labels[at] ?? "" }, reading)],
        ),
      );
    case "buttons":
      return part.buttons.flatMap(({ label }) => lineFacts(label, [], "button", reading));
    case "picture":
    case "form":
      return [];
  }
}

function chartFact(
  { title, unit }: Extract<Part, { kind: "chart" }>,
  { name, value, label }: { name: string; value: number; label: string },
  { currency }: Reading,
): Fact {
  const kind = unit === "money" ? "money" : unit === "percent" ? "percent" : "count";
  const number = unit === "count" ? value : unit === "money" ? value / 100 : 100 * value;
  return {
    value: {
      kind,
      values: [number],
      half: 0,
      sign: 0,
      currency: unit === "money" ? currency : null,
    },
    labels: labelsOf([...title.split(" "), ...name.split(" ")]),
    about: plainName(`${label} ${name}`),
    isShown: true,
    key: `chart ${title} ${name}`,
  };
}

/** A row is about what its cells name; a cell counts what its column says. */
function rowFacts(
  columns: Extract<Part, { kind: "table" }>["columns"],
  row: readonly string[],
  at: number,
  reading: Reading,
): readonly Fact[] {
  const about = plainName(row.join(" "));
  const places = row.flatMap((cell) => /^(\d+)\. /.exec(cell)?.[1] ?? []);
  const place = Number(places[0] ?? at + 1);
  const facts = row.flatMap((cell, column) => {
    const header = columns[column]?.header ?? "";
    const [label = ""] = column === 0 ? [] : row;
    const labels = labelsOf([...header.split(" "), ...label.split(" ")]);
    return lineFacts(cell, labels, `column ${header}`, reading).map((fact) => ({ ...fact, about }));
  });
  return [...facts, placeFact(place, about, true)];
}

const placeFact = (place: number, about: string | null, isShown: boolean): Fact => ({
  value: { kind: "place", values: [place], half: 0, sign: 0, currency: null },
  labels: [],
  about,
  isShown,
  key: "place",
});

/** A line is about what it names; the part behind a comma about the same, if it names nothing else. */
function lineFacts(
  line: string,
  labels: readonly string[],
  key: string,
  { today, currency, names }: Reading,
): readonly Fact[] {
  const facts: Fact[] = [];
  let about: string | null = null;
  for (const clause of clausesOf(line)) {
    if (namesSomething(clause, names)) about = plainName(clause);
    const claims = claimsIn(clause, today);
    for (const { value, nouns, before } of claims) {
      const own = inCurrency(value, currency);
      facts.push({
        value: own,
        labels: [...labels, ...nouns, ...before],
        about,
        isShown: true,
        key,
      });
    }
  }
  return facts;
}

const clausesOf = (line: string): readonly string[] => line.split(/(?<=[,;·]) /);

function namesSomething(clause: string, { accounts, others }: KnownNames): boolean {
  const words = plainName(clause).split(" ");
  return words.some((_, at) =>
    [1, 2, 3, 4, 5].some((count) => {
      const name = words.slice(at, at + count).join(" ");
      return (
        accounts.has(name) ||
        (count > 1 && others.has(name)) ||
        (others.has(name) && name.length > 3)
      );
    }),
  );
}

const inCurrency = (value: Value, currency: string): Value =>
  "values" in value && value.kind === "money"
    ? { ...value, currency: value.currency ?? currency }
    : value;

type Walk = {
  readonly key: string;
  readonly path: string;
  readonly labels: readonly string[];
  readonly about: string | null;
};

/** Keys that only draw. */
const DRAWN = /^(?:lat|lng|outline|map|geometry|url|calendar|polyline|place|home)$/;

function resultFacts(result: unknown, reading: Reading): readonly Fact[] {
  const facts: Fact[] = [];
  const walk = (value: unknown, at: Walk): void => {
    if (typeof value === "number") facts.push(...numberFacts(value, at, reading));
    else if (typeof value === "string") facts.push(...stringFacts(value, at, reading));
    else if (Array.isArray(value)) {
      facts.push(countFact(value.length, at));
      for (const [index, item] of value.entries()) {
        const about = aboutOf(item) ?? at.about;
        if (about !== null) facts.push(placeFact(index + 1, about, false));
        walk(item, { ...at, about });
      }
    } else if (typeof value === "object" && value !== null) {
      const about = at.about ?? null;
      for (const [key, each] of Object.entries(value)) {
        if (DRAWN.test(key)) continue;
        const labels = [...labelsOfKey(key), ...labelsOfKey(at.key)];
        walk(each, { key, path: `${at.path}.${key}`, labels, about });
      }
    }
  };
  walk(result, { key: "", path: "", labels: [], about: null });
  return facts;
}

const LONGEST_NAME = 80;

/** The short texts of an item name it. */
function aboutOf(item: unknown): string | null {
  if (typeof item === "string") return item.length <= LONGEST_NAME ? plainName(item) : null;
  if (typeof item !== "object" || item === null) return null;
  const texts = Object.values(item).filter((value) => typeof value === "string");
  const short = texts.filter((text) => text.length <= LONGEST_NAME && /\p{L}/u.test(text));
  return short.length === 0 ? null : plainName(short.join(" "));
}

const countFact = (count: number, { labels, about, path }: Walk): Fact => ({
  value: { kind: "count", values: [count], half: 0, sign: 0, currency: null },
  labels,
  about,
  isShown: false,
  key: path,
});

function numberFacts(
  number: number,
  { key, path, labels, about }: Walk,
  { currency }: Reading,
): readonly Fact[] {
  const sign = number < 0 ? -1 : 1;
  const fact = (kind: "count" | "money" | "percent" | "minutes" | "km", size: number): Fact => ({
    value: {
      kind,
      values: [Math.abs(size)],
      half: 0,
      sign,
      currency: kind === "money" ? currency : null,
    },
    labels,
    about,
    isShown: false,
    key: path,
  });
  if (/cents$/i.test(key)) return [fact("money", number / 100)];
  if (/minutes$/i.test(key)) return [fact("minutes", number)];
  if (/km$/i.test(key)) return [fact("km", number)];
  const clock: Fact = {
    ...fact("count", number),
    value: { kind: "clock", minute: number, half: 0 },
  };
  const isClock = Number.isInteger(number) && number >= 0 && number < 1440 && CLOCKS.test(key);
  if (isClock) return [clock];
  const isShare = Math.abs(number) <= 5 && !Number.isInteger(number);
  return isShare || SHARES.test(key)
    ? [fact("percent", 100 * number), fact("count", number)]
    : [fact("count", number)];
}

const CLOCKS = /(?:at|from|to|start|end|arrive|leave|time|minute)$/i;
const SHARES = /share|percent|rate|coverage|growth|attainment|retention|probability|chance/i;

function stringFacts(
  text: string,
  { labels, about, path }: Walk,
  { today, currency }: Reading,
): readonly Fact[] {
  if (text.startsWith("data:") || /^https?:/.test(text)) return [];
  return claimsIn(visible(text), today).map(({ value, nouns, before }) => ({
    value: inCurrency(value, currency),
    labels: [...labels, ...nouns, ...before],
    about,
    isShown: false,
    key: path,
  }));
}
