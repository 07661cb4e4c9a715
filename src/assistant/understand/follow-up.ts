import type { Choice } from "../../domain/errors.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Fit } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { Intent } from "./intent.ts";
import { type Mention, readingOf } from "./mention.ts";
import { nameWords } from "./name-index.ts";
import type { Call, Input, Refusal } from "./result.ts";
import { findPattern, overlaps, type Sentence, wordsOf } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";

/** What the turn before left behind in a thread. */
export type PreviousTurn = {
  readonly tool: string | null;
  readonly input: Input;
  /** The field that was asked for; null: none. */
  readonly field: string | null;
  /** What could be chosen then. */
  readonly choices: readonly Choice[];
  /** The accounts of the answer, in its order: "the second one" is the second of them. */
  readonly accountIds: readonly string[];
};

/** The turn as the next one needs to know it. */
export function asPreviousTurn(
  turn: Refusal | Pick<Call, "kind" | "tool" | "input">,
  accountIds: readonly string[],
): PreviousTurn {
  const { tool, input } = turn;
  const isOpen = turn.kind === "refusal" && turn.code !== "not_understood";
  return {
    tool,
    input,
    field: isOpen ? turn.field : null,
    choices: turn.kind === "refusal" ? turn.choices : [],
    accountIds,
  };
}

/** Each message about the day that goes wrong is news of its own: what was said before has been dealt with. */
const EVENT_TOOLS: ReadonlySet<string> = new Set(["replan_day"]);

/** What a turn keeps from the one before. */
export function keptInput(tool: Tool, previous: PreviousTurn): Input {
  return EVENT_TOOLS.has(tool.name) ? {} : previous.input;
}

/** Goes on with what was asked before, whatever follows. */
const SAME = "(?:and |ok |now )*(?:the )?same";

const OPENERS =
  "and|also|what about|how about|what if|only|just|make (?:it|that|them)|actually|sorry|but|now|same|instead|ok|okay|hmm|hm|better|rather|no|not|without|with|for|on|at|until|skip|add|include|plus|in|within|ive got|i have|leaving|home by|back by|max|at most|remind me (?:about|of) (?:it|them|that)|oh|wait|then|too";

/** "And ...", "now ...": it begins as something that follows. */
export const opensAsNext = (sentence: Sentence): boolean =>
  findPattern(sentence, OPENERS)[0]?.from === 0;

/** Whether a sentence goes on with the tool before, rather than asking something of its own. */
export function continues(
  sentence: Sentence,
  mentions: readonly Mention[],
  intent: Intent,
  { previous, fit, fitsOnlyBefore }: Before,
): boolean {
  if (fit.isWhole || isFragment(sentence, mentions)) return true;
  if (findPattern(sentence, SAME)[0]?.from === 0) return true;
  const hasOpener = opensAsNext(sentence);
  if (intent.kind === "none") return !intent.isSure || (hasOpener && mentions.length > 0);
  return isShort(sentence) && goesOn(intent, previous, hasOpener || fitsOnlyBefore);
}

type Before = {
  readonly previous: PreviousTurn;
  /** How the tool before can take the sentence. */
  readonly fit: Fit;
  /** Its values are at home there, not in the tool that the words sound like. */
  readonly fitsOnlyBefore: boolean;
};

function goesOn(intent: ToolIntent, previous: PreviousTurn, hasOpener: boolean): boolean {
  if (intent.tool.name !== previous.tool) return hasOpener && !intent.isSure;
  return hasOpener || !(intent.isSure && intent.by === "phrases");
}

type ToolIntent = Extract<Intent, { kind: "tool" }>;

/** Longer sentences mostly stand for themselves. A full stop at the end makes none longer. */
function isShort({ tokens }: Sentence): boolean {
  return tokens.length - (tokens.at(-1)?.isBreak === true ? 1 : 0) <= MOST_TOKENS;
}

const MOST_TOKENS = 9;

const SMALL_WORDS = new Set(
  "and also what about how only just please the for on at in by of instead then ok okay no now to a an make it that sorry actually same her him them they she he".split(
    " ",
  ),
);

/** "And yesterday?": values and small words, too little for a question. */
function isFragment(sentence: Sentence, mentions: readonly Mention[]): boolean {
  if (mentions.length === 0) return false;
  return sentence.tokens.every(
    ({ text, isBreak }, at) =>
      isBreak || SMALL_WORDS.has(text) || mentions.some(({ from, to }) => from <= at && at < to),
  );
}

/** The choice that the words single out: by its number, or by words of its label. Null: none, or several. */
export function chosen(sentence: Sentence, choices: readonly Choice[]): Choice | null {
  const nth = ordinal(sentence);
  if (nth !== null) return choices.at(nth) ?? null;
  const said = new Set(sentence.tokens.map(({ text }) => text));
  const counts = choices.map(
    ({ label }) => telling(label, choices).filter((word) => said.has(word)).length,
  );
  const best = Math.max(0, ...counts);
  const [first, second] = choices.filter((_, at) => counts[at] === best);
  return best > 0 && second === undefined ? (first ?? null) : null;
}

/** The words of a label that not all labels have. */
function telling(label: string, choices: readonly Choice[]): string[] {
  const isShared = (word: string) =>
    choices.every((choice) => nameWords(choice.label).includes(word));
  return nameWords(label).filter((word) => !isShared(word));
}

/** Position from 0 in "the second one", -1 in "the last one". */
function ordinal(sentence: Sentence): number | null {
  const [found] = findPattern(
    sentence,
    "(?:the |number )(\\d+)(?:st|nd|rd|th)?(?: one)?|(?:the )?(\\d+)(?:st|nd|rd|th)(?: one)",
  );
  const digits = found?.groups.find((group) => group !== undefined);
  if (digits !== undefined) return Number(digits) - 1;
  return findPattern(sentence, "the last one").length > 0 ? -1 : null;
}

const POINTERS =
  "(?:the|that|this|number) (?:(?:other|last|\\d+(?:st|nd|rd|th)?) )?one|(?:the |number )\\d+(?:st|nd|rd|th)?|it|its|them|they|theyre|their|him|her|there";

/** "It", "them" or "the second one" as a mention of the lead or the account of the turn before; null: nothing points back. */
export function pointerMention(
  sentence: Sentence,
  mentions: readonly Mention[],
  previous: PreviousTurn,
  directory: Directory,
): Mention | null {
  const found = findPattern(sentence, POINTERS).find(
    (match) => !mentions.some((mention) => overlaps(mention, match)),
  );
  if (found === undefined) return null;
  const lead = previous.input["lead"];
  if (typeof lead === "string")
    return { from: found.from, to: found.to, readings: [{ type: "lead", id: lead }] };
  const id = accountMeant(sentence, mentions, previous, directory);
  if (id === null) return null;
  const words = wordsOf(sentence, found);
  return { from: found.from, to: found.to, readings: [{ type: "account", ids: [id], words }] };
}

/** Whether one of several is pointed at, as in "the other one". */
export function pointsAtOne(sentence: Sentence): boolean {
  return findPattern(sentence, "(?:the|that) (?:other|last|\\d+(?:st|nd|rd|th)) one").length > 0;
}

/** Whether a territory or its rep is pointed at, as in "what will it sell". */
export function pointsAtPlace(sentence: Sentence): boolean {
  const words =
    "it|its|there|they|them|their|he|him|his|she|her|(?:that|this) (?:territory|region|patch)";
  return findPattern(sentence, words).length > 0;
}

/** Whether somebody who was spoken of is meant, as in "her Friday" and in "and next week?", but not in "and my week?". */
export function pointsAtPerson(sentence: Sentence): boolean {
  const has = (words: string): boolean => findPattern(sentence, words).length > 0;
  if (has("his|her|hers|him|he|she|hes|shes|their|them|they")) return true;
  return opensAsNext(sentence) && isShort(sentence) && !has("i|im|id|ill|ive|me|my|mine|our|we");
}

/** The account that "it", "them" or "the second one" is. */
export function accountMeant(
  sentence: Sentence,
  mentions: readonly Mention[],
  previous: PreviousTurn,
  directory: Directory,
): string | null {
  const nth = ordinal(sentence);
  if (nth !== null && previous.accountIds.length > 0) return previous.accountIds.at(nth) ?? null;
  const before = previous.input["account"];
  if (typeof before === "string") return sameNameElsewhere(before, mentions, directory) ?? before;
  return previous.accountIds.length === 1 ? (previous.accountIds[0] ?? null) : null;
}

/** "The other one, in Cedar Falls": the account of the same name in the town that is said. */
function sameNameElsewhere(
  id: string,
  mentions: readonly Mention[],
  directory: Directory,
): string | null {
  const towns = mentions.flatMap((mention) => readingOf(mention, "town")?.name ?? []);
  return accountNamed(id, towns, directory);
}

const chainOf = (name: string): string => name.replace(/ #\d+$/, "");

/** Another account of the same name, or of the same chain, in one of the towns. Null: none, or several. */
export function accountNamed(
  id: string,
  towns: readonly string[],
  directory: Directory,
): string | null {
  const name = directory.accounts.find((account) => account.id === id)?.name ?? "";
  const others = directory.accounts.filter(
    (account) =>
      chainOf(account.name) === chainOf(name) &&
      account.id !== id &&
      account.city !== null &&
      towns.includes(account.city),
  );
  return others.length === 1 ? (others[0]?.id ?? null) : null;
}

/** The required field that an earlier account can fill. */
export function accountField(tool: Tool): string | null {
  const entry = Object.entries(tool.slots).find(
    ([, slot]) => slot.isRequired === true && typesOf(slot).includes("account"),
  );
  return entry?.[0] ?? null;
}

/** "Mine, then": what was asked about somebody else, asked for oneself. */
export function isAboutSelf(sentence: Sentence): boolean {
  const words = "mine|my own|for me|myself|(?:about|and|but|not|just|only) me";
  return findPattern(sentence, words).length > 0;
}
