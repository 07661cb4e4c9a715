import type { Directory } from "../understand/directory.ts";

/** A name in a sentence, as it stands there. */
export type Name = { readonly from: number; readonly to: number; readonly words: string };

/** What the workspace calls somebody or something, in small letters without what apostrophes hide. */
export type KnownNames = {
  /** Accounts and leads, and what else this turn's results call by a name. */
  isThing(name: string): boolean;
  /** People, territories, towns, and first and last names. */
  isOther(name: string): boolean;
};

type Sets = { readonly things: ReadonlySet<string>; readonly others: ReadonlySet<string> };

const known = new WeakMap<Directory, Sets>();

/** `found`: names that stand in this turn's results. */
export function knownNames(directory: Directory, found: readonly string[]): KnownNames {
  const { things, others } = setsOf(directory);
  const own = found.filter((name) => !NO_NAMES.test(name));
  const more = new Set(own.flatMap((name) => [plainName(name), withoutNumber(name)]));
  return {
    isThing: (name) => things.has(name) || (more.has(name) && !others.has(name)),
    isOther: (name) => others.has(name),
  };
}

function setsOf(directory: Directory): Sets {
  const before = known.get(directory);
  if (before) return before;
  const { accounts, people, territories, towns } = directory;
  const names: Sets = {
    things: new Set(accounts.flatMap(({ name }) => [plainName(name), withoutNumber(name)])),
    others: new Set(
      [
        ...people.flatMap(({ name }) => [name, ...name.split(" ")]),
        ...territories.flatMap(({ name, parent }) => [name, parent ?? name]),
        ...towns,
      ].map(plainName),
    ),
  };
  known.set(directory, names);
  return names;
}

/** Names of chains stand without their number, too. */
const withoutNumber = (name: string): string => plainName(name.replace(/\s*#\d+$/, ""));

/** "Hank's Co-op" and "Hank’s co-op" are one. */
export const plainName = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['’`]s\b|['’`]/g, "")
    .replaceAll(/[^\p{L}\p{N}#&]+/gu, " ")
    .trim();

/** Words between two parts of one name. */
const LINK = String.raw`(?: (?:&|of|the|de|la|du|von|van) | )`;
const PART = String.raw`(?:\p{Lu}[\p{L}\p{N}'’.&-]*|#\d+)`;
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’.&-]*(?:${LINK}${PART})*`,
  "gu",
);

/** Words with a capital letter that are no names of anything. */
const NO_NAMES =
  /^(?:i|you|your|we|they|a colleague|your team|everybody|i['’](?:m|d|ll|ve)|am|pm|ok|okay|kpi|kpis|zip|crm|rep|reps|rounds|confirm|show work|english|google|maps|slack|teams|usd|eur|gbp|km|mr|mrs|ms|dr|a|b|c|d)$/i;

/** Everything in a sentence that looks like a name. `masked`: what was read as a day or a figure is blank. */
export function namesIn(masked: string): readonly Name[] {
  return [...masked.matchAll(NAME)]
    .map(({ 0: words, index }) => {
      const trimmed = words.replace(/[.'’&-]+$/, "");
      return { from: index, to: index + trimmed.length, words: trimmed };
    })
    .filter(({ words }) => !NO_NAMES.test(words));
}

/** Whole names of the workspace in a text: "Five Points Stop" counts nothing. */
export const wholeNamesIn = (text: string, names: KnownNames): readonly Name[] =>
  namesIn(text).filter(({ words }) => isName(names, plainName(words)));

/** The text with these stretches blank, every other character where it was. */
export const blanked = (
  text: string,
  spans: readonly { readonly from: number; readonly to: number }[],
): string =>
  spans.reduce(
    (rest, { from, to }) => rest.slice(0, from) + "_".repeat(to - from) + rest.slice(to),
    text,
  );

/** What may be said: every word that tools, the person and the workspace's own head gave. */
export type Corpus = { has(words: string): boolean };

export function corpusOf(texts: readonly string[]): Corpus {
  const all = ` ${texts.map(plainName).join(" | ")} `;
  return { has: (words) => words === "" || all.includes(` ${words} `) };
}

/** Whether a name may stand where it does. */
export function isKnownName(
  { words, from }: Name,
  {
    corpus,
    names,
    masked,
  }: { readonly corpus: Corpus; readonly names: KnownNames; readonly masked: string },
): boolean {
  const plain = plainName(words);
  if (corpus.has(plain)) return true;
  const isStart = /^[^\p{L}\p{N}]*$/u.test(masked.slice(0, from));
  const parts = plain.split(" ");
  if (isStart && parts.length === 1) return isStarter(plain, masked, names);
  if (isStart && !isName(names, plain) && !isName(names, parts[0] ?? ""))
    return isMadeOf(parts.slice(1), { corpus, names });
  return isMadeOf(parts, { corpus, names });
}

const isName = (names: KnownNames, plain: string): boolean =>
  names.isThing(plain) || names.isOther(plain);

/** "Maple Basket Marion": several names that stand side by side, each one a whole name that may be said. */
function isMadeOf(
  parts: readonly string[],
  given: { readonly corpus: Corpus; readonly names: KnownNames },
): boolean {
  if (parts.length === 0) return true;
  if (parts[0]?.startsWith("#")) return false; // A number belongs to the name before it.
  for (let end = parts.length; end > 0; end--) {
    const head = parts.slice(0, end).join(" ");
    const isWhole = isName(given.names, head) || NO_NAMES.test(head);
    if (
      isWhole &&
      (given.corpus.has(head) || NO_NAMES.test(head)) &&
      isMadeOf(parts.slice(end), given)
    )
      return true;
  }
  return false;
}

/** What a sentence may begin with and does something: names do so as well. */
const DOES =
  /^[^\p{L}]*[\p{L}'’-]+(?:['’]s)? (?:is|was|has|had|needs|wants|leads|comes|wins|owns|orders|made|sold|won|got|will|would)\b/u;
const SUBJECT =
  /^(?:you|we|they|your|it|this|that|there|here|what|who|which|everything|nothing|everybody|nobody|something|all|most|each|one|he|she|today|tomorrow|yesterday|he|they|nobody|business|demand|work|traffic|lunch|time|potential|urgency|fit|interest|next|first|last|total|another|someone|anyone|everyone|neither|either|both|data)$/;

function isStarter(plain: string, masked: string, names: KnownNames): boolean {
  if (isName(names, plain)) return false;
  return !DOES.test(masked) || SUBJECT.test(plain);
}
