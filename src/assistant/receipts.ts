import { visible } from "../domain/visible.ts";
import type { World } from "../tools/world.ts";
import { cardText } from "./card-text.ts";
import type { Looked } from "./model/tool-desk.ts";
import { type Claim, type Figure, isFigure } from "./receipts/claim.ts";
import { type Fact, monthName } from "./receipts/fact.ts";
import { factsOf } from "./receipts/facts.ts";
import { isAddress } from "./receipts/links.ts";
import { isBorneOut, isReckoned } from "./receipts/match.ts";
import {
  blanked,
  type Corpus,
  corpusOf,
  isKnownName,
  type KnownNames,
  knownNames,
  namesIn as namesInSentence,
  plainName,
  wholeNamesIn,
} from "./receipts/names.ts";
import { claimsIn } from "./receipts/read-claims.ts";
import { NAMING } from "./receipts/result-facts.ts";
import { sentencesOf } from "./receipts/sentences.ts";
import type { Directory } from "./understand/directory.ts";

/** What prose is held against. */
export type Evidence = {
  readonly looked: readonly Looked[];
  /** The person's own words, which may be repeated. */
  readonly said: readonly string[];
  readonly world: Pick<World, "today" | "asker"> & {
    readonly workspace: Pick<World["workspace"], "currency" | "name">;
  };
  readonly directory: Directory;
};

export type Receipt = {
  /** What holds; sentences that do not are replaced by the tools' own first lines. */
  readonly text: string;
  readonly stopped: readonly string[];
};

/**
 * Holds every sentence against what the tools found in this turn: figures with their units, days, times and names. A
 * sentence that says anything else gives way to the first line of the card that it is about.
 */
export function withReceipts(prose: string, evidence: Evidence): Receipt {
  const checking = prepare(evidence);
  const titles = evidence.looked.map(({ card }) => ended(visible(card.title)));
  const kept: string[] = [];
  const stopped: string[] = [];
  let before: readonly string[] = [];
  for (const sentence of sentencesOf(prose)) {
    const reading = readSentence(sentence, checking);
    if (holds(sentence, reading, before, checking)) kept.push(sentence);
    else {
      stopped.push(sentence);
      kept.push(...titles.filter((title) => !kept.includes(title)));
    }
    if (reading.names.length > 0) before = reading.names;
  }
  const isOwn = kept.some((sentence) => !titles.includes(sentence));
  return { text: isOwn ? kept.join(" ") : "", stopped };
}

const ended = (title: string): string => (/[.!?…]$/.test(title) ? title : `${title}.`);

type Checking = {
  readonly facts: readonly Fact[];
  readonly corpus: Corpus;
  readonly names: KnownNames;
  readonly today: string;
};

function prepare({ looked, said, world, directory }: Evidence): Checking {
  const { today, asker, workspace } = world;
  const names = knownNames(
    directory,
    looked.flatMap(({ result }) => namesIn(result)),
  );
  const reading = { today, currency: workspace.currency, names };
  const texts = looked.flatMap(({ card, result, input }) => [
    cardText(card),
    ...card.parts.flatMap((part) =>
      part.kind === "buttons" ? part.buttons.map(({ label }) => label) : [],
    ),
    ...stringsOf(result),
    ...stringsOf(input),
  ]);
  const own = said.flatMap((words) => claimsIn(words, today)).map(asSaid);
  return {
    facts: [...factsOf(looked, reading), ...own],
    corpus: corpusOf([...texts, ...said, asker.name, workspace.name]),
    names,
    today,
  };
}

const SAID = "said";

/** What the person said may be repeated, whatever it counts. */
const asSaid = ({ value, nouns, before, for: ends }: Claim): Fact => ({
  value,
  labels: [...nouns, ...before, ...ends],
  about: null,
  isShown: true,
  key: SAID,
});

/** What results call by a name. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === "string" && NAMING.test(key) ? [each] : namesIn(each),
  );
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.startsWith("data:") ? [] : [visible(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

type Read = {
  readonly claims: readonly Claim[];
  readonly hasOnlyKnownNames: boolean;
  /** Names in the sentence that tell what it is about. */
  readonly names: readonly string[];
};

function readSentence(sentence: string, { today, corpus, names }: Checking): Read {
  const named = wholeNamesIn(sentence, names);
  const whole = named.filter(({ words }) => corpus.has(plainName(words)));
  // One word may be a month as well as somebody's name; more are what they are.
  const isStrange = named.some((name) => !whole.includes(name) && name.words.includes(" "));
  const figures = blanked(sentence, whole);
  const claims = claimsIn(figures, today);
  const masked = blanked(
    figures,
    claims.filter(({ value }) => value.kind !== "code"),
  );
  const unsure = namesInSentence(masked);
  const found = [...whole, ...unsure];
  const plain = found.map(({ words }) => plainName(words));
  const accounts = plain.filter((name) => names.isThing(name));
  const others = plain.filter((name) => names.isOther(name));
  return {
    claims,
    hasOnlyKnownNames:
      !isStrange && unsure.every((name) => isKnownName(name, { corpus, names, masked })),
    names: accounts.length > 0 ? accounts : [...others, ...monthsIn(claims, today)],
  };
}

/** Months of a list have figures of their own. Without a year it may be this one or the last. */
function monthsIn(claims: readonly Claim[], today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  return claims.flatMap(({ value }) => {
    if (value.kind !== "month") return [];
    const years = value.year === null ? [year, year - 1] : [value.year];
    return years.flatMap((each) => monthName({ ...value, year: each }) ?? []);
  });
}

/** `before`: what the sentences before were about, which "it" may mean. */
function holds(
  sentence: string,
  { claims, hasOnlyKnownNames, names }: Read,
  before: readonly string[],
  checking: Checking,
): boolean {
  if (!hasOnlyKnownNames) return false;
  const allowed = allowedFor(checking.facts, names, before);
  const isTrue = (claim: Claim): boolean =>
    claim.value.kind === "code"
      ? checking.corpus.has(plainName(claim.text))
      : isBorneOut(
          claim,
          isWebLink(claim) ? allowed.filter(({ key }) => key === SAID) : allowed,
          sentence,
        );
  const wrong = claims.filter((claim) => !isTrue(claim));
  if (wrong.length === 0) return true;
  const operands = claims
    .filter((claim) => !wrong.includes(claim))
    .flatMap(({ value }) => (isFigure(value) ? [value] : []));
  const pairs = pairsOf(allowed, names);
  return wrong.every((claim) => isReckoned(claim, sentence, operands, pairs));
}

/** Where a link leads is nobody's finding, and what stands in it may carry data out: only the person's own may stand. */
const isWebLink = ({ value }: Claim): boolean => value.kind === "link" && !isAddress(value.link);

const isAbout = (about: string, wanted: readonly string[]): boolean =>
  wanted.some((name) => ` ${about} `.includes(` ${name} `));

/** Facts of the whole answer, and of what the sentence names; without a name of its own, whatever the cards show. */
function allowedFor(
  facts: readonly Fact[],
  names: readonly string[],
  before: readonly string[],
): readonly Fact[] {
  return facts.filter(({ about, isShown }) => {
    if (about === null) return true;
    return names.length > 0 ? isAbout(about, names) : isShown || isAbout(about, before);
  });
}

/** The same figure of two things that the sentence names. */
function pairsOf(
  facts: readonly Fact[],
  names: readonly string[],
): readonly (readonly [Figure, Figure])[] {
  if (names.length < 2 || names.length > 4) return [];
  const byKey = Map.groupBy(
    facts.filter(({ about }) => about !== null),
    ({ key, labels }) => `${key} ${labels.join(" ")}`,
  );
  return [...byKey.values()].flatMap((same) => {
    const figures = same.slice(0, 12).flatMap(({ value }) => (isFigure(value) ? [value] : []));
    return figures.flatMap((left, at) =>
      figures.slice(at + 1).map((right) => [left, right] as const),
    );
  });
}
