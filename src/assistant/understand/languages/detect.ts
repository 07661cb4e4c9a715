import type { Token } from "../sentence.ts";
import type { LanguageTable } from "./table.ts";
import { knows } from "./vocabulary.ts";

/** At least so many words must be of the language, unless nothing is English. */
const LEAST_WORDS = 2;

/**
 * The language whose words a sentence has, or null for English. A word that several languages share tells less of each;
 * what English people say as well is left to English.
 */
export function detectLanguage(
  { original, tokens }: { readonly original: string; readonly tokens: readonly Token[] },
  tables: readonly LanguageTable[],
  english: ReadonlySet<string>,
): LanguageTable | null {
  const words = tokens.filter(
    (token) => !token.isBreak && /^[a-z]/.test(token.text) && !isLetter(token),
  );
  const scores = tables.map((table) => ({ table, known: 0, telling: 0 }));
  let inEnglish = 0;
  for (const [at, { text, isCapital }] of words.entries()) {
    // A capital in the middle is mostly one of a name, and names are English everywhere.
    if (english.has(text) && (at === 0 || !isCapital)) inEnglish++;
    const knowing = scores.filter(({ table }) => isWordOf(table, original, words[at] ?? null));
    for (const score of knowing) {
      score.known++;
      score.telling += 1 / knowing.length;
    }
  }
  const [best] = scores.toSorted((left, right) => right.telling - left.telling);
  if (best === undefined || best.known <= inEnglish) return null;
  return best.known >= LEAST_WORDS || inEnglish === 0 ? best.table : null;
}

/** "A", as in "segment A", is a word of no language; at the beginning it may be. */
export const isLetter = ({ text, isCapital, from }: Token): boolean =>
  isCapital && text.length === 1 && from > 0;

function isWordOf(table: LanguageTable, original: string, token: Token | null): boolean {
  if (token === null) return false;
  const isElided = table.elisions?.test(original.slice(token.from, token.to)) === true;
  return isElided || knows(table, table.respell?.(token.text) ?? token.text);
}
