import type { LanguageTable } from "../table.ts";
import { frenchExamples } from "./examples.ts";
import { phrases } from "./phrases.ts";
import { values } from "./values.ts";
import { calendar, words } from "./words.ts";

export const french: LanguageTable = {
  name: "French",
  numbers: {
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    vingts: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
  },
  numberLink: "et",
  articles: "le|la|les|l|au|aux|du|des|un|une",
  and: "et|ou|puis",
  elisions: /^(?:l|d|j|m|t|s|n|c|qu|jusqu)['’‘´](?=\p{L})/iu,
  calendar,
  values,
  phrases,
  words,
  examples: frenchExamples,
};
