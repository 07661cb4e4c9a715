import type { Mention, ReadingType } from "../mention.ts";
import { asSentence, readTokens, type Sentence, type Token } from "../sentence.ts";
import { detectLanguage } from "./detect.ts";
import { languages } from "./index.ts";
import type { LanguageTable } from "./table.ts";
import { type Kept, translate } from "./translate.ts";
import { knows } from "./vocabulary.ts";

/** A sentence in another language than English, before it is translated. */
export type Foreign = {
  readonly table: LanguageTable;
  readonly tokens: readonly Token[];
  /** As if it were English, for finding the names in it. */
  readonly sentence: Sentence;
  /** The words that are surely none of a name. */
  readonly known: readonly string[];
};

/** Null: it is English, or nothing that is known. */
export function findForeign(original: string, english: ReadonlySet<string>): Foreign | null {
  const pieces = readTokens(original);
  const table = detectLanguage({ original, tokens: pieces }, languages, english);
  if (table === null) return null;
  const tokens = pieces.flatMap((token) => withoutElision(original, token, table));
  return {
    table,
    tokens,
    sentence: asSentence(original, tokens),
    known: tokens.filter(({ text }) => isKnown(table, text)).map(({ text }) => text),
  };
}

const isKnown = (table: LanguageTable, text: string): boolean =>
  knows(table, table.respell?.(text) ?? text);

/** "l'heure" is two words. */
function withoutElision(original: string, token: Token, { elisions }: LanguageTable): Token[] {
  const said = original.slice(token.from, token.to);
  const [prefix] = elisions?.exec(said) ?? [];
  if (prefix === undefined) return [token];
  const cut = token.from + prefix.length;
  const letters = prefix.slice(0, -1).toLowerCase();
  return [
    { ...token, text: letters, to: cut, isPossessive: false },
    {
      ...token,
      text: token.text.slice(letters.length),
      from: cut,
      isCapital: /^\p{Lu}/u.test(said.slice(prefix.length)),
    },
  ];
}

const NAMES: ReadonlySet<ReadingType> = new Set(["account", "person", "territory", "town"]);

/** `unknown`: foreign words that stay as they are; none of them is a name. */
export function inEnglish(
  { table, tokens, sentence }: Foreign,
  mentions: readonly Mention[],
): { readonly sentence: Sentence; readonly unknown: readonly string[] } {
  const kept = mentions
    .filter(({ readings }) => readings.some(({ type }) => NAMES.has(type)))
    .map((mention) => placeOf(sentence, mention));
  const translated = asSentence(sentence.original, translate(tokens, table, kept));
  const untouched = new Set(tokens.map(({ text }) => text));
  const unknown = translated.tokens
    .filter(({ text, isBreak }) => untouched.has(text) && !isBreak)
    .filter(({ from, isCapital }) => !isCapital || from === tokens[0]?.from)
    .filter(({ from }) => !kept.some((name) => name.from <= from && from < name.to))
    .map(({ text }) => text);
  return { sentence: translated, unknown };
}

function placeOf({ tokens }: Sentence, { from, to }: Mention): Kept {
  return { from: tokens[from]?.from ?? 0, to: tokens[to - 1]?.to ?? 0 };
}

/** An example, in which names stand as "{account}". */
export function translateExample(text: string, table: LanguageTable): Sentence {
  const tokens = readTokens(text).flatMap((token) => withoutElision(text, token, table));
  const kept = tokens.filter((token) => token.text.startsWith("{"));
  return asSentence(text, translate(tokens, table, kept));
}
