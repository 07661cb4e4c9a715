import type { Token } from "./sentence.ts";

/** The number of a shop, as it is written or spoken. `to`: the token behind it. */
export type SpokenNumber = { readonly value: string; readonly to: number };

/** Digits of the longest number of a shop. */
const MOST_DIGITS = 4;
/** Said before a number, and no part of it. */
const NUMBER_CUE = /^(?:number|no|num|nr|store|shop|unit|location)$/;
/** Behind a number these make it an amount or a time. */
const UNIT =
  /^(?:am|pm|oclock|minutes|hours?|days?|weeks?|km|miles|percent|dollars|bucks|grand|k|cases?|kegs?|stops?|visits?|accounts?|more)$/;

/** Every number that may begin at a token, the longest last: "one forty four" is 1 and 144, "one oh nine" 1, 10 and 109. */
export function spokenNumbers(tokens: readonly Token[], at: number): SpokenNumber[] {
  const found: SpokenNumber[] = [];
  const from = afterCue(tokens, at);
  let value = "";
  for (let to = from; to < tokens.length; ) {
    const piece = pieceAt(tokens, to, value);
    if (piece === null || piece.value.length > MOST_DIGITS) break;
    value = piece.value;
    to = piece.to;
    if (!UNIT.test(tokens[to]?.text ?? "")) found.push({ value, to });
  }
  return found;
}

function afterCue(tokens: readonly Token[], at: number): number {
  if (!NUMBER_CUE.test(tokens[at]?.text ?? "")) return at;
  return tokens[at + 1]?.text === "." ? at + 2 : at + 1;
}

/** The number that was said so far, with its next token. */
function pieceAt(tokens: readonly Token[], at: number, before: string): SpokenNumber | null {
  if (/^[1-9]00$/.test(before)) return restOfHundred(tokens, at, Number(before));
  const digits = digitsAt(tokens, at);
  if (digits !== null) return withOne(tokens, before, { value: digits, to: at + 1 });
  const twice = tokens[at]?.text === "double" ? digitsAt(tokens, at + 1) : null;
  return twice?.length === 1 ? { value: before + twice + twice, to: at + 2 } : null;
}

/** "Twenty one" stayed two words: "one" is mostly a pronoun. */
function withOne(tokens: readonly Token[], before: string, said: SpokenNumber): SpokenNumber {
  const isTen = /^[2-9]0$/.test(said.value) && tokens[said.to]?.text === "one";
  const value = isTen ? String(Number(said.value) + 1) : said.value;
  return { value: before + value, to: isTen ? said.to + 1 : said.to };
}

/** "One hundred and forty four". */
function restOfHundred(
  tokens: readonly Token[],
  at: number,
  hundreds: number,
): SpokenNumber | null {
  const from = tokens[at]?.text === "and" ? at + 1 : at;
  const rest = pieceAt(tokens, from, "");
  if (rest === null || rest.value.length > 2) return null;
  return { value: String(hundreds + Number(rest.value)), to: rest.to };
}

function digitsAt(tokens: readonly Token[], at: number): string | null {
  const word = tokens[at]?.text ?? "";
  if (/^\d+$/.test(word)) return word;
  if (word === "one") return "1";
  if (word === "hundred") return "100";
  return /^(?:oh|o|zero|nought)$/.test(word) ? "0" : null;
}
