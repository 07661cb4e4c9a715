import type { Slot, Slots } from "../../tools/slots.ts";
import type { Tool } from "../../tools/tool.ts";
import { periodOf } from "./calendar.ts";
import {
  accountField,
  accountMeant,
  chosen,
  continues,
  isAboutSelf,
  keptInput,
  opensAsNext,
  type PreviousTurn,
  pointsAtOne,
  pointsAtPlace,
} from "./follow-up.ts";
import { type Heard, readWidely } from "./hear.ts";
import type { Intent } from "./intent.ts";
import type { Mention } from "./mention.ts";
import type { Input, Understood } from "./result.ts";
import { typesOf } from "./slot-value.ts";
import { byRule } from "./turn-rules.ts";

/** Understands a turn by the one before it. Null: it stands for itself. */
export function continueTurn(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  return (
    answer(heard, intent, mentions, previous) ??
    byRule(heard, mentions, previousTool(heard, previous), previous) ??
    refine(heard, intent, mentions, previous) ??
    samePlace(heard, intent, mentions, previous) ??
    weekOfDay(heard, intent, mentions, previous) ??
    pointBack(heard, intent, mentions, previous)
  );
}

/** The field that was asked for is named or chosen: the first question is completed. */
function answer(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  const tool = previousTool(heard, previous);
  if (tool === null || previous.field === null || asksAnew(intent, tool)) return null;
  const choice = namesAnother(mentions, previous) ? null : chosen(heard.sentence, previous.choices);
  if (choice !== null) return call(tool.name, { ...choice.input });
  const kept = { ...keptInput(tool, previous) };
  const read = readWidely(heard, { ...tool, slots: relaxed(tool.slots, kept) }, mentions);
  if (read.refusal?.code === "ambiguous")
    return { ...read.refusal, input: { ...kept, ...read.input } };
  if (read.input[previous.field] === undefined) return null;
  return call(tool.name, { ...kept, ...withoutText(tool, read.input) });
}

/** "Granary Tavern" is none of the offered ones, though one of them is a tavern, too. */
function namesAnother(
  mentions: readonly Mention[],
  { field, choices }: Pick<PreviousTurn, "field" | "choices">,
): boolean {
  if (field !== "account") return false;
  const offered = new Set(choices.map(({ input }) => input[field]));
  const named = mentions.flatMap(({ readings: [reading] }) =>
    reading?.type === "account" ? reading.ids : [],
  );
  return named.length > 0 && !named.some((id) => offered.has(id));
}

/** A bare name reads as a wish to be briefed; after a question for a name it is the answer. */
function asksAnew(intent: Intent, tool: Tool): boolean {
  if (intent.kind === "none") return false;
  const isBareName = intent.tool.name === "brief_account";
  return intent.isSure && !isBareName && intent.tool.name !== tool.name;
}

/** What was asked before is kept, what is said anew replaces it. */
function refine(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  const tool = previousTool(heard, previous);
  if (tool === null || !continues(heard.sentence, mentions, intent, { previous, tool }))
    return null;
  const kept = { ...keptInput(tool, previous) };
  const { input, refusal } = readWidely(
    heard,
    { ...tool, slots: relaxed(tool.slots, previous.input) },
    mentions,
  );
  if (refusal !== null && refusal.code !== "missing")
    return { ...refusal, input: { ...kept, ...refusal.input } };
  const said = withoutText(tool, input);
  const isSelf = tool.slots["rep"] !== undefined && isAboutSelf(heard.sentence);
  if (Object.keys(said).length === 0 && !isSelf) return null;
  return call(tool.name, { ...kept, ...joinLists(tool, kept, said) });
}

/** "And what will it sell next month?": another tool, for the territory of the turn before. */
function samePlace(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  if (intent.kind !== "tool" || intent.tool.slots["territory"] === undefined) return null;
  const { territory } = previous.input;
  if (typeof territory !== "string" || !pointsAtPlace(heard.sentence)) return null;
  const { input, refusal } = readWidely(heard, intent.tool, mentions);
  if (input["territory"] !== undefined || (refusal !== null && refusal.code !== "missing"))
    return null;
  if (refusal !== null && refusal.field !== "territory") return null;
  return call(intent.tool.name, { ...input, territory });
}

/** "Now the whole week": of a day in a week to come that was asked for before, its own week. */
function weekOfDay(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  if (intent.kind !== "tool" || intent.tool.slots["from"]?.when !== "future") return null;
  const { date } = previous.input;
  if (typeof date !== "string" || !opensAsNext(heard.sentence)) return null;
  const { from } = periodOf(date, "week");
  const { input, refusal } = readWidely(heard, intent.tool, mentions);
  if (refusal !== null || input["from"] !== undefined || from <= heard.situation.today) return null;
  return call(intent.tool.name, { ...input, from });
}

/** "Why is it so high?": the account of the turn before. */
function pointBack(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  const tool = intent.kind === "tool" ? intent.tool : null;
  const field = tool === null ? null : accountField(tool);
  if (tool === null || field === null) return another(heard, mentions, previous);
  const { input, refusal } = readWidely(heard, tool, mentions);
  if (refusal?.code !== "missing") return null;
  const { directory } = heard.situation;
  const account = accountMeant(heard.sentence, mentions, previous, directory);
  return account === null ? null : call(tool.name, { ...input, [field]: account });
}

/** "And the other one?": the tool before, for another account. */
function another(
  heard: Heard,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  const tool = previousTool(heard, previous);
  const field = tool === null ? null : accountField(tool);
  if (tool === null || field === null || !pointsAtOne(heard.sentence)) return null;
  const { directory } = heard.situation;
  const account = accountMeant(heard.sentence, mentions, previous, directory);
  return account === null ? null : call(tool.name, { [field]: account });
}

function previousTool(heard: Heard, { tool }: PreviousTurn): Tool | null {
  return tool === null ? null : (heard.parts.tools.get(tool) ?? null);
}

function call(tool: string, input: Input): Understood {
  return { kind: "call", tool, input, by: "phrases", isSure: true };
}

/** What is known need not be said again, and a bare number can be what was a number before. */
function relaxed(slots: Slots, kept: Input): Slots {
  const relax = ({ onlyFor, ...rest }: Slot, field: string): Slot => {
    const isChosen = onlyFor?.values.some((value) => value === kept[onlyFor.field]) === true;
    const slot = onlyFor === undefined || isChosen ? rest : { ...rest, onlyFor };
    if (kept[field] === undefined)
      return slot.isRequired === true ? { ...slot, isRequired: false } : slot;
    if (slot.isList === true) return slot;
    return { ...slot, isRequired: false, needsCue: false, takesBareNumber: true };
  };
  return Object.fromEntries(
    Object.entries(slots).map(([field, slot]) => [field, relax(slot, field)]),
  );
}

/** "Hmm, better May 4" is a date and no reason. */
function withoutText(tool: Tool, input: Input): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).filter(([field]) => {
      const slot = tool.slots[field];
      return slot === undefined || !typesOf(slot).includes("text");
    }),
  );
}

/** Lists grow: "without X as well". */
function joinLists(tool: Tool, kept: Input, said: Readonly<Record<string, unknown>>): Input {
  const joined = Object.entries(said).map(([field, value]) => {
    const before = kept[field];
    const isList =
      tool.slots[field]?.isList === true && Array.isArray(before) && Array.isArray(value);
    return [field, isList ? [...new Set([...before, ...value])] : value];
  });
  return Object.fromEntries(joined);
}
