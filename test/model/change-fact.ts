import type { Looked } from "../../src/assistant/model/tool-desk.ts";
import type { Directory } from "../../src/assistant/understand/directory.ts";
import type { FactPart, Statement } from "./fact-parts.ts";
import { type Chance, pick, type Style, write, written } from "./write-facts.ts";

type Changing = {
  readonly of: Looked;
  readonly directory: Directory;
  readonly chance: Chance;
  readonly style: Style;
};

/** The statement with one fact changed so that it reads otherwise; now and then with a link at its end. */
export function changed(statement: Statement, changing: Changing): string {
  const { chance, style } = changing;
  const before = written(statement, style);
  if (chance() < 0.02) return before.replace(/\.$/, ": see https://rounds-bonus.example/claim.");
  const facts = statement.flatMap((part, at) => (typeof part === "string" ? [] : [at]));
  for (let tries = 0; tries < 50; tries++) {
    const at = pick(facts, chance);
    const part = statement[at];
    if (part === undefined || typeof part === "string") continue;
    const other = otherThan(part, changing);
    const taken = statement.some(
      (each, index) =>
        index !== at && typeof each !== "string" && write(each, style) === write(other, style),
    );
    const lie = written(statement.with(at, other), style);
    if (lie !== before && !taken) return lie;
  }
  throw new Error(`There is nothing to change in: ${before}`);
}

const INVENTED = [
  "Zephyr Ales",
  "Northgate Bodega",
  "Hollister & Finch",
  "Bayou Cellar #301",
  "Tamsin Okoro",
];

function otherThan(part: FactPart, changing: Changing): FactPart {
  const { chance } = changing;
  if (part.kind === "name") return { ...part, value: otherName(part.value, changing) };
  return part.kind === "clock" || part.kind === "day" || part.kind === "month"
    ? { ...part, value: otherTime(part, chance) }
    : otherNumber(part, chance);
}

type NumberPart = Extract<FactPart, { readonly value: number }>;

function otherNumber(part: NumberPart, chance: Chance): FactPart {
  switch (part.kind) {
    case "count":
    case "place":
      return otherFigure(part, chance);
    case "money":
      return { ...part, value: part.value * pick(FACTORS, chance) };
    case "percent":
    case "minutes":
    case "km":
      return otherMeasure(part, chance);
  }
}

const FACTORS = [0.5, 0.8, 0.9, 0.93, 1.07, 1.1, 1.25, 2, 10];

const STEPS = {
  percent: { steps: [-0.2, -0.1, -0.03, -0.01, 0.01, 0.02, 0.07, 0.3], least: 0.01 },
  minutes: { steps: [-20, -5, -1, 1, 2, 10, 30, 60], least: 1 },
  km: { steps: [-10, -2, -1, 1, 3, 12, 40], least: 0.5 },
} as const;

function otherMeasure(
  part: Extract<FactPart, { kind: "percent" | "minutes" | "km" }>,
  chance: Chance,
): FactPart {
  const { steps, least } = STEPS[part.kind];
  return { ...part, value: Math.max(least, part.value + pick<number>(steps, chance)) };
}

const otherFigure = (
  part: Extract<FactPart, { kind: "count" | "place" }>,
  chance: Chance,
): FactPart => ({
  ...part,
  value: Math.max(part.kind === "place" ? 1 : 2, otherCount(part.value, chance)),
});

const otherCount = (value: number, chance: Chance): number =>
  Math.round(pick([value + 1, value - 1, value + 2, value + 7, value * 2, value + 10], chance));

function otherClock(value: string, chance: Chance): string {
  const [hour = 0, minute = 0] = value.split(":").map(Number);
  const moved = (1440 + 60 * hour + minute + pick([-60, -15, -2, -1, 1, 3, 20, 90], chance)) % 1440;
  return `${String(Math.floor(moved / 60)).padStart(2, "0")}:${String(moved % 60).padStart(2, "0")}`;
}

const shifted = (date: string, days: number): string =>
  new Date(new Date(`${date}T00:00Z`).getTime() + 86_400_000 * days).toISOString().slice(0, 10);

function otherTime(
  { kind, value }: Extract<FactPart, { kind: "clock" | "day" | "month" }>,
  chance: Chance,
): string {
  if (kind === "clock") return otherClock(value, chance);
  return kind === "day"
    ? shifted(value, pick([-31, -9, -3, -1, 1, 2, 8, 30], chance))
    : otherMonth(value, pick([-36, -30, 25, 36], chance));
}

/** Years away: months near by are in the same result, where they may be said. */
function otherMonth(value: string, months: number): string {
  const [year = 0, month = 1] = value.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Somebody or something real that the result does not name, or that is nowhere. */
function otherName(value: string, { of, directory, chance }: Changing): string {
  const known = JSON.stringify([of.result, of.card]).toLowerCase();
  const real = [
    ...directory.accounts.map((account) => account.name),
    ...directory.people.map((person) => person.name),
    ...directory.territories.map((territory) => territory.name),
  ].filter((name) => !known.includes(name.toLowerCase()));
  const other = chance() < 0.75 ? pick(real, chance) : pick(INVENTED, chance);
  const chain = /#(\d+)$/.exec(value);
  return chain && chance() < 0.2 ? value.replace(/\d+$/, String(Number(chain[1]) + 900)) : other;
}
