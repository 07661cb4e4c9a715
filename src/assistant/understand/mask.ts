import type { LocalDate } from "../../domain/units.ts";
import type { DateReading, Mention, ReadingType } from "./mention.ts";
import { plainText, type Sentence } from "./sentence.ts";

/** A sentence whose values are covered, so that "brief me on Hank's" and "brief me on Nora's" are the same question. */
export type Masked = {
  /** Words, and one placeholder such as `_account` for each value. */
  readonly words: readonly string[];
  /** The same as something that a person could say, for the embedding. */
  readonly text: string;
};

const SPOKEN: Readonly<Partial<Record<ReadingType, string>>> = {
  account: "the store",
  person: "Alex",
  territory: "the north",
  town: "Springfield",
  zip: "zip code 12345",
  home: "home",
  time: "3 pm",
  duration: "20 minutes",
  distance: "10 miles",
  money: "5000 dollars",
  share: "10 percent",
  rating: "4 out of 5",
  number: "5",
  lead: "the lead",
  proposal: "the proposal",
  file: "the file",
  channel: "the channel",
};

export function mask(sentence: Sentence, mentions: readonly Mention[], today: LocalDate): Masked {
  const words: string[] = [];
  const spoken: string[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const mention = mentions.find((candidate) => candidate.from === at);
    const token = sentence.tokens[at];
    if (token === undefined) break;
    if (mention === undefined) {
      if (!token.isBreak) words.push(token.text);
      spoken.push(token.text);
      at++;
      continue;
    }
    const said = plainText(sentence, mention);
    words.push(...placeholders(mention, today, said));
    spoken.push(SPOKEN[mention.readings[0]?.type ?? "number"] ?? said);
    at = mention.to;
  }
  return { words, text: spoken.join(" ") };
}

function placeholders(mention: Mention, today: LocalDate, said: string): string[] {
  const reading = mention.readings[0];
  if (reading === undefined) return [said];
  if (reading.type === "date") return [datePlaceholder(reading, today), "_date"];
  const isPlace = PLACES.has(reading.type);
  return isPlace
    ? [`_${reading.type === "zip" ? "town" : reading.type}`, "_place"]
    : [`_${reading.type}`];
}

const PLACES: ReadonlySet<ReadingType> = new Set(["territory", "town", "zip"]);

function datePlaceholder(reading: DateReading, today: LocalDate): string {
  if (reading.form !== "day") return `_${reading.form}`;
  if (reading.date === today) return "_today";
  return reading.date < today ? "_past" : "_ahead";
}
