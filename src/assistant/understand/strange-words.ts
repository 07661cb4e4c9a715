import type { NameIndex } from "./name-index.ts";
import { overlaps, type Sentence, type Span, type Token } from "./sentence.ts";
import { nearWords } from "./similar-words.ts";

/** What makes a word that nobody knows strange, and no slip. */
type Known = {
  readonly sentence: Sentence;
  readonly index: NameIndex;
  readonly everyday: ReadonlySet<string>;
  /** Towns, people, dates. */
  readonly sure: readonly Span[];
};

const BEFORE_NAMES = /^(?:on|at|the|to|with|for|of|about|by|near|in|from|that|include|skip|and)$/;

/** "Kowalski's Corner" is no Corner Star: with the one word that is known, a name is said that nobody knows. */
export function isPartOfStrange(known: Known, { from, to }: Span): boolean {
  const { tokens } = known.sentence;
  const isBefore = isNamedBefore(tokens, from - 1) && isStrange(known, tokens[from - 1], from - 1);
  return isBefore || (isNamedBehind(known, to) && isStrange(known, tokens[to], to));
}

function isNamedBefore(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.isPossessive || (at > 0 && token?.isCapital)) return true;
  return BEFORE_NAMES.test(tokens[at - 1]?.text ?? "");
}

/** "Prairie dog saloon". */
function isNamedBehind({ sentence: { tokens }, index }: Known, at: number): boolean {
  return tokens[at]?.isCapital === true || index.kindWords.has(tokens[at + 1]?.text ?? "");
}

function isStrange(known: Known, token: Token | undefined, at: number): boolean {
  const { index, everyday, sure } = known;
  if (token === undefined || token.isBreak || !/^\p{L}{3,}$/u.test(token.text)) return false;
  const { text } = token;
  if (everyday.has(text) || index.weights.has(text)) return false;
  if (sure.some((span) => overlaps(span, { from: at, to: at + 1 }))) return false;
  return nearWords(text, index.byLength).length === 0;
}
