import type { Token } from "./sentence.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

/** The word for a small number: "seven" for 7; a number without one stays as it is. */
export function numberName(digits: string): string {
  return UNITS[Number(digits)] ?? TENS[Number(digits) / 10] ?? digits;
}

/** Turns number words into digits, "thirty five" into 35. */
export function joinNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const value = numberWord(token.text);
    const sum = before === undefined ? null : together(before, token, value);
    if (before !== undefined && sum !== null)
      joined[joined.length - 1] = { ...before, text: sum, to: token.to };
    else joined.push(value === null ? token : { ...token, text: value });
  }
  return joined;
}

/** "thirty" "five" is 35, "two" "hundred" is 200; "seven" "thirty" stays apart, it is a time. */
function together(before: Token, token: Token, value: string | null): string | null {
  const left = /^(?:a|one)$/.test(before.text) ? 1 : Number(before.text);
  if (!Number.isInteger(left)) return null;
  return scaled(left, before, token) ?? added(left, token, value);
}

function scaled(left: number, before: Token, token: Token): string | null {
  switch (token.text) {
    case "hundred":
      return left < 100 ? String(left * 100) : null;
    case "thousand":
      return left < 1000 && before.text !== "a" ? String(left * 1000) : null;
    case "dozen":
      return String(left * 12);
    default:
      return null;
  }
}

function added(left: number, token: Token, value: string | null): string | null {
  if (value === null || !isWordNumber(token)) return null;
  const fits = left >= 20 && left < 100 && left % 10 === 0 && Number.parseInt(value, 10) < 10;
  return fits ? value.replace(/^\d+/, (unit) => String(left + Number(unit))) : null;
}

function isWordNumber(token: Token): boolean {
  return /^[a-z]+$/.test(token.text) && token.text !== "one";
}

/** "one" stays a word: mostly it is a pronoun. */
function numberWord(word: string): string | null {
  if (word === "one" || word === "zero") return null;
  const unit = UNITS.indexOf(word);
  if (unit > 0) return String(unit);
  const ten = TENS.indexOf(word);
  if (ten > 1) return String(ten * 10);
  if (word === "dozen") return "12";
  if (word === "thirtieth") return "30th";
  const ordinal = ORDINALS.indexOf(word);
  return ordinal > 0 ? `${ordinal}${["th", "st", "nd", "rd"][ordinal] ?? "th"}` : null;
}
