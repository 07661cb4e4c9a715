import type { Slot, SlotType } from "../../tools/slots.ts";
import type { Tool } from "../../tools/tool.ts";
import { activeSlots } from "./choice-words.ts";
import { visibleTerritories } from "./directory.ts";
import { askedFor, inUnit } from "./field-values.ts";
import type { Filled, FilledValue } from "./fill.ts";
import { fillSlots } from "./fill.ts";
import { leftOver, textAfterCue } from "./free-text.ts";
import type { AccountReading, Mention, PersonReading } from "./mention.ts";
import * as refusals from "./refusals.ts";
import type { Input, Refusal, Situation } from "./result.ts";
import { type Sentence, type Span, wordsOf } from "./sentence.ts";
import { type SlotValue, typesOf } from "./slot-value.ts";
import { unheard } from "./unheard.ts";
import { unknownName, unknownPerson } from "./unknown-names.ts";

export type ReadingContext = {
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  readonly situation: Situation;
  readonly everyday: ReadonlySet<string>;
};

export type ReadInput = {
  readonly input: Input;
  /** The first thing that stands in the way. */
  readonly refusal: Refusal | null;
  /** What was said and is no part of the input, in the person's own words. */
  readonly unheard: readonly string[];
};

/** The tool's input as far as the sentence states it. */
export function readInput(asked: Tool, context: ReadingContext): ReadInput {
  const { sentence, mentions, situation } = context;
  const tool = { ...asked, slots: activeSlots(sentence, asked.slots, mentions) };
  const filled = fillSlots(sentence, tool.slots, mentions, situation.today);
  const input: Record<string, unknown> = {};
  const problems: ((input: Input) => Refusal)[] = [];
  for (const [field, slot] of Object.entries(tool.slots)) {
    for (const each of filled.get(field) ?? []) {
      const value = inUnit(slot, each, input);
      const outcome = settle(tool, field, value, situation);
      if (outcome.problem !== null) problems.push(outcome.problem);
      else if (outcome.value !== null) put(input, field, slot, outcome.value);
    }
  }
  Object.assign(input, freeText(tool, sentence, filled));
  const problem = problems[0] ?? openField(tool, context, input, filled);
  return {
    input,
    refusal: problem?.(input) ?? null,
    unheard: unheard(sentence, tool.slots, mentions, filled),
  };
}

function put(input: Record<string, unknown>, field: string, slot: Slot, value: unknown): void {
  const before: unknown = input[field];
  input[field] = slot.isList === true ? [...(Array.isArray(before) ? before : []), value] : value;
}

type Outcome = {
  readonly value: string | number | boolean | null;
  readonly problem: ((input: Input) => Refusal) | null;
};

/** A name becomes an id or an e-mail, or a refusal. */
export function settle(tool: Tool, field: string, value: SlotValue, situation: Situation): Outcome {
  if (typeof value !== "object") return settlePlain(tool, field, value, situation);
  const isList = tool.slots[field]?.isList === true;
  const open: OpenIn = (input) => ({ tool: tool.name, input, field, isList });
  return value.type === "account"
    ? settleAccount(value, situation, open)
    : settlePerson(value, situation, open);
}

type OpenIn = (input: Input) => refusals.Open;

function settleAccount(value: AccountReading, { directory }: Situation, open: OpenIn): Outcome {
  if (value.ids.length === 1) return { value: value.ids[0] ?? null, problem: null };
  const found = directory.accounts.filter(({ id }) => value.ids.includes(id));
  const names = new Map(directory.people.map(({ email, name }) => [email, name]));
  return found.length === 0
    ? failed((input) => refusals.notFound(open(input), value.words, "account"))
    : failed((input) => refusals.ambiguousAccount(open(input), value.words, found, names));
}

/** The asker's own name is nobody else's. */
function settlePerson(value: PersonReading, situation: Situation, open: OpenIn): Outcome {
  const { directory, asker } = situation;
  const isSelf = value.emails.includes(asker.email) && asker.role === "rep";
  if (isSelf) return { value: null, problem: null };
  if (value.emails.length === 1)
    return { value: notSelf(value.emails[0], asker.email), problem: null };
  if (value.isHidden) {
    const message = `You may not see ${value.words.replace(/['’]s?$/, "")}'s work.`;
    return failed((input) => refusals.notAllowed(open(input).tool, message, input));
  }
  const people = directory.people.filter(({ email }) => value.emails.includes(email));
  return failed((input) => refusals.ambiguousPerson(open(input), value.words, people));
}

function notSelf(email: string | undefined, asker: string): string | null {
  return email === undefined || email === asker ? null : email;
}

function settlePlain(
  tool: Tool,
  field: string,
  value: string | number | boolean,
  { directory, asker }: Situation,
): Outcome {
  const slot = tool.slots[field];
  const seen = visibleTerritories(directory, asker);
  const isTerritory = slot !== undefined && typesOf(slot).includes("territory");
  if (isTerritory && seen !== null && typeof value === "string" && !seen.has(value)) {
    return failed((input) => refusals.notAllowed(tool.name, `You may not see ${value}.`, input));
  }
  return { value, problem: null };
}

function failed(problem: (input: Input) => Refusal): Outcome {
  return { value: null, problem };
}

/** A name that nobody bears, or a field without which the tool cannot run. */
function openField(
  tool: Tool,
  { sentence, mentions, everyday }: ReadingContext,
  input: Input,
  filled: Filled,
): ((input: Input) => Refusal) | null {
  const open = (field: string) => (understood: Input) => ({
    tool: tool.name,
    input: understood,
    field,
    isList: tool.slots[field]?.isList === true,
  });
  for (const [field, slot] of Object.entries(tool.slots)) {
    if (filled.has(field) || input[field] !== undefined) continue;
    const types = typesOf(slot);
    const isNeeded =
      slot.isRequired === true ||
      slot.isRequiredUnless?.every((other) => input[other] === undefined) === true;
    const unknown = types.includes("person")
      ? unknownPerson(sentence, mentions, everyday)
      : unknownFor(slot, sentence, mentions, { everyday, isNeeded });
    const kind = askedFor(field, slot);
    if (unknown !== null)
      return (understood) => refusals.notFound(open(field)(understood), unknown, kind);
    if (isNeeded)
      return (understood) => refusals.missing(open(field)(understood), kind, choicesOf(slot));
  }
  return null;
}

/** What may be chosen: "yes" before "no", which is looked for first. */
const choicesOf = (slot: Slot): readonly string[] =>
  slot.type === "choice" ? Object.keys(slot.words ?? {}).toReversed() : [];

const NAMED: ReadonlySet<SlotType> = new Set(["account", "town", "territory"]);

function unknownFor(
  slot: Slot,
  sentence: Sentence,
  mentions: readonly Mention[],
  { everyday, isNeeded }: { readonly everyday: ReadonlySet<string>; readonly isNeeded: boolean },
): string | null {
  const types = typesOf(slot);
  if (!types.some((type) => NAMED.has(type))) return null;
  const span = unknownName(sentence, mentions, everyday, !isNeeded);
  return span === null ? null : wordsOf(sentence, span);
}

function freeText(tool: Tool, sentence: Sentence, filled: Filled): Record<string, string> {
  const texts: Record<string, string> = {};
  const used: Span[] = [...filled.values()].flat().flatMap(spanOf);
  for (const [field, slot] of Object.entries(tool.slots)) {
    if (slot.type !== "text" || slot.before === undefined) continue;
    const found = textAfterCue(sentence, slot);
    if (found === null) continue;
    texts[field] = found.text;
    used.push(found);
  }
  for (const [field, slot] of Object.entries(tool.slots)) {
    if (slot.type !== "text" || slot.before !== undefined) continue;
    const rest = leftOver(sentence, used);
    if (rest !== null) texts[field] = rest;
  }
  return texts;
}

function spanOf({ mention }: FilledValue): Span[] {
  return mention === null ? [] : [mention];
}
