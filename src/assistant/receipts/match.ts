import { type Claim, type Figure, isFigure, type Value } from "./claim.ts";
import type { Fact } from "./fact.ts";
import { isMeant } from "./roles.ts";
import { isSameDay } from "./same-day.ts";

/** Whether one of the facts says what the claim says, as people write it. */
export function isBorneOut(claim: Claim, facts: readonly Fact[], sentence: string): boolean {
  const pool = facts.filter((fact) => isOfKind(claim.value, fact.value) && isMeant(fact, sentence));
  const equal = pool.filter(({ value }) => isSame(claim.value, value));
  if (equal.length === 0) return false;
  if (DAYS.has(claim.value.kind)) return isItsDay(pool, equal);
  if (COUNTED.has(claim.value.kind)) return isWhatItCounts(claim, pool, equal);
  return !TOLD.has(claim.value.kind) || isOfWhatIsTold(claim.before.slice(0, 1), pool, equal);
}

/** What has a date of its own is not on the last day of the period that was asked for. */
function isItsDay(pool: readonly Fact[], equal: readonly Fact[]): boolean {
  const hasOwn = pool.some(({ about, labels }) => about !== null && labels.includes("date"));
  return !hasOwn || equal.some(({ about }) => about !== null);
}

/**
 * "12 accounts" is not borne out by 12 visits, if anything says how many accounts there are; "12 for fit" not by 12 for
 * urgency. Words that no fact knows say nothing.
 */
function isWhatItCounts(claim: Claim, pool: readonly Fact[], equal: readonly Fact[]): boolean {
  const shared = ({ labels }: Fact): number =>
    claim.nouns.filter((noun) => labels.includes(noun)).length;
  const most = Math.max(0, ...pool.map(shared));
  const counted = pool.filter((fact) => shared(fact) === most);
  const right = equal.filter((fact) => shared(fact) === most);
  return isOfWhatIsTold([...claim.for, ...claim.before], counted, right);
}

/** Words around the figure that some of the facts know pick those that are meant. */
function isOfWhatIsTold(
  words: readonly string[],
  pool: readonly Fact[],
  equal: readonly Fact[],
): boolean {
  const telling = new Set(words.filter((word) => isTelling(word, pool)));
  const isTold = ({ labels }: Fact): boolean => labels.some((label) => telling.has(label));
  return equal.some((fact) => telling.size === 0 || isTold(fact));
}

/** A word that some of the facts know, and not all. */
function isTelling(word: string, facts: readonly Fact[]): boolean {
  const known = facts.filter(({ labels }) => labels.includes(word)).length;
  return known > 0 && known < facts.length;
}

/** What stands behind them is what they count; money, shares and times say by themselves what they
 * are, but for the word before them: "a goal of $282k". */
const COUNTED: ReadonlySet<Value["kind"]> = new Set(["count", "place", "minutes"]);
const TOLD: ReadonlySet<Value["kind"]> = new Set(["money", "percent", "clock"]);

const DAYS: ReadonlySet<Value["kind"]> = new Set(["day", "weekday", "month", "quarter", "year"]);

const isOfKind = (claim: Value, fact: Value): boolean =>
  claim.kind === fact.kind || (DAYS.has(claim.kind) && DAYS.has(fact.kind));

function isSame(claim: Value, fact: Value): boolean {
  if (isFigure(claim)) return isFigure(fact) && isSameFigure(claim, fact);
  if (claim.kind === "clock")
    return fact.kind === "clock" && fact.minute % 1440 === claim.minute % 1440;
  if (claim.kind === "code") return fact.kind === "code" && fact.code === claim.code;
  if (claim.kind === "link")
    return fact.kind === "link" && fact.link.toLowerCase() === claim.link.toLowerCase();
  return isSameDay(claim, fact);
}

/** Floating point, not rounding. */
const TINY = 1e-9;

const isNear = (said: number, found: number, half: number): boolean =>
  Math.abs(said - Math.abs(found)) <= half + TINY * Math.max(1, said);

function isSameFigure(claim: Figure, fact: Figure): boolean {
  const isSigned = claim.sign !== 0 && fact.sign !== 0;
  if (isSigned && claim.sign !== fact.sign) return false;
  const { currency } = claim;
  if (currency !== null && fact.currency !== null && currency !== fact.currency) return false;
  return claim.sizes.some(({ size, half }) =>
    fact.sizes.some((found) => isNear(size, found.size, half)),
  );
}

/** Words that compare or add: only then a figure may be reckoned from two others. */
const RECKONS =
  /\b(?:more|less|fewer|ahead|behind|above|below|over|under|than|differ\w*|gap|leads?|leading|trails?|together|total|altogether|combined|sum|between|extra|remaining|missing|share|rose|fell|grew|up|down|apart)\b/i;

type Pair = readonly [Figure, Figure];

/** Differences, sums and shares of two figures that the sentence itself names, or that are the same of two things in it. */
export function isReckoned(
  { value }: Claim,
  sentence: string,
  operands: readonly Figure[],
  pairs: readonly Pair[],
): boolean {
  if (!isFigure(value) || value.kind === "place" || !RECKONS.test(sentence)) return false;
  const own = operands.flatMap((left, at) =>
    operands.slice(at + 1).map((right): Pair => [left, right]),
  );
  return [...own, ...pairs].some(([left, right]) => follows(value, left, right));
}

function follows(value: Figure, left: Figure, right: Figure): boolean {
  const [a, b] = [left.sizes[0], right.sizes[0]];
  if (left.kind !== right.kind || a === undefined || b === undefined) return false;
  const is = (result: number, blur: number): boolean =>
    Number.isFinite(result) &&
    value.sizes.some(({ size, half }) => isNear(size, result, half + blur));
  const difference = a.size - b.size;
  if (value.kind === left.kind)
    return is(difference, a.half + b.half) || is(a.size + b.size, a.half + b.half);
  if (value.kind !== "percent" || left.kind === "percent") return false;
  return [a.size / b.size, b.size / a.size, difference / a.size, difference / b.size].some(
    (share) => is(100 * share, 0),
  );
}
