import { type Mention, readingOf } from "./mention.ts";
import { findPattern, overlaps, type Sentence, wordsOf } from "./sentence.ts";

const CHAINS = "chains?|chain (?:stores?|accounts?|outlets?|restaurants?)|franchises?|big boxes?";

/** What has a place on no map of ours, but is said. */
const LANDMARKS =
  "river|creek|lake|interstate|highway|freeway|tracks|railroad|bridge|county line|(?:i|us|hwy|highway|interstate) ?\\d+";

/**
 * Adds kinds of accounts: chains, and the side of something, as in "north of Marion"; the town in it is then no town by
 * itself.
 */
export function withKinds(sentence: Sentence, mentions: readonly Mention[]): readonly Mention[] {
  const chains = findPattern(sentence, CHAINS)
    .filter((match) => !mentions.some((mention) => overlaps(mention, match)))
    .map(({ from, to }): Mention => kind(from, to, "chains"));
  const towns = mentions.flatMap((mention) => sideOf(sentence, mention) ?? []);
  const marks = findPattern(sentence, `(${SIDES}) of (?:the )?((?:${LANDMARKS}))`)
    .filter((match) => !towns.some((town) => overlaps(town, match)))
    .map(({ from, to }): Mention => kind(from, to, wordsOf(sentence, { from, to }).toLowerCase()));
  const found = [...chains, ...towns, ...marks];
  return [...mentions.filter((one) => !found.some((other) => overlaps(one, other))), ...found];
}

const SIDES = "north|south|east|west";

const kind = (from: number, to: number, name: string): Mention => ({
  from,
  to,
  readings: [{ type: "kind", name }],
});

function sideOf({ tokens }: Sentence, mention: Mention): Mention | null {
  const name = readingOf(mention, "town")?.name ?? (readingOf(mention, "home") ? "home" : null);
  const side = tokens[mention.from - 2]?.text ?? "";
  const isSaid = tokens[mention.from - 1]?.text === "of" && SIDES.split("|").includes(side);
  return name !== null && isSaid ? kind(mention.from - 2, mention.to, `${side} of ${name}`) : null;
}
