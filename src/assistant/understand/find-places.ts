import type { Directory } from "./directory.ts";
import type { Mention, Reading } from "./mention.ts";
import { nameWords } from "./name-index.ts";
import { findPattern, overlaps, type Sentence, type Span } from "./sentence.ts";
import { similarity } from "./similar-words.ts";

/** Towns, territories and regions by name, by short form and by nearly right spelling; ZIP codes; home. */
export type PlaceIndex = { readonly names: readonly PlaceName[]; readonly longest: number };

type PlaceName = {
  readonly words: readonly string[];
  readonly joined: string;
  readonly reading: Reading;
};

const COMPASS: Readonly<Record<string, string>> = {
  northwest: "nw",
  northeast: "ne",
  southwest: "sw",
  southeast: "se",
};
const LEAST_SIMILAR = 0.75;

export function buildPlaceIndex(directory: Directory): PlaceIndex {
  const names: PlaceName[] = [];
  const add = (words: readonly string[], reading: Reading) => {
    if (words.length > 0) names.push({ words, joined: words.join(""), reading });
  };
  const regions = new Set(directory.territories.flatMap(({ parent }) => parent ?? []));
  for (const name of [...directory.territories.map((territory) => territory.name), ...regions]) {
    for (const words of territoryForms(name)) add(words, { type: "territory", name });
  }
  const towns = new Set([
    ...directory.accounts.flatMap(({ city }) => city ?? []),
    ...directory.towns,
  ]);
  for (const name of towns) for (const words of townForms(name)) add(words, { type: "town", name });
  return { names, longest: Math.max(0, ...names.map(({ words }) => words.length)) };
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

/** "WDM" for a name of three words or more; "St" and "Mt" for what they are short for. */
function townForms(name: string): string[][] {
  const words = nameWords(name);
  const forms = [words];
  if (words.length > 2) forms.push([words.map((word) => word[0]).join("")]);
  if (words[0] === "mount") forms.push(["mt", ...words.slice(1)]);
  if (words[0] === "fort") forms.push(["ft", ...words.slice(1)]);
  if (words[0] === "west") forms.push(["w", ...words.slice(1)]);
  if (words.join(" ") === "des moines") forms.push(["dsm"]);
  if (words.join(" ") === "west des moines") forms.push(["west", "dsm"]);
  return forms;
}

export function findPlaces(
  sentence: Sentence,
  index: PlaceIndex,
  everyday: ReadonlySet<string>,
  options: { readonly taken: readonly Span[]; readonly isLoose: boolean },
): Mention[] {
  const found: Mention[] = [];
  for (let length = Math.min(index.longest, sentence.tokens.length); length > 0; length--) {
    for (let from = 0; from + length <= sentence.tokens.length; from++) {
      const span = { from, to: from + length };
      if ([...options.taken, ...found].some((other) => overlaps(other, span))) continue;
      const readings = namesAt(sentence, index, span, options.isLoose ? everyday : null);
      if (readings.length > 0) found.push({ ...span, readings });
    }
  }
  return found;
}

function namesAt(
  sentence: Sentence,
  index: PlaceIndex,
  span: Span,
  everyday: ReadonlySet<string> | null,
): Reading[] {
  const words = sentence.tokens.slice(span.from, span.to).map(({ text }) => text);
  const exact = index.names.filter((name) => isSame(words, name));
  if (exact.length > 0) return exact.map(({ reading }) => reading);
  if (everyday === null || words.every((word) => everyday.has(word) || word.length < 4)) return [];
  const rated = index.names.map((name) => ({ name, value: nearness(words, name, everyday) }));
  const best = Math.max(0, ...rated.map(({ value }) => value));
  if (best < LEAST_SIMILAR) return [];
  return rated.filter(({ value }) => value === best).map(({ name }) => name.reading);
}

/** Also with a possessive s at the end, and written as one word. */
function isSame(words: readonly string[], name: PlaceName): boolean {
  const said = words.join(" ");
  const right = name.words.join(" ");
  if (said === right || said === `${right}s`) return true;
  return words.length === 1 && name.words.length > 1 && said === name.joined && said.length > 4;
}

function nearness(
  words: readonly string[],
  name: PlaceName,
  everyday: ReadonlySet<string>,
): number {
  if (words.length === 1 && name.words.length > 1)
    return similarity(words[0] ?? "", name.joined) - 0.05;
  if (words.length !== name.words.length) return 0;
  const isLong = words.length > 1;
  const values = words.map((word, position) => {
    const right = name.words[position] ?? "";
    return isLong ? nearWord(word, right, everyday) : similarity(word, right);
  });
  return values.includes(0) ? 0 : Math.min(...values, 1);
}

function nearWord(word: string, right: string, everyday: ReadonlySet<string>): number {
  if (word === right) return 1;
  if (everyday.has(word)) return 0;
  const value = similarity(word, right);
  return value === 0 && isContraction(word, right) ? 0.8 : value;
}

/** "cdr" for "cedar": half of the letters at least, in their order, the first and the last among them. */
function isContraction(word: string, right: string): boolean {
  if (word.length < 3 || word.length * 2 < right.length) return false;
  if (word[0] !== right[0] || word.at(-1) !== right.at(-1)) return false;
  let at = 0;
  for (const letter of right) if (letter === word[at]) at++;
  return at === word.length;
}

/** Five digits after "zip", "in" and the like, or alone. */
export function findZips(sentence: Sentence, taken: readonly Span[]): Mention[] {
  return findPattern(sentence, "(?:zip ?(?:code)?|postal code|postcode)? ?(\\d{5})")
    .filter((match) => !taken.some((span) => overlaps(span, match)))
    .map(({ from, to, groups }) => ({
      from,
      to,
      readings: [{ type: "zip", code: groups[0] ?? "" }],
    }));
}

export function findHome(sentence: Sentence, taken: readonly Span[]): Mention[] {
  return findPattern(
    sentence,
    "(?<=(?:at|from|to|start|end|starting|ending|finish|finishing|leaving|me) )(?:my |the )?(?:home|house|my place)(?! (?:by|before|at|no later))",
  )
    .filter((match) => !taken.some((span) => overlaps(span, match)))
    .map(({ from, to }) => ({ from, to, readings: [{ type: "home" }] }));
}
