import type { Slot, Slots } from "../../tools/slots.ts";
import type { Tool } from "../../tools/tool.ts";
import { periodOf } from "./calendar.ts";
import { fitOf } from "./change.ts";
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
  pointsAtPerson,
  pointsAtPlace,
} from "./follow-up.ts";
import { type Heard, readWidely } from "./hear.ts";
import type { Intent } from "./intent.ts";
import type { Mention } from "./mention.ts";
import { merged, withoutText } from "./merge-turn.ts";
import type { Input, Understood } from "./result.ts";
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
    sameSubject(heard, intent, mentions, previous) ??
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
  if (tool === null) return null;
  const slots = relaxed(tool.slots, previous.input);
  const fit = fitOf(heard, slots, mentions);
  const fitsOnlyBefore =
    fit.takesAll && intent.kind === "tool" && !fitOf(heard, intent.tool.slots, mentions).takesAll;
  const before = { previous, fit, fitsOnlyBefore };
  if (!continues(heard.sentence, mentions, intent, before)) return null;
  const kept = { ...keptInput(tool, previous) };
  const { input, refusal } = readWidely(heard, { ...tool, slots }, mentions);
  if (refusal !== null && refusal.code !== "missing")
    return { ...refusal, input: { ...kept, ...refusal.input } };
  const said = withoutText(tool, input);
  const isSelf = tool.slots["rep"] !== undefined && isAboutSelf(heard.sentence);
  if (Object.keys(said).length === 0 && !isSelf) return null;
  return call(tool.name, merged(tool, heard.sentence, kept, said));
}

/**
 * "And what will it sell next month?", "now her whole week": another tool, for whom, what or when the turn before was
 * about.
 */
function sameSubject(
  heard: Heard,
  intent: Intent,
  mentions: readonly Mention[],
  previous: PreviousTurn,
): Understood | null {
  if (intent.kind !== "tool") return null;
  const { tool } = intent;
  const { input, refusal } = readWidely(heard, tool, mentions);
  const carried = {
    ...subjectOf(heard, tool, input, previous),
    ...weekOf(heard, tool, input, previous),
  };
  if (Object.keys(carried).length === 0) return null;
  const isAnswered =
    refusal?.code === "missing" && refusal.field !== null && refusal.field in carried;
  return refusal === null || isAnswered ? call(tool.name, { ...input, ...carried }) : null;
}

const SUBJECTS = ["rep", "territory"] as const;

/** Whom or what the words point at. A rep may have stood for the own territory. */
function subjectOf(
  { sentence }: Heard,
  tool: Tool,
  input: Input,
  { input: before }: PreviousTurn,
): Input {
  if (SUBJECTS.some((field) => input[field] !== undefined)) return {};
  const { territory, rep = isPerson(territory) ? territory : undefined } = before;
  if (rep !== undefined && pointsAtPerson(sentence)) {
    const field = SUBJECTS.find((each) => tool.slots[each] !== undefined);
    return field === undefined ? {} : { [field]: rep };
  }
  const isMeant = typeof territory === "string" && tool.slots["territory"] !== undefined;
  return isMeant && pointsAtPlace(sentence) ? { territory } : {};
}

const isPerson = (value: unknown): boolean => typeof value === "string" && value.includes("@");

/** "Now the whole week": of a day in a week to come that was asked for before, its own week. */
function weekOf(
  { sentence, situation }: Heard,
  tool: Tool,
  input: Input,
  previous: PreviousTurn,
): Input {
  const { date } = previous.input;
  if (tool.slots["from"]?.when !== "future" || input["from"] !== undefined) return {};
  if (typeof date !== "string" || !opensAsNext(sentence)) return {};
  const { from } = periodOf(date, "week");
  return from > situation.today ? { from } : {};
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
