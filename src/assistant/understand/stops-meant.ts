import type { PreviousTurn } from "./follow-up.ts";
import type { Mention } from "./mention.ts";
import {
  type Found,
  findPattern,
  overlapsAny,
  type Sentence,
  type Span,
  wordsOf,
} from "./sentence.ts";

const STOP = "(?:stops?|visits?|calls?|appointments?)";
const NTH = "(?:last|final|\\d+(?:st|nd|rd|th))";
/** "The 2nd and 3rd stop", "my last stop". */
const EACH = `(?:${NTH}(?: one)?(?: ,)? (?:and|or) (?:the )?)*${NTH} ${STOP}`;
/** "My last two stops": as many words as stops, so that each has one of its own. */
const SOME = `(first|1st|last|final) ([23]) ${STOP}`;

/**
 * With the stops of the plan that was shown last which are said by their place in it, each as a mention of its account:
 * "the second stop" is no day of the month then, nor are "two stops" a time.
 */
export function withStopsMeant(
  sentence: Sentence,
  previous: PreviousTurn | null,
  said: readonly Mention[],
): Mention[] {
  const meant = previous === null ? [] : stopsMeant(sentence, previous);
  const others = said.filter((mention) => !overlapsAny(mention, meant));
  return [...others, ...meant].toSorted((left, right) => left.from - right.from);
}

/** Where stops are said by their place in a plan, whether one was shown or not. */
export const stopsSaid = (sentence: Sentence): readonly Span[] => [
  ...findPattern(sentence, SOME),
  ...findPattern(sentence, EACH),
];

function stopsMeant(sentence: Sentence, { tool, accountIds }: PreviousTurn): Mention[] {
  if (!PLANS.has(tool ?? "")) return [];
  const some = findPattern(sentence, SOME).flatMap(inARow);
  const each = findPattern(sentence, EACH).flatMap((found) => oneByOne(sentence, found));
  return [...some, ...each].flatMap(({ from, to, at }) => {
    const id = accountIds.at(at);
    if (id === undefined) return [];
    const words = wordsOf(sentence, { from, to });
    return [{ from, to, readings: [{ type: "account", ids: [id], words }] }];
  });
}

const PLANS: ReadonlySet<string> = new Set(["plan_day", "replan_day"]);

type Meant = Span & { readonly at: number };

function inARow({ from, to, groups }: Found): Meant[] {
  const isLast = /last|final/.test(groups[0] ?? "");
  const count = Number(groups[1]);
  return Array.from({ length: count }, (_, index) => ({
    from: from + index,
    to: index === count - 1 ? to : from + index + 1,
    at: isLast ? index - count : index,
  }));
}

function oneByOne({ tokens }: Sentence, { from, to }: Found): Meant[] {
  const found: Meant[] = [];
  for (let index = from; index < to; index++) {
    const word = tokens[index]?.text ?? "";
    const nth = Number.parseInt(word, 10);
    const isLast = /^(?:last|final)$/.test(word);
    if (!isLast && !/^\d+(?:st|nd|rd|th)$/.test(word)) continue;
    const isEnd = index === to - 2;
    found.push({ from: index, to: isEnd ? to : index + 1, at: isLast ? -1 : nth - 1 });
  }
  return found;
}
