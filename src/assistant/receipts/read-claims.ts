import { type Claim, type Figure, isFigure, type Value } from "./claim.ts";
import { DAY_PATTERNS, dayValue } from "./days.ts";
import { nounsBehind, wordsBefore, wordsFor } from "./labels.ts";
import { LINK } from "./links.ts";
import { DIGITS, LETTERS, PLACE_WORDS, placeOf, readNumber, SCALE, type Size } from "./numbers.ts";

type Found = Omit<Claim, "nouns" | "for" | "before">;
type Groups = Readonly<Record<string, string | undefined>>;
type Rule = {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, today: string) => Value | null;
};

const NUMBER = `(?<![\\p{L}\\d.,#])(?<number>${DIGITS})`;
const ANY = `(?:${NUMBER}|\\b(?<letters>${LETTERS}))`;
const SYMBOLS: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:\$|dollars?|usd|bucks)$/i, "USD"],
  [/^(?:€|euros?|eur)$/i, "EUR"],
  [/^(?:£|pounds?|gbp)$/i, "GBP"],
];

const CURRENCY = "(?:\\$|€|£|dollars?|USD|EUR|euros?|GBP|pounds?|bucks)";

/** What is read first takes its words: "$4.2k" is no "4.2", "2 h 05" is no "2". */
const RULES: readonly Rule[] = [
  {
    pattern: LINK,
    read: ({ all = "" }) => ({ kind: "link", link: all.replace(/[.,;:!?)\]]+$/, "") }),
  },
  ...DAY_PATTERNS.slice(0, 1).map(asDayRule),
  {
    pattern:
      /(?<![\d:.,])(?<hour>\d{1,2})(?::|h(?=\d{2}\b)|\.(?=\d{2} Uhr))(?<minute>\d{2})(?!\d)(?:\s?(?<half>[ap])\.?m\b\.?| Uhr)?/gi,
    read: clockOf,
  },
  {
    pattern:
      /(?<![\d:.,])(?<hour>\d{1,2})\s?(?<half>[ap])\.?m\b\.?|(?<![\d:.,])(?<hour2>\d{1,2}) o['’]clock|\b(?<word>noon|midnight|midday)\b/gi,
    read: clockOf,
  },
  {
    pattern: new RegExp(
      `(?<sign>[+−-])?(?<symbol>[$€£¥])\\s?(?<number>${DIGITS})(?<scale>${SCALE})?|(?<sign2>(?<!\\S)[+−-])?${NUMBER.replace("<number>", "<number2>")}(?<scale2>${SCALE})?\\s?(?<word>${CURRENCY})(?![\\p{L}\\d])|\\b(?<word3>USD|EUR|GBP)\\s?(?<number3>${DIGITS})(?<scale3>${SCALE})?|\\b(?<number4>${LETTERS})(?<scale4>${SCALE})? (?<word4>dollars|euros|pounds)\\b`,
      "gu",
    ),
    read: moneyOf,
  },
  {
    pattern: new RegExp(
      `(?<sign>(?<![\\p{L}\\d])[+−-])?${ANY}\\s?(?:%|percent\\b|per cent\\b|percentage points?\\b)`,
      "giu",
    ),
    read: (groups) => figure("percent", groups),
  },
  {
    pattern: /\b(?<fraction>half|a third|two thirds|a quarter|three quarters)(?= of\b)/gi,
    read: ({ fraction = "" }) => fractionOf(fraction.toLowerCase()),
  },
  {
    pattern: new RegExp(`${ANY}\\s?(?<unit>km|kilomet(?:er|re)s?|miles?|mi)\\b`, "giu"),
    read: distanceOf,
  },
  {
    pattern: new RegExp(
      `(?<hours>\\d{1,3}(?:[.,]\\d+)?)\\s?(?:h|hrs?|hours?)\\b(?:,? (?:and )?|(?=\\d))(?<rest>\\d{1,2})\\b(?!:)(?:\\s?(?:min(?:ute)?s?|m)\\b)?|(?:${NUMBER}[\\s-]?|\\b(?<letters>${LETTERS})[\\s-])(?<unit>h|hrs?|hours?|min(?:ute)?s?)\\b(?<plus> and a half)?|\\b(?<spoken>half an hour|(?:a )?quarter of an hour|an hour and a half|an hour|one hour)\\b`,
      "giu",
    ),
    read: minutesOf,
  },
  ...DAY_PATTERNS.slice(1).map(asDayRule),
  {
    pattern: /#\d+\b|\b(?!Q[1-4]\b)[A-Z]{1,3}-?\d{1,7}\b/g,
    read: ({ all = "" }) => ({ kind: "code", code: all.toLowerCase() }),
  },
  {
    pattern: new RegExp(
      `\\b(?<digits>\\d{1,3})(?:st|nd|rd|th)\\b|\\b(?<word>${PLACE_WORDS})(?= (?:stop|visit|account|call|place|lead|customer|rank|best|largest|biggest)s?\\b)`,
      "giu",
    ),
    read: ({ digits, word = "" }) => place(digits ? Number(digits) : placeOf(word)),
  },
  {
    pattern: new RegExp(
      `(?<sign>(?<![\\p{L}\\d])[+−-])?${NUMBER}(?<scale>${SCALE})?(?![\\d])`,
      "gu",
    ),
    read: (groups) => figure("count", groups),
  },
  {
    pattern: new RegExp(
      `\\b(?<letters>${LETTERS}|one(?= (?:stop|visit|account|customer|lead|deal|day|week|month|call|appointment|rep|order)\\b))(?<scale>${SCALE})?(?![\\p{L}\\d])`,
      "giu",
    ),
    read: (groups) => figure("count", groups),
  },
];

function asDayRule(pattern: RegExp): Rule {
  return { pattern, read: dayValue };
}

/** Everything in a text that can be right or wrong, but names. */
export function claimsIn(text: string, today: string): readonly Claim[] {
  const found: Found[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const value = read({ ...match.groups, all: match[0] }, today);
      if (value !== null) found.push({ from, to, text: match[0], value });
    }
  }
  return found
    .toSorted((left, right) => left.from - right.from)
    .map((claim) => withWords(claim, text));
}

/** Rough figures may be rounded further: to their last digit that is not zero, by a twentieth at most. */
const ROUGH =
  /(?:\babout|\baround|\broughly|\bsome|\bnearly|\balmost|\bover|\bmore than|\bapproximately|\bclose to|\bca\.?|\bapprox\.?|\bjust under|\bjust over|~|≈)\s*(?:[+−-])?$/i;
const DOWN =
  /\b(?:down|fell|dropped|lost|less|fewer|behind|below|decreased|declined|under|shrank|shrunk|minus)\b/i;
const UP = /\b(?:up|rose|grew|gained|more|ahead|above|increased|higher|plus)\b/i;

function withWords(found: Found, text: string): Claim {
  const before = text.slice(0, found.from);
  const rest = text.slice(found.to);
  const { value } = found;
  return {
    ...found,
    value: isFigure(value) ? rounded(signed(value, before, rest), before) : value,
    nouns: nounsBehind(rest),
    for: wordsFor(rest),
    before: wordsBefore(before),
  };
}

const rounded = (value: Figure, before: string): Figure =>
  ROUGH.test(before) ? { ...value, sizes: value.sizes.map(roughly) } : value;

function roughly({ size, half }: Size): Size {
  const digits = String(Math.round(size / (2 * half || 1))).replace(/0+$/, "").length;
  const step = 10 ** (Math.floor(Math.log10(Math.max(size, 1))) + 1 - digits);
  return { size, half: Math.max(half, Math.min(step / 2, size / 20)) };
}

/** "Down 18 %", "18 % behind". */
function signed(value: Figure, before: string, rest: string): Figure {
  if (value.sign !== 0 || value.kind !== "percent") return value;
  const near = `${/(?:\S+\s+){0,2}\S*\s*$/.exec(before)?.[0] ?? ""} ${/^\s*(?:\S+\s*){0,1}/.exec(rest)?.[0] ?? ""}`;
  const [isDown, isUp] = [DOWN.test(near), UP.test(near)];
  if (isDown === isUp) return value;
  return { ...value, sign: isDown ? -1 : 1 };
}

const SIGNS: Readonly<Record<string, -1 | 1>> = { "−": -1, "-": -1, "+": 1 };

function figure(
  kind: Figure["kind"],
  groups: Groups,
  currency: string | null = null,
): Figure | null {
  const sizes = readNumber(groups["number"] ?? groups["letters"] ?? "", groups["scale"]);
  if (sizes.length === 0) return null;
  return { kind, sizes, sign: SIGNS[groups["sign"] ?? ""] ?? 0, currency };
}

const plainFigure = (kind: Figure["kind"], size: number, half: number): Figure => ({
  kind,
  sizes: [{ size, half }],
  sign: 0,
  currency: null,
});

/** The group that a variant of a rule filled: "number", "number2" ... */
const filled = (groups: Groups, name: string): string =>
  ["", "2", "3", "4"].map((variant) => groups[`${name}${variant}`]).find(Boolean) ?? "";

function moneyOf(groups: Groups): Value | null {
  const word = groups["symbol"] ?? filled(groups, "word");
  const currency = SYMBOLS[word] ?? WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  const [number, scale, sign] = ["number", "scale", "sign"].map((name) => filled(groups, name));
  return figure("money", { number, scale, sign }, currency);
}

const FRACTIONS: Readonly<Record<string, number>> = {
  half: 50,
  "a third": 100 / 3,
  "two thirds": 200 / 3,
  "a quarter": 25,
  "three quarters": 75,
};

/** Said of what is near it. */
const fractionOf = (words: string): Value => plainFigure("percent", FRACTIONS[words] ?? 0, 3);

const KM_PER_MILE = 1.609344;

function distanceOf(groups: Groups): Value | null {
  const found = figure("km", groups);
  return found && times(found, /^mi/i.test(groups["unit"] ?? "") ? KM_PER_MILE : 1);
}

const times = (value: Figure, factor: number): Figure => ({
  ...value,
  sizes: value.sizes.map(({ size, half }) => ({ size: size * factor, half: half * factor })),
});

const SPOKEN: Readonly<Record<string, number>> = {
  "half an hour": 30,
  "a quarter of an hour": 15,
  "quarter of an hour": 15,
  "an hour and a half": 90,
  "an hour": 60,
  "one hour": 60,
};

function minutesOf(groups: Groups): Value | null {
  const { hours, rest, spoken, unit = "", plus } = groups;
  if (spoken) return plainFigure("minutes", SPOKEN[spoken.toLowerCase()] ?? 0, 0.5);
  if (hours) return plainFigure("minutes", 60 * Number(hours) + Number(rest), 0.5);
  const found = figure("minutes", groups);
  if (found === null || !/^h/i.test(unit)) return found;
  const sizes = found.sizes.map(({ size, half }) => ({
    size: 60 * (size + (plus ? 0.5 : 0)),
    // "2.5 hours" may be rounded, "2 hours" are two hours.
    half: half < 0.5 ? 60 * half : 0.5,
  }));
  return { ...found, sizes };
}

const place = (value: number): Value => plainFigure("place", value, 0);

function clockOf(groups: Groups): Value | null {
  const { minute = "0", half = "", word } = groups;
  if (word) return { kind: "clock", minute: /midnight/i.test(word) ? 0 : 720, half: 0 };
  const hour = hourOf(Number(filled(groups, "hour")), half.toLowerCase());
  return hour <= 24 && Number(minute) < 60
    ? { kind: "clock", minute: 60 * hour + Number(minute), half: 0 }
    : null;
}

function hourOf(said: number, half: string): number {
  if (half === "p" && said < 12) return said + 12;
  return half === "a" && said === 12 ? 0 : said;
}
