import type { NameMatch } from "./align-name.ts";
import { asAccounts } from "./find-accounts.ts";
import type { Mention } from "./mention.ts";
import { overlaps, type Sentence, type Span, wordsOf } from "./sentence.ts";

export type TownMention = Span & { readonly names: readonly string[] };

export type Resolution = {
  readonly mentions: readonly Mention[];
  /** Towns that only told which of several accounts is meant. */
  readonly usedTowns: readonly Span[];
};

/** Names nearer to each other than this are equally near. */
const MARGIN = 0.09;
const PLACE_BONUS = 0.3;
/** How far behind a name its town or street may stand, in tokens. */
const PLACE_DISTANCE = 5;
/** What a visible name must reach when the very words are the name of an account of somebody else. */
const CLOSE_SPELLING = 0.85;

type Ranked = {
  readonly match: NameMatch;
  readonly score: number;
  readonly town: TownMention | null;
};

/** Decides which accounts are meant. `hidden`: whole names of accounts that the asker does not see. */
export function resolveAccounts(
  sentence: Sentence,
  matches: readonly NameMatch[],
  hidden: readonly NameMatch[],
  towns: readonly TownMention[],
): Resolution {
  const mentions: Mention[] = [];
  const usedTowns: Span[] = [];
  let left = matches.toSorted((a, b) => strength(b) - strength(a));
  for (let best = left[0]; best !== undefined; best = left[0]) {
    const rivals = left.filter((match) => overlaps(match, best));
    const ranked = rivals.map((match) => rank(sentence, match, towns));
    const chosen = nearest(ranked);
    const span = chosen[0]?.match ?? best;
    left = left.filter((match) => !overlaps(match, span) && !overlaps(match, best));
    if (isOutdone(best, hidden, chosen[0]?.town ?? null)) continue;
    mentions.push(
      asAccounts(
        withPlace(sentence, span, chosen),
        chosen
          .map(({ match }) => match)
          .filter((match) => !match.isOtherNumber && !isElsewhere(sentence, match, towns)),
        wordsOf(sentence, span),
      ),
    );
    if (chosen.length === 1 && chosen[0]?.town) usedTowns.push(chosen[0].town);
  }
  const unknown = hidden.filter((match) => !mentions.some((mention) => overlaps(mention, match)));
  return { mentions: [...mentions, ...unseen(sentence, unknown)], usedTowns };
}

/** "Hank's in Ames" and "Ames's Hank's" are one name when the town told which Hank's it is. */
function withPlace(sentence: Sentence, span: Span, chosen: readonly Ranked[]): Span {
  const town = chosen.length === 1 ? chosen[0]?.town : null;
  if (town?.to === span.from) return { from: town.from, to: span.to };
  if (!town || town.from < span.to) return { from: span.from, to: span.to };
  const between = sentence.tokens.slice(span.to, town.from).map(({ text }) => text);
  const isClose = between.every((word) => /^(?:in|at|over|,|the|one|of|down|up|place)$/.test(word));
  return { from: span.from, to: isClose ? town.to : span.to };
}

/** Long exact names first, then what covers most. */
function strength(match: NameMatch): number {
  return (match.isExact ? 100 : 0) + (match.to - match.from) * match.score + match.score;
}

/** The town that was said may tell that the hidden one is not meant. */
function isOutdone(
  best: NameMatch,
  hidden: readonly NameMatch[],
  town: TownMention | null,
): boolean {
  if (best.isExact || best.score >= CLOSE_SPELLING) return false;
  return hidden.some(
    (match) =>
      overlaps(match, best) &&
      (match.isExact || !best.isWhole) &&
      match.to - match.from >= best.to - best.from &&
      (town === null || town.names.includes(match.entry.city)),
  );
}

function rank(sentence: Sentence, match: NameMatch, towns: readonly TownMention[]): Ranked {
  const town = towns.find(
    (mention) => isNear(match, mention) && mention.names.includes(match.entry.city),
  );
  const hasStreet = streetWords(sentence, match).some((word) =>
    match.entry.addressWords.includes(word),
  );
  const bonus = town !== undefined || hasStreet ? PLACE_BONUS : 0;
  return { match, score: match.score + bonus + coverage(match), town: town ?? null };
}

/** A shortened name and right behind it another town than the account's: "Limestone in Ames" is not the one in Ankeny. */
function isElsewhere(sentence: Sentence, match: NameMatch, towns: readonly TownMention[]): boolean {
  if (match.isExact || match.isWhole) return false;
  const isBehind = ({ from }: TownMention): boolean =>
    from === match.to + 1 && sentence.tokens[match.to]?.text === "in";
  const said = towns.find(isBehind);
  const { city } = match.entry;
  return said !== undefined && !said.names.some((name) => city.includes(name));
}

/** Among equally near names the one that explains more of the words. */
function coverage(match: NameMatch): number {
  return 0.05 * (match.to - match.from) + (match.isExact ? 0.5 : 0);
}

function isNear(match: Span, town: Span): boolean {
  const isAfter = town.from >= match.to && town.from - match.to <= PLACE_DISTANCE;
  const isBefore = town.to <= match.from && match.from - town.to <= 1;
  return isAfter || isBefore || overlaps(match, town);
}

/** The words after "on" behind a name: "the one on Grand". */
function streetWords(sentence: Sentence, match: Span): string[] {
  const behind = sentence.tokens
    .slice(match.to, match.to + PLACE_DISTANCE + 2)
    .map(({ text }) => text);
  const on = behind.indexOf("on");
  return on < 0 ? [] : behind.slice(on + 1, on + 4).filter((word) => word.length > 2);
}

function nearest(ranked: readonly Ranked[]): Ranked[] {
  const top = Math.max(...ranked.map(({ score }) => score));
  const best = ranked.filter(({ score }) => score >= top - MARGIN);
  const seen = new Set<string>();
  return best
    .toSorted((left, right) => right.score - left.score)
    .filter(({ match }) => !seen.has(match.entry.account.id) && seen.add(match.entry.account.id));
}

/** Names that exist, but not among what the asker sees: the asker is told that there is no such account. */
function unseen(sentence: Sentence, hidden: readonly NameMatch[]): Mention[] {
  const spans: Mention[] = [];
  for (const match of hidden) {
    if (spans.some((span) => overlaps(span, match))) continue;
    spans.push(asAccounts(match, [], wordsOf(sentence, match)));
  }
  return spans;
}
