import { writtenAt } from "./align-words.ts";
import type { Mention, Reading } from "./mention.ts";
import type { PlaceIndex, PlaceName } from "./place-index.ts";
import { findPattern, overlaps, type Sentence, type Span } from "./sentence.ts";
import { similarity } from "./similar-words.ts";

/** From here on a spelling is near enough to a town's or a territory's. */
const LEAST_SIMILAR = 0.75;

/** Towns, territories and regions by name, by short form and, `isLoose`, by nearly right spelling. */
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
      const readings = namesAt({ sentence, index, everyday, isLoose: options.isLoose }, span);
      if (readings.length > 0) found.push({ ...span, readings });
    }
  }
  return found;
}

type PlaceSearch = {
  readonly sentence: Sentence;
  readonly index: PlaceIndex;
  readonly everyday: ReadonlySet<string>;
  readonly isLoose: boolean;
};

function namesAt({ sentence, index, everyday, isLoose }: PlaceSearch, span: Span): Reading[] {
  const words = placeWords(sentence, span);
  const isNamed = isNamedPlace(sentence, span);
  const exact = (index.byText.get(words.join(" ")) ?? []).filter(
    ({ isOwn }) => isNamed || !everyday.has(words.join(" ")) || (isOwn && words.length > 1),
  );
  if (
    exact.some(({ isOwn }) => isOwn) ||
    (exact.length > 0 && !isHalfOfName(sentence, index, span))
  )
    return exact.map(({ reading }) => reading);
  if (!isLoose || words.every((word) => everyday.has(word) || word.length < 4)) return [];
  return words.length > 1 || isNamed
    ? nearest(words, index, everyday)
    : nearTerritory(words[0] ?? "", index);
}

/** "Sowthwest", wherever it stands: long names of territories are near no other words. */
function nearTerritory(word: string, index: PlaceIndex): Reading[] {
  if (word.length < LONG_WORD) return [];
  const rated = index.names
    .filter(({ reading }) => reading.type === "territory")
    .map(({ joined, reading }) => ({ reading, value: similarity(word, joined) }))
    .filter(({ value }) => value >= SURELY_SIMILAR);
  const best = Math.max(0, ...rated.map(({ value }) => value));
  return rated.filter(({ value }) => value === best).map(({ reading }) => reading);
}

const LONG_WORD = 7;
const SURELY_SIMILAR = 0.84;

/** Before another word, "n" and "w" are points of the compass if that makes it a name: "w des moines". */
function placeWords(sentence: Sentence, { from, to }: Span): string[] {
  const words = sentence.tokens.slice(from, to).map(({ text }) => text);
  const written = writtenAt(sentence, from);
  return words.length > 1 && written.length === 1 ? [written, ...words.slice(1)] : words;
}

/** "Cedar rapds" is Cedar Rapids misspelled, where accounts are, and not Cedar, where none is. */
function isHalfOfName({ tokens }: Sentence, index: PlaceIndex, { from, to }: Span): boolean {
  const next = tokens[to];
  if (next === undefined || next.isBreak || to - from > 1) return false;
  const words = [tokens[from]?.text ?? "", next.text];
  return index.names.some(
    ({ isOwn, words: name }) =>
      isOwn &&
      name.length === words.length &&
      words[0] === name[0] &&
      similarity(next.text, name[1] ?? "") >= LEAST_SIMILAR,
  );
}

/** Miles and Early are towns as well: such a word is one only with a capital letter, or behind "in" and the like. */
function isNamedPlace(sentence: Sentence, { from, to }: Span): boolean {
  const before = sentence.tokens[from - 1]?.text ?? "";
  if (/^\d/.test(before)) return false;
  const isCapitalInside = from > 0 && sentence.tokens[from]?.isCapital === true;
  const isCompared = sentence.tokens[to]?.text === "vs";
  return isCapitalInside || isCompared || PLACE_CUES.has(before);
}

const PLACE_CUES = new Set(
  "in near around at from to covers owns handles works the of for toward towards outside by visiting through over compare and vs rank".split(
    " ",
  ),
);

/** A town where accounts are goes before one that only the map knows. */
function nearest(
  words: readonly string[],
  index: PlaceIndex,
  everyday: ReadonlySet<string>,
): Reading[] {
  const rated = index.names
    .map((name) => ({ name, value: nearness(words, name, everyday) - (name.isOwn ? 0 : 0.05) }))
    .filter(({ value }) => value >= LEAST_SIMILAR);
  const best = Math.max(0, ...rated.map(({ value }) => value));
  return rated.filter(({ value }) => value === best).map(({ name }) => name.reading);
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
    "(?<=(?:at|from|to|start|end|starting|ending|finish|finishing|leaving|me|back) )(?:my |the )?(?:home|house|my place)(?! (?:by|before|at|no later))",
  )
    .filter((match) => !taken.some((span) => overlaps(span, match)))
    .map(({ from, to }) => ({ from, to, readings: [{ type: "home" }] }));
}
