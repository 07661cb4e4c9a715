import { isSameShortened } from "./abbreviations.ts";
import type { NameSearch } from "./align-name.ts";
import { editDistance } from "./edit-distance.ts";
import { isNumber, joinWords, type NameEntry } from "./name-index.ts";
import { numberName } from "./number-words.ts";
import type { Sentence } from "./sentence.ts";
import { similarity } from "./similar-words.ts";
import { spokenNumbers } from "./spoken-number.ts";

/** How many tokens of a sentence are how many words of a name, and how surely: 1 is certain. */
export type Step = { readonly tokens: number; readonly words: number; readonly value: number };

/** A place in the sentence and one in the name. `from`: where the name begins in the sentence. */
export type Place = { readonly at: number; readonly position: number; readonly from: number };

const SHORTENED = 0.98;
/** Words that are apart or together and misspelled as well must be nearer than others. */
const LEAST_JOINED = 0.8;
const SHORTEST_JOINED = 6;
const MOST_JOINED = 4;
/** So near the words around a further slip must be. */
const LEAST_NEIGHBOUR = 0.7;
/** An everyday word is a word of a name only if it is nearly that word. */
const LEAST_EVERYDAY = 0.95;

/** The surest way to read the next words of the sentence as the next words of the name; null: they are others. */
export function stepOver(search: NameSearch, entry: NameEntry, place: Place): Step | null {
  const token = search.sentence.tokens[place.at];
  if (token === undefined || token.isBreak) return null;
  const last = entry.words.length - 1;
  if (place.position === last && last > 0 && isNumber(entry.words[last])) {
    return overNumber(search.sentence, place.at, entry.words[last] ?? "");
  }
  const steps = [
    overWord(search, entry, place),
    overSplit(search.sentence, entry, place),
    overJoined(search.sentence, entry, place),
    overSlip(search, entry, place),
  ].filter((step) => step !== null);
  return steps.toSorted((left, right) => right.value - left.value)[0] ?? null;
}

function overNumber({ tokens }: Sentence, at: number, number: string): Step | null {
  const said = spokenNumbers(tokens, at).findLast(({ value }) => value === number);
  return said === undefined ? null : { tokens: said.to - at, words: 1, value: 1 };
}

function overWord({ sentence, everyday }: NameSearch, entry: NameEntry, place: Place): Step | null {
  const text = sentence.tokens[place.at]?.text ?? "";
  const word = entry.words[place.position] ?? "";
  const value = nearness(sentence, place.at, word);
  const isOther = value === 0 || (everyday.has(text) && value < LEAST_EVERYDAY);
  return isOther ? null : { tokens: 1, words: 1, value };
}

/** How near a token is to a word: by spelling, as its short form, or as the name of its number. */
function nearness(sentence: Sentence, at: number, word: string): number {
  const text = sentence.tokens[at]?.text ?? "";
  const isShort = isSameShortened(text, word) || isSameShortened(writtenAt(sentence, at), word);
  if (isShort && text !== word) return SHORTENED;
  return similarity(text, isNumber(word) && !isNumber(text) ? numberName(word) : word);
}

/** "N" for north was taken for "and". */
export function writtenAt({ original, tokens }: Sentence, at: number): string {
  const token = tokens[at];
  return token === undefined ? "" : original.slice(token.from, token.to).toLowerCase();
}

/** "Quick stop" for QuickStop. */
function overSplit({ tokens }: Sentence, entry: NameEntry, { at, position }: Place): Step | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined || next.isBreak) return null;
  const value = joinedValue(token.text + next.text, entry.words[position] ?? "");
  return value === 0 ? null : { tokens: 2, words: 1, value };
}

/** "Goldenear" for Golden Ear, "gasngo" for Gas & Go. */
function overJoined({ tokens }: Sentence, entry: NameEntry, place: Place): Step | null {
  const text = tokens[place.at]?.text ?? "";
  for (let words = MOST_JOINED; words > 1; words--) {
    const name = entry.words.slice(place.position, place.position + words);
    if (name.length < words || name.at(-1) === "and") continue;
    const value = Math.max(...joinWords(name).map((joined) => joinedValue(text, joined)));
    if (value > 0) return { tokens: 1, words, value };
  }
  return null;
}

function joinedValue(written: string, right: string): number {
  if (written === right) return 1;
  if (Math.min(written.length, right.length) < SHORTEST_JOINED) return 0;
  const value = similarity(written, right);
  return value >= LEAST_JOINED ? value - 0.02 : 0;
}

/** "River ben lodge", "walnut dinner": behind a word that fits, one may be further off, or an everyday word. */
function overSlip({ sentence }: NameSearch, entry: NameEntry, place: Place): Step | null {
  const { at, position, from } = place;
  const word = entry.words[position] ?? "";
  if (at === from || position === 0 || isNumber(word)) return null;
  if (nearness(sentence, at - 1, entry.words[position - 1] ?? "") < LEAST_NEIGHBOUR) return null;
  const text = sentence.tokens[at]?.text ?? "";
  const length = Math.max(text.length, word.length);
  const most = mostSlips(sentence, entry, place, length);
  const steps = editDistance(text, word, most);
  return steps > most ? null : { tokens: 1, words: 1, value: 1 - (steps * 1.4) / length };
}

/** The last word has nothing behind it that fits: there only a letter of a long word may be wrong. */
function mostSlips(sentence: Sentence, entry: NameEntry, place: Place, length: number): number {
  const behind = { ...place, at: place.at + 1, position: place.position + 1 };
  const next = entry.words[behind.position];
  if (next === undefined) return length >= SHORTEST_JOINED ? 1 : 0;
  const fits =
    (isNumber(next) && overNumber(sentence, behind.at, next) !== null) ||
    nearness(sentence, behind.at, next) >= LEAST_NEIGHBOUR ||
    overJoined(sentence, entry, behind) !== null;
  return fits ? Math.floor(length / 3) : 0;
}
