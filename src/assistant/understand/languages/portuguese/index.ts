import type { LanguageTable } from "../table.ts";
import { portugueseExamples } from "./examples.ts";
import { phrases } from "./phrases.ts";
import { values } from "./values.ts";
import { calendar, words } from "./words.ts";

export const portuguese: LanguageTable = {
  name: "Portuguese",
  numbers: {
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    onze: 11,
    doze: 12,
    treze: 13,
    catorze: 14,
    quatorze: 14,
    quinze: 15,
    dezesseis: 16,
    dezasseis: 16,
    dezessete: 17,
    dezoito: 18,
    dezenove: 19,
    vinte: 20,
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    sessenta: 60,
    setenta: 70,
    oitenta: 80,
    noventa: 90,
    cem: 100,
  },
  numberLink: "e",
  articles: "o|a|os|as|ao|aos|do|da|no|na|um|uma",
  and: "e|ou|nem",
  calendar,
  values,
  phrases,
  words,
  examples: portugueseExamples,
};
