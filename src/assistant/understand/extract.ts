import type { LocalDate } from "../../domain/units.ts";
import type { NameMatch } from "./align-name.ts";
import { type Asker, type Directory, visiblePeople } from "./directory.ts";
import { matchNames } from "./find-accounts.ts";
import { withAddresses } from "./find-addresses.ts";
import { findChannels } from "./find-channels.ts";
import { findDates } from "./find-dates.ts";
import { findFiles } from "./find-files.ts";
import { withKinds } from "./find-kinds.ts";
import { findPeople } from "./find-people.ts";
import { findHome, findPlaces, findZips } from "./find-places.ts";
import { findQuantities } from "./find-quantities.ts";
import { findWords } from "./find-words.ts";
import { type Mention, readingOf } from "./mention.ts";
import { buildNameIndex, type NameIndex, nameWords } from "./name-index.ts";
import { buildPlaceIndex, type PlaceIndex } from "./place-index.ts";
import { resolveAccounts, type TownMention } from "./resolve-accounts.ts";
import { overlaps, overlapsAny, type Sentence, type Span } from "./sentence.ts";
import { isPartOfStrange } from "./strange-words.ts";

/** What is prepared once for a directory. */
export type DirectoryIndex = {
  readonly directory: Directory;
  readonly names: NameIndex;
  readonly places: PlaceIndex;
  readonly industries: readonly string[];
};

export function indexDirectory(directory: Directory): DirectoryIndex {
  return {
    directory,
    names: buildNameIndex(directory),
    places: buildPlaceIndex(directory),
    industries: [...new Set(directory.accounts.flatMap(({ industry }) => industry ?? []))],
  };
}

/** How far names are looked for. */
export type Reach = {
  /** Names of all accounts count, not only of those that the asker sees. */
  readonly isEverywhere?: boolean;
  /** A name of an account is expected: everyday words may be one. */
  readonly isEager?: boolean;
};

export type Scope = Reach & {
  readonly index: DirectoryIndex;
  readonly asker: Asker;
  readonly today: LocalDate;
  readonly everyday: ReadonlySet<string>;
};

/**
 * Every value in a sentence, in the order of the words. What is certain has the first choice of the words: whole names,
 * then dates and right spellings, then shortened and misspelled names, then amounts.
 */
export function extract(sentence: Sentence, scope: Scope): Mention[] {
  const { index, everyday } = scope;
  const { visible, hidden } = matchAccounts(sentence, scope);
  const exact: Span[] = [...visible, ...hidden].filter(({ isExact }) => isExact);
  const dates = findDates(sentence, scope.today).filter((date) => !overlapsAny(date, exact));
  const people = findPeople(
    sentence,
    { directory: index.directory, asker: scope.asker, everyday },
    [...exact, ...dates],
    false,
  );
  const towns = findPlaces(sentence, index.places, everyday, {
    taken: [...exact, ...dates],
    isLoose: false,
  });
  const places = withAddresses(sentence, towns, [...exact, ...dates, ...people]);
  const sure = [...dates, ...people, ...places];
  const kinds = findWords(sentence, index.industries, exact);
  const known = { sentence, index: index.names, everyday, sure };
  const isStrange = (match: NameMatch) =>
    match.to - match.from === 1 && !match.isWhole && isPartOfStrange(known, match);
  const names = resolveAccounts(
    sentence,
    visible.filter((match) => isOpen(match, sure, kinds) && !isStrange(match)),
    hidden.filter((match) => isOpen(match, sure, kinds)),
    places.map(asTown),
  );
  const taken = [
    ...names.mentions,
    ...sure.filter(
      (mention) => !isUsed(mention, names.usedTowns) && !overlapsAny(mention, names.mentions),
    ),
  ];
  const loose = findLoose(sentence, scope, [...taken, ...names.usedTowns]);
  const all = mergePeople([...taken, ...loose]);
  const covered: Span[] = [...all, ...names.usedTowns];
  const found = [...all, ...findAmounts(sentence, index, covered)];
  return withKinds(sentence, found).toSorted((a, b) => a.from - b.from);
}

/** "River Ben Lodge" is no visit with Ben: nothing that is sure reaches beyond the name, and the name is whole. */
function isOpen(match: NameMatch, sure: readonly Span[], kinds: readonly Span[]): boolean {
  if (match.isExact) return true;
  if (isInside(match, kinds)) return false;
  const inTheWay = sure.filter((other) => overlaps(match, other));
  const isNear = isNearlyWhole(match);
  return inTheWay.every(
    (other) => isNear && isInside(other, [match]) && other.to - other.from < match.to - match.from,
  );
}

/** A whole name must be at least so near to go before what stands within it, or to be somebody else's. */
const NEAR_WHOLE = 0.8;

const isNearlyWhole = ({ isWhole, score }: NameMatch): boolean => isWhole && score >= NEAR_WHOLE;

function findAmounts(
  sentence: Sentence,
  index: DirectoryIndex,
  covered: readonly Span[],
): Mention[] {
  const files = [...findFiles(sentence), ...findChannels(sentence)].filter(
    (file) => !overlapsAny(file, covered),
  );
  const zips = findZips(sentence, [...covered, ...files]);
  const home = findHome(sentence, covered);
  const amounts = findQuantities(sentence, [...covered, ...files, ...zips, ...home]);
  const words = findWords(sentence, index.industries, [...covered, ...files, ...zips, ...amounts]);
  return [...files, ...zips, ...home, ...amounts, ...words];
}

function matchAccounts(
  sentence: Sentence,
  scope: Scope,
): { visible: NameMatch[]; hidden: NameMatch[] } {
  const { index, everyday } = scope;
  const matches = matchNames({
    sentence,
    index: index.names,
    everyday,
    isEager: scope.isEager === true,
    kinds: findWords(sentence, index.industries, []).filter(
      (kind) => readingOf(kind, "industry") !== null,
    ),
  });
  if (scope.isEverywhere) return { visible: matches, hidden: [] };
  const people = visiblePeople(index.directory, scope.asker);
  const isSeen = ({ entry }: NameMatch) =>
    scope.asker.role === "admin" || people.has(entry.account.ownerEmail ?? "");
  return {
    visible: matches.filter(isSeen),
    hidden: matches.filter(
      (match) => isNearlyWhole(match) && match.to - match.from > 1 && !isSeen(match),
    ),
  };
}

/** Misspelled people and places, where nothing better stands. */
function findLoose(sentence: Sentence, scope: Scope, taken: readonly Span[]): Mention[] {
  const { index, everyday } = scope;
  const people = findPeople(
    sentence,
    { directory: index.directory, asker: scope.asker, everyday },
    taken,
    true,
  );
  const places = findPlaces(sentence, index.places, everyday, {
    taken: [...taken, ...people],
    isLoose: true,
  });
  return [...people, ...places];
}

function asTown(mention: Mention): TownMention {
  const names = mention.readings.flatMap((reading) =>
    reading.type === "town" ? [nameWords(reading.name).join(" ")] : [],
  );
  return { from: mention.from, to: mention.to, names };
}

/** A word may name a person and a town: one mention with both readings. */
function mergePeople(mentions: readonly Mention[]): Mention[] {
  const merged: Mention[] = [];
  for (const mention of mentions.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    const same = merged.findIndex((other) => overlaps(other, mention));
    const other = merged[same];
    if (other === undefined) merged.push(mention);
    else if (other.from === mention.from && other.to === mention.to) {
      merged[same] = { ...other, readings: [...other.readings, ...mention.readings] };
    }
  }
  return merged;
}

function isUsed(mention: Span, used: readonly Span[]): boolean {
  return used.some((town) => town.from === mention.from && town.to === mention.to);
}

/** "gas stations" is a kind of account, not the Station Tavern. */
function isInside(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.from <= span.from && span.to <= other.to);
}
