import { type Mention, type ReadingType, readingOf } from "./mention.ts";
import { plainText, type Sentence } from "./sentence.ts";

/**
 * "Tomorrow, no, Friday", "not tomorrow but Friday", "Friday, not tomorrow": one value, the one that holds in the end.
 * It stands where both stood, so that what stands before the first is said of it.
 */
export function withoutTakenBack(sentence: Sentence, mentions: readonly Mention[]): Mention[] {
  const held: Mention[] = [];
  for (const mention of mentions) {
    const before = held.at(-1);
    const last = before === undefined ? null : heldOf(sentence, before, mention);
    if (before === undefined || last === null) held.push(mention);
    else held[held.length - 1] = { from: before.from, to: mention.to, readings: last.readings };
  }
  return held;
}

/** Which of two neighbours holds; null: both. */
function heldOf(sentence: Sentence, left: Mention, right: Mention): Mention | null {
  const type = left.readings[0]?.type ?? "number";
  if (!isSameKind(type, right)) return null;
  const between = plainText(sentence, { from: left.to, to: right.from });
  if (STRONG.test(between)) return right;
  if (!AMOUNTS.has(type)) return null;
  if (NEGATED.test(between)) return left;
  const isNegated = /(?:^| )not(?: (?:on|at|for|the))*$/.test(
    plainText(sentence, { from: 0, to: left.from }),
  );
  return WEAK.test(between) || (isNegated && BUT.test(between)) ? right : null;
}

/** What a bare "no" takes back; behind a name it may begin something else, as in "saw Hank's, no order". */
const AMOUNTS: ReadonlySet<ReadingType> = new Set([
  "date",
  "time",
  "duration",
  "distance",
  "money",
  "number",
  "share",
  "rating",
]);

/** The hour of "by 4, no, 5" is a bare number. */
const isSameKind = (type: ReadingType, right: Mention): boolean =>
  readingOf(right, type) !== null || (type === "time" && right.readings[0]?.type === "number");

const SMALL = "[,;.:!?]|oh|ah|well|please|the|on|at|for|by|to|in|better|best|instead";
const CORRECTIONS =
  "(?:no |oh |wait |hold on |not , )*(?:sorry|i mean|i meant|or rather|rather|scratch that|make (?:it|that)|correction|strike that|wait)";
const between = (corrections: string): RegExp =>
  new RegExp(`^(?:(?:${SMALL}) )*(?:(?:${corrections})(?:$| (?:(?:${SMALL})(?:$| ))*))+$`);

const STRONG = between(CORRECTIONS);
const WEAK = between(`${CORRECTIONS}|no|nope|actually|not(?= [,;.:])`);
const NEGATED = /^(?:[,;] )?(?:and )?not(?: (?:on|at|for|the))*$/;
const BUT = /^(?:[,;] )?but(?: (?:rather|on|at|for|the))*$/;
