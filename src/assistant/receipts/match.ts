import type { Claim, Figure, Value } from "./claim.ts";
import { isFigure } from "./claim.ts";
import { weekdayOf } from "./days.ts";
import type { Fact } from "./facts.ts";

/** Whether one of the facts says what the claim says, as people write it. */
export function isBorneOut(claim: Claim, facts: readonly Fact[]): boolean {
  const sameKind = facts.filter(({ value }) => isOfKind(claim.value, value));
  const equal = sameKind.filter(({ value }) => isSame(claim.value, value));
  if (equal.length === 0) return false;
  if (!isFigure(claim.value)) return true;
  // "12 accounts" is not borne out by 12 minutes, if anything says how many accounts there are.
  const counted = sameKind.filter(({ labels }) =>
    claim.nouns.some((noun) => labels.includes(noun)),
  );
  return counted.length === 0 || equal.some((fact) => counted.includes(fact));
}

const DAYS: ReadonlySet<Value["kind"]> = new Set(["day", "weekday", "month", "quarter", "year"]);

const isOfKind = (claim: Value, fact: Value): boolean =>
  claim.kind === fact.kind ||
  (DAYS.has(claim.kind) && DAYS.has(fact.kind)) ||
  (claim.kind === "count" && fact.kind === "place");

function isSame(claim: Value, fact: Value): boolean {
  if (isFigure(claim)) return isFigure(fact) && isSameFigure(claim, fact);
  switch (claim.kind) {
    case "clock":
      return fact.kind === "clock" && fact.minute % 1440 === claim.minute % 1440;
    case "code":
      return fact.kind === "code" && fact.code === claim.code;
    case "link":
      return fact.kind === "link" && fact.link.toLowerCase() === claim.link.toLowerCase();
    default:
      return isSameDay(claim, fact);
  }
}

/** Floating point, not rounding. */
const TINY = 1e-9;

function isSameFigure(claim: Figure, fact: Figure): boolean {
  const isSigned = claim.sign !== 0 && fact.sign !== 0;
  if (isSigned && claim.sign !== fact.sign) return false;
  const { currency } = claim;
  if (currency !== null && fact.currency !== null && currency !== fact.currency) return false;
  return claim.values.some((said) =>
    fact.values.some(
      (found) => Math.abs(said - Math.abs(found)) <= claim.half + TINY * Math.max(1, said),
    ),
  );
}

type DayValue = Extract<Value, { readonly kind: "day" | "weekday" | "month" | "quarter" | "year" }>;

/** A day bears out its weekday, its month, its quarter and its year; a month those that it is in. */
function isSameDay(claim: DayValue, fact: Value): boolean {
  if (claim.kind === "day") {
    const isRight = claim.weekday === null || claim.weekday === weekdayOf(claim.date);
    return isRight && fact.kind === "day" && fact.date === claim.date;
  }
  if (claim.kind === "weekday")
    return fact.kind === "day" ? weekdayOf(fact.date) === claim.weekday : isEqual(claim, fact);
  const found = monthOf(fact);
  if (claim.kind === "year") return found?.year === claim.year || isEqual(claim, fact);
  if (found === null) return isEqual(claim, fact);
  const isYear = claim.year === null || found.year === null || claim.year === found.year;
  const isMonth =
    claim.kind === "month"
      ? claim.month === found.month
      : claim.quarter === Math.ceil(found.month / 3);
  return isYear && isMonth;
}

const isEqual = (claim: DayValue, fact: Value): boolean => {
  if (claim.kind === "quarter")
    return (
      fact.kind === "quarter" &&
      fact.quarter === claim.quarter &&
      (claim.year ?? fact.year) === fact.year
    );
  if (claim.kind === "weekday") return fact.kind === "weekday" && fact.weekday === claim.weekday;
  return claim.kind === "year" && "year" in fact && fact.year === claim.year;
};

function monthOf(value: Value): { readonly month: number; readonly year: number | null } | null {
  if (value.kind === "month") return value;
  if (value.kind !== "day") return null;
  return { month: Number(value.date.slice(5, 7)), year: Number(value.date.slice(0, 4)) };
}

/** Words that compare or add: only then a figure may be reckoned from two others. */
const RECKONS =
  /\b(?:more|less|fewer|ahead|behind|above|below|over|under|than|differ\w*|gap|leads?|leading|trails?|together|total|altogether|combined|sum|between|extra|remaining|missing|share|rose|fell|grew|up|down|apart)\b/i;

/** Differences, sums and shares of two figures that the sentence itself names, or that are the same of two things in it. */
export function isReckoned(
  claim: Claim,
  sentence: string,
  operands: readonly Figure[],
  pairs: readonly (readonly [Figure, Figure])[],
): boolean {
  const { value } = claim;
  if (!isFigure(value) || value.kind === "place" || !RECKONS.test(sentence)) return false;
  const own = operands.flatMap((left, at) =>
    operands.slice(at + 1).map((right) => [left, right] as const),
  );
  return [...own, ...pairs].some(([left, right]) => follows(value, left, right));
}

function follows(value: Figure, left: Figure, right: Figure): boolean {
  if (left.kind !== right.kind) return false;
  const [a, b] = [left.values[0] ?? 0, right.values[0] ?? 0];
  const blur = value.half + left.half + right.half;
  const near = (result: number, most = blur): boolean =>
    value.values.some(
      (said) => Math.abs(said - Math.abs(result)) <= most + TINY * Math.max(1, said),
    );
  if (value.kind === left.kind && (near(a - b) || near(a + b))) return true;
  if (value.kind !== "percent" || left.kind === "percent") return false;
  return [a / b, b / a, (a - b) / b, (b - a) / a].some(
    (share) => Number.isFinite(share) && near(100 * share, value.half),
  );
}
