import { longForms } from "./abbreviations.ts";
import { alignName, type NameMatch, type NameSearch } from "./align-name.ts";
import { writtenAt } from "./align-words.ts";
import type { Mention } from "./mention.ts";
import type { Span } from "./sentence.ts";
import { nearWords } from "./similar-words.ts";

/** All matches, one for each account and place in the sentence. */
export function matchNames(search: NameSearch): NameMatch[] {
  const { sentence, index } = search;
  const near = sentence.tokens.map((token, position) => wordsNear(search, token.text, position));
  const matches: NameMatch[] = [];
  for (const [position, words] of near.entries()) {
    const tried = new Set<number>();
    for (const word of words) {
      for (const entryIndex of index.byHeadWord.get(word) ?? []) {
        if (tried.has(entryIndex)) continue;
        tried.add(entryIndex);
        const entry = index.entries[entryIndex];
        const match = entry === undefined ? null : alignName(search, entry, position);
        if (match !== null) matches.push(match);
      }
    }
  }
  return matches;
}

/** Words of names that a token may be: right, misspelled or short, or with its neighbour. */
function wordsNear(search: NameSearch, text: string, position: number): Iterable<string> {
  const { index, sentence, everyday } = search;
  if (sentence.tokens[position]?.isBreak === true) return [];
  const long = [...longForms(text), ...longForms(writtenAt(sentence, position))];
  const near = new Set([...long, ...joinedWords(search, text, position)]);
  if (text.length < 2) return near;
  if (index.weights.has(text)) near.add(text);
  if (everyday.has(text)) return near;
  const plural = text.endsWith("s") ? text.slice(0, -1) : `${text}s`;
  if (index.weights.has(plural)) near.add(plural);
  if (!index.weights.has(text)) for (const word of nearWords(text, index.byLength)) near.add(word);
  return near;
}

/** "Quick stop" for QuickStop, "goldenear" for Golden Ear. */
function joinedWords({ index, sentence }: NameSearch, text: string, position: number): string[] {
  const next = sentence.tokens[position + 1];
  const both = next === undefined || next.isBreak ? "" : text + next.text;
  const split = both.length < SHORTEST_JOINED ? [] : [both, ...nearWords(both, index.byLength)];
  const joined =
    text.length < SHORTEST_JOINED || index.weights.has(text)
      ? []
      : [text, ...nearWords(text, index.joinedByLength)];
  return [...split, ...joined.flatMap((word) => [...(index.joined.get(word) ?? [])])];
}

const SHORTEST_JOINED = 6;

export function asAccounts(span: Span, matches: readonly NameMatch[], words: string): Mention {
  const ids = [...new Set(matches.map(({ entry }) => entry.account.id))];
  return { ...span, readings: [{ type: "account", ids, words }] };
}
