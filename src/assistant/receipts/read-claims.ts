import type { Claim, Figure, Value } from "./claim.ts";
import { DAY_PATTERNS, dayValue } from "./days.ts";
import { nounsBehind, wordsBefore } from "./labels.ts";
import { DIGITS, LETTERS, PLACE_WORDS, placeOf, readNumber, SCALE } from "./numbers.ts";

type Found = Omit<Claim, "nouns" | "before">;
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
    pattern:
      /\b(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|ai|co|de|uk|fr|es|br|example|info|biz|ru|cn)\b(?:\/\S*)?/gi,
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
      `(?<hours>\\d{1,3}(?:[.,]\\d+)?)\\s?(?:h|hrs?|hours?)\\b(?:,? (?:and )?|(?=\\d))(?<rest>\\d{1,2})\\b(?!:)(?:\\s?(?:min(?:ute)?s?|m)\\b)?|${ANY}[\\s-]?(?<unit>h|hrs?|hours?|min(?:ute)?s?)\\b(?<plus> and a half)?|\\b(?<spoken>half an hour|(?:a )?quarter of an hour|an hour and a half|an hour|one hour)\\b`,
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
  return {
    ...found,
    value:
      "values" in found.value ? rounded(signed(found.value, before, rest), before) : found.value,
    nouns: nounsBehind(rest),
    before: wordsBefore(before),
  };
}

function rounded(value: Figure, before: string): Figure {
  if (!ROUGH.test(before)) return value;
  const size = Math.max(...value.values.map(Math.abs));
  const digits = String(Math.round(size / (2 * value.half || 1))).replace(/0+$/, "").length;
  const step = 10 ** (Math.floor(Math.log10(Math.max(size, 1))) + 1 - digits);
  return { ...value, half: Math.max(value.half, Math.min(step / 2, size / 20)) };
}

/** "Down 18 %", "18 % behind". */
function signed(value: Figure, before: string, rest: string): Figure {
  if (value.sign !== 0 || value.kind !== "percent") return value;
  const near = `${/(?:\S+\s+){0,2}\S*\s*$/.exec(before)?.[0] ?? ""} ${/^\s*(?:\S+\s*){0,1}/.exec(rest)?.[0] ?? ""}`;
  const [isDown, isUp] = [DOWN.test(near), UP.test(near)];
  if (isDown === isUp) return value;
  return { ...value, sign: isDown ? -1 : 1 };
}

function figure(
  kind: Figure["kind"],
  groups: Groups,
  currency: string | null = null,
): Figure | null {
  const written = readNumber(groups["number"] ?? groups["letters"] ?? "", groups["scale"]);
  if (written === null) return null;
  const minus = groups["sign"] === "−" || groups["sign"] === "-";
  const plus = groups["sign"] === "+";
  return { kind, ...written, sign: minus ? -1 : plus ? 1 : 0, currency };
}

function moneyOf(groups: Groups): Value | null {
  const word = groups["symbol"] ?? groups["word"] ?? groups["word3"] ?? groups["word4"] ?? "";
  const currency = SYMBOLS[word] ?? WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  const number =
    groups["number"] ?? groups["number2"] ?? groups["number3"] ?? groups["number4"] ?? "";
  const scale = groups["scale"] ?? groups["scale2"] ?? groups["scale3"] ?? groups["scale4"] ?? "";
  const sign = groups["sign"] ?? groups["sign2"] ?? "";
  return figure("money", { number, scale, sign }, currency);
}

const FRACTIONS: Readonly<Record<string, number>> = {
  half: 50,
  "a third": 100 / 3,
  "two thirds": 200 / 3,
  "a quarter": 25,
  "three quarters": 75,
};

const fractionOf = (words: string): Value => ({
  kind: "percent",
  values: [FRACTIONS[words] ?? 0],
  half: 3,
  sign: 0,
  currency: null,
});

const KM_PER_MILE = 1.609344;

function distanceOf(groups: Groups): Value | null {
  const found = figure("km", groups);
  const factor = /^mi/i.test(groups["unit"] ?? "") ? KM_PER_MILE : 1;
  return (
    found && {
      ...found,
      values: found.values.map((value) => value * factor),
      half: found.half * factor,
    }
  );
}

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
  if (spoken) return minutes([SPOKEN[spoken.toLowerCase()] ?? 0], 0.5);
  if (hours) return minutes([60 * Number(hours) + Number(rest)], 0.5);
  const found = figure("minutes", groups);
  if (found === null) return null;
  const isHours = /^h/i.test(unit);
  const more = plus ? 0.5 : 0;
  const hasDecimals = found.half < 0.5;
  const half = isHours ? (hasDecimals ? 60 * found.half : 0.5) : found.half;
  return minutes(
    found.values.map((value) => (value + more) * (isHours ? 60 : 1)),
    half,
  );
}

const minutes = (values: readonly number[], half: number): Value => ({
  kind: "minutes",
  values,
  half,
  sign: 0,
  currency: null,
});

const place = (value: number): Value => ({
  kind: "place",
  values: [value],
  half: 0,
  sign: 0,
  currency: null,
});

function clockOf({ hour, hour2, minute = "0", half = "", word = "" }: Groups): Value | null {
  if (word) return { kind: "clock", minute: /midnight/i.test(word) ? 0 : 720, half: 0 };
  const said = Number(hour ?? hour2);
  const late = half.toLowerCase() === "p" && said < 12 ? 12 : 0;
  const hours = half.toLowerCase() === "a" && said === 12 ? 0 : said + late;
  const isTime = hours <= 24 && Number(minute) < 60;
  return isTime ? { kind: "clock", minute: 60 * hours + Number(minute), half: 0 } : null;
}
