import type { LanguageTable, Rewrite } from "./table.ts";
import { written } from "./table.ts";
import { inPlace, placeOf, type Unit } from "./unit.ts";

/** Puts the English of a rule where its pattern fits. `isFinal`: later patterns do not read it again. */
export function rewrite(
  units: readonly Unit[],
  rule: Rewrite,
  table: LanguageTable,
  isFinal: boolean,
): Unit[] {
  const { text, unitsIn } = layOut(units);
  const [, english] = rule;
  const result: Unit[] = [];
  let done = 0;
  for (const match of text.matchAll(patternOf(rule, table))) {
    const [whole, ...spans] = match.indices ?? [];
    const matched = whole === undefined ? [] : unitsIn(whole);
    const [first] = matched;
    if (first === undefined) continue;
    const groups = match.slice(1).map((group) => group ?? "");
    const words = typeof english === "string" ? english : english(groups);
    const at = units.indexOf(first);
    const said = spans.map((span) => (span === undefined ? [] : unitsIn(span)));
    result.push(...units.slice(done, at), ...fillIn(words, said, matched, isFinal));
    done = at + matched.length;
  }
  return [...result, ...units.slice(done)];
}

type Stretch = readonly [from: number, to: number];

/** The texts of the units with single spaces between, and the way back from characters to units. */
function layOut(units: readonly Unit[]): {
  readonly text: string;
  readonly unitsIn: (stretch: Stretch) => readonly Unit[];
} {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of units) {
    starts.push(length);
    length += text.length + 1;
  }
  return {
    text: units.map(({ text }) => text).join(" "),
    unitsIn: ([from, to]) =>
      units.filter((_, at) => (starts[at] ?? 0) >= from && (starts[at] ?? 0) < to),
  };
}

function fillIn(
  words: string,
  groups: readonly (readonly Unit[])[],
  matched: readonly Unit[],
  isFinal: boolean,
): Unit[] {
  const place = placeOf(matched);
  return words.split(" ").flatMap((word): readonly Unit[] => {
    const group = /^\$(\d)$/.exec(word)?.[1];
    if (group !== undefined) return groups[Number(group) - 1] ?? [];
    const text = isFinal ? `~${word}` : word;
    return word === "" ? [] : [{ text, tokens: inPlace(word, place), isEnglish: true }];
  });
}

const compiled = new WeakMap<Rewrite, RegExp>();

function patternOf(rule: Rewrite, table: LanguageTable): RegExp {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  const fresh = new RegExp(`(?<![^ ])(?:${written(rule[0], table)})(?![^ ])`, "dg");
  compiled.set(rule, fresh);
  return fresh;
}
