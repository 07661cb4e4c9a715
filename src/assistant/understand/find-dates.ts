import type { LocalDate } from "../../domain/units.ts";
import { period, since } from "./date-readings.ts";
import { DATE_RULES } from "./date-rules.ts";
import type { DateReading, Mention, Reading } from "./mention.ts";
import { findPattern, overlaps, type Sentence, type Span } from "./sentence.ts";

type FoundDate = Mention & { readonly reading: DateReading };

/** Days, periods, spans, ranges and "since ..." in a sentence, in the order of the words. */
export function findDates(sentence: Sentence, today: LocalDate): Mention[] {
  const found: FoundDate[] = [];
  for (const rule of DATE_RULES) {
    for (const match of findPattern(sentence, rule.pattern)) {
      if (found.some((other) => overlaps(other, match))) continue;
      const reading = rule.read(match.groups, today);
      if (reading === null) continue;
      const mark = markAt(sentence, match);
      const mention = asMention(match.from, match.to, reading);
      found.push(mark === null ? mention : { ...mention, readings: [mark, reading] });
    }
  }
  found.sort((left, right) => left.from - right.from);
  return joinRanges(sentence, found).map((mention) => withSince(sentence, mention));
}

/** "4/5" may be a mark or the fifth of April; behind "on" or "by" it is the day. */
function markAt(sentence: Sentence, { from }: Span): Reading | null {
  const mark = /^([1-5])\/5$/.exec(sentence.tokens[from]?.text ?? "")?.[1];
  const before = sentence.tokens[from - 1]?.text ?? "";
  const isDay = /^(?:on|by|until|before|after|since|from|for|to|through|of)$/.test(before);
  return mark === undefined || isDay ? null : { type: "rating", mark: Number(mark) };
}

function asMention(from: number, to: number, reading: DateReading): FoundDate {
  return { from, to, reading, readings: [reading] };
}

/** "January to March", "between April 1 and April 15" are one period. */
function joinRanges(sentence: Sentence, found: readonly FoundDate[]): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const mention of found) {
    const before = joined.at(-1);
    if (before !== undefined && isRange(sentence, before, mention)) {
      const from = pastOf(before.reading);
      const to = mention.reading.form === "day" ? mention.reading.past : mention.reading.to;
      joined[joined.length - 1] = asMention(
        before.from,
        mention.to,
        period({ from, to: to ?? from }),
      );
    } else joined.push(mention);
  }
  return joined;
}

function isRange(sentence: Sentence, left: FoundDate, right: FoundDate): boolean {
  const between = sentence.tokens.slice(left.to, right.from).map((token) => token.text);
  const link = between.join(" ");
  if (/^(?:to|through|until|up to)$/.test(link))
    return pastOf(left.reading) <= pastOf(right.reading);
  return link === "and" && sentence.tokens[left.from - 1]?.text === "between";
}

function pastOf(reading: DateReading): LocalDate {
  return reading.form === "day" ? reading.past : reading.from;
}

/** "since March", "since the Friday": open at the end. */
function withSince({ tokens }: Sentence, mention: FoundDate): Mention {
  let { from } = mention;
  while (/^(?:the|on|last)$/.test(tokens[from - 1]?.text ?? "")) from--;
  if (tokens[from - 1]?.text !== "since") return mention;
  return asMention(from - 1, mention.to, since(pastOf(mention.reading)));
}
