import type { Token } from "../sentence.ts";
import { isLetter } from "./detect.ts";
import { joinNumbers } from "./join-numbers.ts";
import { rewrite } from "./rewrite.ts";
import type { LanguageTable } from "./table.ts";
import { inPlace, type Unit } from "./unit.ts";
import { calendarWord, numberOf, otherWord } from "./vocabulary.ts";

/** A stretch of the person's own words, in characters: a name, which stays as it is. */
export type Kept = { readonly from: number; readonly to: number };

/** The tokens in English words, each with its place in the person's own words. */
export function translate(
  tokens: readonly Token[],
  table: LanguageTable,
  kept: readonly Kept[],
): Token[] {
  // Twice, because "quatre-vingt-dix" is four, twenty and ten.
  let units = joinNumbers(joinNumbers(toUnits(tokens, table, kept), table), table);
  for (const rule of table.values) units = rewrite(units, rule, table, false);
  for (const rule of table.phrases) units = rewrite(units, rule, table, true);
  return units.flatMap((unit) => finish(unit, table));
}

function toUnits(tokens: readonly Token[], table: LanguageTable, kept: readonly Kept[]): Unit[] {
  const units: Unit[] = [];
  let open: Kept | undefined;
  for (const token of tokens) {
    const name = kept.find(({ from, to }) => from <= token.from && token.to <= to);
    const before = units.at(-1);
    if (name !== undefined && name === open && before !== undefined) {
      units[units.length - 1] = { ...before, tokens: [...before.tokens, token] };
    } else if (name !== undefined) units.push({ text: "@", tokens: [token], isEnglish: true });
    else units.push(toUnit(token, table));
    open = name;
  }
  return units.filter(({ text }) => text !== "");
}

function toUnit(token: Token, table: LanguageTable): Unit {
  if (token.isBreak || isLetter(token))
    return { text: token.text, tokens: [token], isEnglish: true };
  const word = table.respell?.(token.text) ?? token.text;
  const value = numberOf(word, table);
  const english = value === null ? calendarWord(word, table) : String(value);
  if (english === null) return { text: word, tokens: [{ ...token, text: word }], isEnglish: false };
  return { text: english, tokens: inPlace(english, token), isEnglish: true };
}

function finish({ text, tokens, isEnglish }: Unit, table: LanguageTable): readonly Token[] {
  const [token] = tokens;
  if (isEnglish || token === undefined) return tokens;
  const english = otherWord(text, table);
  return english === null ? tokens : inPlace(english, token);
}
