import type { Mention } from "./mention.ts";
import { type Sentence, wordsOf } from "./sentence.ts";

const FILE = /^(.+)\.(csv|tsv|tab|txt|xlsx|xlsm|xls|geojson|json|zip)$/i;

/** Names of files, such as accounts_march.csv or "stores of 2026.xlsx". How their words are joined says nothing. */
export function findFiles(sentence: Sentence): Mention[] {
  return sentence.tokens.flatMap((_token, at) => {
    const span = { from: at, to: at + 1 };
    const said = wordsOf(sentence, span).replaceAll(/^["“„‘']|["”“’']$/g, "");
    if (!FILE.test(said)) return [];
    return [
      { ...span, readings: [{ type: "file" as const, name: said.replaceAll(/[_\s]+/g, " ") }] },
    ];
  });
}
