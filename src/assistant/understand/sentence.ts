import { spell } from "./spelling.ts";

/**
 * A sentence as tokens: lower case, without accents and apostrophes, short forms written out, number words as digits.
 * Every token knows where it stands in the person's own words, so that free text can be handed on unchanged.
 */
export type Sentence = {
  readonly original: string;
  readonly tokens: readonly Token[];
  /** The texts of the tokens, joined by single spaces. */
  readonly plain: string;
};

export type Token = {
  readonly text: string;
  /** Offsets in the original, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Written with a capital letter. */
  readonly isCapital: boolean;
  /** Ended in 's: perhaps a possessive. */
  readonly isPossessive: boolean;
  /** A comma, full stop or the like. */
  readonly isBreak: boolean;
};

/** A stretch of tokens, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number };

const FILE_ENDINGS = "csv|tsv|tab|txt|xlsx|xlsm|xls|geojson|json|zip";

const PIECE = new RegExp(
  [
    String.raw`[^\s@]+@[^\s@]+\.[a-z]+`,
    String.raw`["“„‘'][^"”“’'\n]{1,120}\.(?:${FILE_ENDINGS})["”“’']`,
    String.raw`[\p{L}\p{N}_][\p{L}\p{N}_()&+.-]*\.(?:${FILE_ENDINGS})\b`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    String.raw`\d{1,2}:\d{2}`,
    String.raw`\d{1,4}\/\d{1,4}(?:\/\d{2,4})?`,
    String.raw`2(?:day|moro|morrow|morow|nite)\b`,
    String.raw`\d+(?:st|nd|rd|th)\b`,
    String.raw`\d{1,2}ish\b`,
    String.raw`\$?\d+(?:,\d{3})*(?:\.\d+)?`,
    String.raw`#\d+|#[\p{L}][\w-]*`,
    String.raw`\b[ap]\.\s?m\b\.?`,
    String.raw`\b(?:n|s|e|w|st|mt|ft|pt|rd|ave|hts|ctr|jct|spgs)\.(?=\s?\p{L}{3})`,
    String.raw`\bw\/o?`,
    String.raw`\bco-op(?:'?s)?\b`,
    String.raw`(?<=\d)h(?=\d)`,
    String.raw`\{\w+\}`,
    String.raw`[\p{L}\p{M}\p{N}_]+(?:['’‘´][\p{L}]+)*['’]?`,
    String.raw`[&%]`,
    String.raw`[,;.:?!()\n—–]| - `,
  ].join("|"),
  "giu",
);

const BREAK = /^(?:[,;.:?!()\n—–]| - )$/u;

/** Words beyond this are not understood, only kept as free text. */
const MOST_TOKENS = 200;

export function readSentence(original: string): Sentence {
  return asSentence(original, readTokens(original));
}

/** The words as they stand, without what only English means by them. */
export function readTokens(original: string): Token[] {
  return [...original.matchAll(PIECE)].slice(0, MOST_TOKENS).map(toToken);
}

/** English tokens as a sentence. */
export function asSentence(original: string, pieces: readonly Token[]): Sentence {
  const tokens = spell(pieces);
  return { original, tokens, plain: tokens.map((token) => token.text).join(" ") };
}

function toToken(match: RegExpMatchArray): Token {
  const word = match[0];
  return {
    text: plainWord(word),
    from: match.index ?? 0,
    to: (match.index ?? 0) + word.length,
    isCapital: /^\p{Lu}/u.test(word),
    isPossessive: /['’‘`´]s?$/u.test(word),
    isBreak: BREAK.test(word),
  };
}

/** With a full stop, the letter is no short "and" or "with". */
const COMPASS: Readonly<Record<string, string>> = {
  "n.": "north",
  "s.": "south",
  "e.": "east",
  "w.": "west",
};

/** Lower case, no accents, no apostrophes; "&" is "and", "#101" is "101". */
function plainWord(word: string): string {
  if (BREAK.test(word)) return word.trim() === "-" || /[—–(\n)]/.test(word) ? ";" : word;
  const bare = word
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/['’‘`´]/gu, "");
  if (bare === "&") return "and";
  if (/^\p{L}+\.$/u.test(bare)) return COMPASS[bare] ?? bare.slice(0, -1);
  return bare.replace(/^#(?=\d)/, "").replace(/(?<=\d)(?:,(?=\d{3})|ish$)/g, "");
}

/** The person's own words of a stretch. */
export function wordsOf(sentence: Sentence, span: Span): string {
  const words = sentence.tokens.slice(span.from, span.to);
  if (words.length === 0) return "";
  // What was translated may stand in another order than it was said.
  const from = Math.min(...words.map((word) => word.from));
  const to = Math.max(...words.map((word) => word.to));
  return sentence.original.slice(from, to);
}

export type Found = Span & { readonly groups: readonly (string | undefined)[] };

/** All places where a pattern fits whole tokens. Patterns see the plain text, in which one space separates two tokens. */
export function findPattern(sentence: Sentence, pattern: string): Found[] {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let at = 0;
  for (const [index, token] of sentence.tokens.entries()) {
    starts.set(at, index);
    ends.set(at + token.text.length, index + 1);
    at += token.text.length + 1;
  }
  const found: Found[] = [];
  for (const match of sentence.plain.matchAll(wholeTokens(pattern))) {
    const from = starts.get(match.index);
    const to = ends.get(match.index + match[0].length);
    if (from !== undefined && to !== undefined) found.push({ from, to, groups: match.slice(1) });
  }
  return found;
}

const compiled = new Map<string, RegExp>();

function wholeTokens(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, "g");
  compiled.set(pattern, fresh);
  return fresh;
}

export function overlaps(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}

export function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => overlaps(span, other));
}

/** The plain text of a stretch; what lies outside of the sentence is left out. */
export function plainText({ tokens }: Sentence, { from, to }: Span): string {
  const words = tokens.slice(Math.max(0, from), Math.max(0, to));
  return words.map(({ text }) => text).join(" ");
}
