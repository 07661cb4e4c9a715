import { otherForms } from "./abbreviations.ts";
import type { Directory } from "./directory.ts";
import type { Reading } from "./mention.ts";
import { nameWords } from "./name-index.ts";

/** All names and short forms of towns, territories and regions, prepared once for a directory. */
export type PlaceIndex = {
  readonly names: readonly PlaceName[];
  /** By the words as they may be written: apart, as one word, with a possessive s. */
  readonly byText: ReadonlyMap<string, readonly PlaceName[]>;
  /** Words of the longest name. */
  readonly longest: number;
};

export type PlaceName = {
  readonly words: readonly string[];
  readonly joined: string;
  readonly reading: Reading;
  /** A territory, or a town where accounts are; others are only known to the map. */
  readonly isOwn: boolean;
};

const COMPASS: Readonly<Record<string, string>> = {
  northwest: "nw",
  northeast: "ne",
  southwest: "sw",
  southeast: "se",
};

export function buildPlaceIndex(directory: Directory): PlaceIndex {
  const names: PlaceName[] = [];
  const add = (words: readonly string[], reading: Reading, isOwn: boolean) => {
    if (words.length > 0) names.push({ words, joined: words.join(""), reading, isOwn });
  };
  const regions = new Set(directory.territories.flatMap(({ parent }) => parent ?? []));
  for (const name of [...directory.territories.map((territory) => territory.name), ...regions]) {
    for (const words of territoryForms(name)) add(words, { type: "territory", name }, true);
  }
  const own = new Set(directory.accounts.flatMap(({ city }) => city ?? []));
  for (const name of new Set([...own, ...directory.towns])) {
    for (const words of townForms(name, own.has(name)))
      add(words, { type: "town", name }, own.has(name));
  }
  return {
    names,
    byText: groupByText(names),
    longest: Math.max(0, ...names.map(({ words }) => words.length)),
  };
}

function groupByText(names: readonly PlaceName[]): Map<string, PlaceName[]> {
  const byText = new Map<string, PlaceName[]>();
  for (const name of names) {
    const text = name.words.join(" ");
    const isJoinable = name.words.length > 1 && name.joined.length > 4;
    for (const form of [text, `${text}s`, ...(isJoinable ? [name.joined] : [])]) {
      byText.set(form, [...(byText.get(form) ?? []), name]);
    }
  }
  return byText;
}

/** The whole name, its parts around "and", the compass point, initials, and the short form of "cities". */
function territoryForms(name: string): string[][] {
  const words = nameWords(name);
  const forms = [words];
  const and = words.indexOf("and");
  if (and > 0) forms.push(words.slice(0, and), words.slice(and + 1));
  const first = forms[1] ?? words;
  if (first.at(-1) === "cities") forms.push([`${first[0] ?? ""}s`]);
  const compass = COMPASS[words.join("")];
  if (compass !== undefined) forms.push([compass]);
  const point = /^(north|south)(east|west)$/.exec(words.join(""));
  if (point !== null) forms.push([point[1] ?? "", point[2] ?? ""]);
  if (words.at(-1) === "metro") forms.push(["metro"], ["the", "metro"]);
  return forms;
}

/** "WDM" for an own town of three words or more; "St" and "Hts" for what they are short for. */
function townForms(name: string, isOwn: boolean): string[][] {
  const words = nameWords(name);
  const forms = [words];
  if (isOwn && words.length > 2) forms.push([words.map((word) => word[0]).join("")]);
  if (words.length > 1) forms.push(...otherForms(words));
  if (words.join(" ") === "des moines") forms.push(["dsm"]);
  if (words.join(" ") === "west des moines") forms.push(["west", "dsm"]);
  return forms;
}
