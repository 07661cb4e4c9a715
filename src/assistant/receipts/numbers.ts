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

export type Written = { readonly values: readonly number[]; readonly half: number };

/** The place of "third". */
export const placeOf = (word: string): number => PLACES.indexOf(word.toLowerCase()) + 1;

/** Null: no number. */
export function readNumber(words: string, scale = ""): Written | null {
  const factor = SCALES[scale.trim().toLowerCase()] ?? 1;
  const inLetters = lettersOf(words.trim().toLowerCase());
  const readings =
    inLetters === null ? digitsOf(words.trim()) : [{ value: inLetters, decimals: 0 }];
  if (readings.length === 0) return null;
  const finest = Math.max(...readings.map(({ decimals }) => decimals));
  return {
    values: readings.map(({ value }) => value * factor),
    half: 0.5 * 10 ** -finest * factor,
  };
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

type Reading = { readonly value: number; readonly decimals: number };

/** "1,281" and "1.281" may both be thousands; "12,5" and "12.5" may not. */
function digitsOf(words: string): readonly Reading[] {
  const plain = words.replaceAll(/['’\u00A0\u202F ]/g, "");
  const grouped = /^(\d{1,3}(?:[,.]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain);
  const decimal = /^(\d+)[.,](\d+)$/.exec(plain);
  const readings: Reading[] = [];
  if (grouped !== null && isOneSeparator(grouped[1] ?? "")) {
    const whole = (grouped[1] ?? "").replaceAll(/[,.]/g, "");
    readings.push(reading(whole, grouped[2] ?? ""));
  }
  // "1,281" with a comma is a decimal in no English text.
  if (decimal !== null && (grouped === null || plain.includes(".")))
    readings.push(reading(decimal[1] ?? "", decimal[2] ?? ""));
  if (/^\d+$/.test(plain)) readings.push(reading(plain, ""));
  return readings;
}

const isOneSeparator = (whole: string): boolean => new Set(whole.replaceAll(/\d/g, "")).size === 1;

const reading = (whole: string, decimals: string): Reading => ({
  value: Number(decimals === "" ? whole : `${whole}.${decimals}`),
  decimals: decimals.length,
});
