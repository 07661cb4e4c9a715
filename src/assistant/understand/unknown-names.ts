import type { Mention } from "./mention.ts";
import { overlaps, type Sentence, type Span, wordsOf } from "./sentence.ts";

/** Words that look like a name which nobody bears. */
const NAME_FOLLOWS = new Set(
  "on at to with for about of from is does visited met saw seen log logged brief skip snooze pause see include add squeeze pull hit near around up visit did has should owns covers handles drop fit past mute briefing sure into avoid squeeze".split(
    " ",
  ),
);
const PERSON_FOLLOWS = new Set("for does did has should is was of".split(" "));
const PERSONAL = new Set(
  "day days route plan schedule week stops visits calls agenda monday tuesday wednesday thursday friday saturday sunday tomorrow today activity numbers".split(
    " ",
  ),
);

/** An unknown name where a name of an account or a place stands; null: there is none. */
export function unknownName(
  sentence: Sentence,
  mentions: readonly Mention[],
  everyday: ReadonlySet<string>,
  needsCapital: boolean,
): Span | null {
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (!isUnknown(sentence, mentions, everyday, at)) continue;
    if (needsCapital && sentence.tokens[at]?.isCapital !== true) continue;
    const isNamed = !needsCapital && isCapitalPair(sentence, at);
    if (!isNamed && !followsCue(sentence, at)) continue;
    return nameAround(sentence, mentions, everyday, at);
  }
  return null;
}

function isUnknown(
  sentence: Sentence,
  mentions: readonly Mention[],
  everyday: ReadonlySet<string>,
  at: number,
): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || token.isBreak || !/^[a-z]/.test(token.text)) return false;
  const isMention = mentions.some((mention) => overlaps(mention, { from: at, to: at + 1 }));
  if (isMention || token.text.length < 3) return false;
  return !everyday.has(token.text);
}

/** "Pappy's Roadhouse", wherever it stands but at the beginning. */
function isCapitalPair(sentence: Sentence, at: number): boolean {
  const isCapital = (position: number) =>
    position > 0 && sentence.tokens[position]?.isCapital === true;
  return isCapital(at) && (isCapital(at - 1) || isCapital(at + 1));
}

/** Directly, or with an article between: "at the Zephyr". Capitals may begin earlier: "at Big Zephyr". */
function followsCue(sentence: Sentence, at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const word = sentence.tokens[at - back];
    if (word === undefined) return back > 1 || at === 0;
    if (NAME_FOLLOWS.has(word.text)) return true;
    if (!/^(?:the|that|a|an|this|old)$/.test(word.text) && !word.isCapital) return false;
  }
  return false;
}

/** The name with the capitals and the unknown words on both sides. */
function nameAround(
  sentence: Sentence,
  mentions: readonly Mention[],
  everyday: ReadonlySet<string>,
  at: number,
): Span {
  const belongs = (position: number) => {
    const token = sentence.tokens[position];
    if (token === undefined || token.isBreak) return false;
    const isPart = token.isCapital || token.text === "and";
    return isPart || isUnknown(sentence, mentions, everyday, position);
  };
  let from = at;
  while (belongs(from - 1) && !NAME_FOLLOWS.has(sentence.tokens[from - 1]?.text ?? "")) from--;
  let to = at + 1;
  while (belongs(to)) to++;
  while (to > at + 1 && sentence.tokens[to - 1]?.text === "and") to--;
  return { from, to };
}

/** "Priya's day", "a day for Priya". */
export function unknownPerson(
  sentence: Sentence,
  mentions: readonly Mention[],
  everyday: ReadonlySet<string>,
): string | null {
  for (const [at, token] of sentence.tokens.entries()) {
    if (!isUnknown(sentence, mentions, everyday, at)) continue;
    const next = sentence.tokens.slice(at + 1, at + 3).some(({ text }) => PERSONAL.has(text));
    if (token.isPossessive && next) return token.text.replace(/s$/, "");
    if (token.isCapital && PERSON_FOLLOWS.has(sentence.tokens[at - 1]?.text ?? "")) {
      return wordsOf(sentence, { from: at, to: at + 1 });
    }
  }
  return null;
}
