import type { LanguageTable } from "../table.ts";
import { germanExamples } from "./examples.ts";
import { phrases } from "./phrases.ts";
import { values } from "./values.ts";
import { calendar, words } from "./words.ts";

const UNITS =
  "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
const TENS = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split(" ");

/** "Fünfunddreißig" is one word. */
function germanNumbers(): Record<string, number> {
  const numbers: Record<string, number> = { eins: 1, zwo: 2, hundert: 100, dutzend: 12 };
  for (const [value, word] of UNITS.entries()) if (value > 1) numbers[word] = value;
  for (const [at, ten] of TENS.entries()) {
    numbers[ten] = 20 + 10 * at;
    for (const [unit, word] of UNITS.entries()) {
      if (unit > 0 && unit < 10) numbers[`${word}und${ten}`] = 20 + 10 * at + unit;
    }
  }
  return numbers;
}

export const german: LanguageTable = {
  name: "German",
  numbers: germanNumbers(),
  numberLink: "und",
  articles: "der|die|das|den|dem|des|im|zum|zur|beim|vom",
  and: "und|oder|sowie",
  respell: (word) =>
    word
      .replaceAll("ß", "ss")
      .replaceAll(/(?<![aeq])ue(?!ll)/g, "u")
      .replaceAll("oe", "o")
      .replaceAll(/ae(?!l)/g, "a"),
  calendar,
  values,
  phrases,
  words,
  examples: germanExamples,
};
