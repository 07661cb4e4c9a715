import type { NameSearch } from "./align-name.ts";
import { readingOf } from "./mention.ts";
import { formOf, isNumber, KIND_WEIGHT, type NameEntry } from "./name-index.ts";
import { spokenNumbers } from "./spoken-number.ts";

/** "Northside liquor place" for Northside Wine & Spirits: the industry stands for the kind that is in the name. */
export function stepOverKind(
  search: NameSearch,
  entry: NameEntry,
  at: number,
): { readonly to: number; readonly weight: number } | null {
  const kind = search.kinds.find(({ from }) => from === at);
  if (kind === undefined || readingOf(kind, "industry")?.name !== entry.account.industry) {
    return null;
  }
  const isInName = entry.words.length > entry.headLength;
  const last = search.sentence.tokens[kind.to - 1]?.text ?? "";
  const share = search.index.kindWords.has(last) ? OTHER_KIND : SAID_INDUSTRY;
  return { to: kind.to, weight: isInName ? KIND_WEIGHT * share : 0 };
}

/** "Liquor place" may be any of them; "pub" is a tavern only if nothing is a pub. */
const SAID_INDUSTRY = 0.75;
const OTHER_KIND = 0.3;

/** What right after the words speaks against the name: another kind of place, or the number of another shop. */
export function isContradicted(
  search: NameSearch,
  entry: NameEntry,
  at: number,
): "kind" | "number" | null {
  const next = search.sentence.tokens[at];
  if (next === undefined || next.isBreak) return null;
  if (isOtherNumber(search, entry, at)) return "number";
  const isKind =
    search.index.kindWords.has(next.text) || search.kinds.some(({ from }) => from === at);
  return isKind && !entry.words.includes(next.text) ? "kind" : null;
}

function isOtherNumber({ sentence, index }: NameSearch, entry: NameEntry, at: number): boolean {
  const number = entry.words[entry.headLength];
  if (number === undefined || !isNumber(number)) return false;
  const said = spokenNumbers(sentence.tokens, at).findLast(({ value }) =>
    index.numberForms.has(formOf(value)),
  );
  return said !== undefined && said.value !== number;
}
