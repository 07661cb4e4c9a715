const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const PLACES =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  k: 1000,
  thousand: 1000,
  m: 1_000_000,
  mn: 1_000_000,
  million: 1_000_000,
  bn: 1_000_000_000,
  billion: 1_000_000_000,
};

/** Written in figures, with separators of any country. */
export const DIGITS = String.raw`\d{1,3}(?:[,.'’\u00A0\u202F ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?`;

/** Written in letters, from two on: "one" is rarely a figure. */
export const LETTERS = String.raw`(?:${TENS.join("|")})(?:[- ](?:${SMALL.slice(1, 10).join("|")}))?|${SMALL.slice(
  2,
)
  .toReversed()
  .join("|")}|(?:a |one )?dozen|(?:a|one) hundred|(?:a|one) thousand|a couple|both|twice`;

export const SCALE = String.raw`(?:\s?(?:k|K|thousand|million|billion|mn|bn|M|m)(?![\p{L}\d]))`;

export const PLACE_WORDS = PLACES.join("|");

/** One thing that the writing may mean; `half` of its last digit is what rounding may have changed. */
export type Size = { readonly size: number; readonly half: number };

/** The place of "third". */
export const placeOf = (word: string): number => PLACES.indexOf(word.toLowerCase()) + 1;

/** Every number that it may be; empty: none. "1.281" is one and a bit, or more than a thousand. */
export function readNumber(words: string, scale = ""): readonly Size[] {
  const factor = SCALES[scale.trim().toLowerCase()] ?? 1;
  const inLetters = lettersOf(words.trim().toLowerCase());
  const readings = inLetters === null ? digitsOf(words.trim()) : [{ size: inLetters, half: 0.5 }];
  return readings.map(({ size, half }) => ({ size: size * factor, half: half * factor }));
}

function lettersOf(words: string): number | null {
  if (/^(?:a |one )?dozen$/.test(words)) return 12;
  if (/^(?:a|one) hundred$/.test(words)) return 100;
  if (/^(?:a|one) thousand$/.test(words)) return 1000;
  if (/^(?:a couple|both|twice)$/.test(words)) return 2;
  const small = SMALL.indexOf(words);
  if (small >= 0) return small;
  const [ten = "", unit = "zero"] = words.split(/[- ]/);
  const tens = TENS.indexOf(ten);
  return tens < 0 ? null : 20 + 10 * tens + Math.max(0, SMALL.indexOf(unit));
}

/** "1,281" and "1.281" may both be thousands; "12,5" and "12.5" may not. */
function digitsOf(words: string): readonly Size[] {
  const plain = words.replaceAll(/['’\u00A0\u202F ]/g, "");
  return [...groupedIn(plain), ...decimalIn(plain)];
}

function groupedIn(plain: string): readonly Size[] {
  const [, whole = "", decimals = ""] =
    /^(\d{1,3}(?:[,.]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  const separators = new Set(whole.replaceAll(/\d/g, ""));
  return separators.size === 1 ? [sizeOf(whole.replaceAll(/[,.]/g, ""), decimals)] : [];
}

/** "1,281" with a comma is a decimal in no English text. */
function decimalIn(plain: string): readonly Size[] {
  const [, whole, decimals = ""] = /^(\d+)(?:[.,](\d+))?$/.exec(plain) ?? [];
  const isThousands = /^\d{1,3},\d{3}$/.test(plain);
  return whole === undefined || isThousands ? [] : [sizeOf(whole, decimals)];
}

const sizeOf = (whole: string, decimals: string): Size => ({
  size: Number(decimals === "" ? whole : `${whole}.${decimals}`),
  half: 0.5 * 10 ** -decimals.length,
});
