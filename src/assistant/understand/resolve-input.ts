import type { Slot, SlotType } from "../../tools/slots.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Directory } from "./directory.ts";
import { hear, mentionsOf, type Parts } from "./hear.ts";
import { settle } from "./read-input.ts";
import { notFound } from "./refusals.ts";
import type { Input, Refusal, Situation } from "./result.ts";
import { typesOf, valueFor } from "./slot-value.ts";

export type Resolved = { readonly input: Input; readonly refusal: Refusal | null };

/**
 * Names in an input that did not come from a sentence of the person become ids as those of a sentence do: by the same
 * index, with the same rights, and with a question where several are meant. What is an id already stays.
 */
export function resolveInput(
  parts: Parts,
  tool: Tool,
  given: Input,
  situation: Situation,
): Resolved {
  const flat = flatten(given, tool);
  const input: Record<string, unknown> = { ...flat };
  for (const [field, slot] of Object.entries(tool.slots)) {
    const values = [flat[field]].flat().filter((value) => typeof value === "string");
    if (values.length === 0 || !typesOf(slot).some((type) => RESOLVED.has(type))) continue;
    const found: unknown[] = [];
    for (const words of values) {
      const { value, refusal } = resolveOne({ parts, tool, situation, input }, field, words);
      if (refusal !== null) return { input: nested(input), refusal };
      if (value !== null) found.push(value);
    }
    if (Array.isArray(flat[field])) input[field] = found;
    else if (found.length > 0) input[field] = found[0];
    else delete input[field]; // The asker's own name is the same as none.
  }
  return { input: nested(input), refusal: null };
}

/** Kinds of values that are names of something in the workspace, or days in words. */
const RESOLVED: ReadonlySet<SlotType> = new Set([
  "account",
  "person",
  "territory",
  "date",
  "period",
  "time",
]);

type Resolving = {
  readonly parts: Parts;
  readonly tool: Tool;
  readonly situation: Situation;
  readonly input: Input;
};

type One = { readonly value: unknown; readonly refusal: Refusal | null };

function resolveOne(
  { parts, tool, situation, input }: Resolving,
  field: string,
  words: string,
): One {
  const slot = tool.slots[field];
  if (slot === undefined || isFinal(slot, words, situation)) return { value: words, refusal: null };
  const name = nameOf(slot, words, situation.directory);
  if (name !== null) return settled(tool, field, name, { situation, input });
  const heard = hear(parts, words, situation);
  const reach = { isEager: true, isEverywhere: slot.isEverywhere === true };
  const found = mentionsOf(heard, reach).toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const context = { today: situation.today, isPast: slot.when === "past", hasCue: true };
  for (const mention of found) {
    const value = valueFor(slot, mention, context);
    if (value !== null) return settled(tool, field, value, { situation, input });
  }
  const [type = "text"] = typesOf(slot);
  const open = { tool: tool.name, input, field, isList: slot.isList === true };
  const isName = typesOf(slot).every((each) => NAMES.has(each));
  return isName
    ? { value: null, refusal: notFound(open, words, type) }
    : { value: words, refusal: null };
}

const NAMES: ReadonlySet<SlotType> = new Set(["account", "person", "territory"]);

function settled(
  tool: Tool,
  field: string,
  value: Parameters<typeof settle>[2],
  { situation, input }: Pick<Resolving, "situation" | "input">,
): One {
  const outcome = settle(tool, field, value, situation);
  return { value: outcome.value, refusal: outcome.problem?.(input) ?? null };
}

/** An id, an address, an ISO date or a time needs no reading. What the asker may see of it is looked at by the tool. */
function isFinal(slot: Slot, words: string, { directory }: Situation): boolean {
  const types = typesOf(slot);
  const isSame = (id: string): boolean => id.toLowerCase() === words.trim().toLowerCase();
  if (/^\d{4}-\d{2}(?:-\d{2})?$|^\d{1,2}:\d{2}$|^[lp]\d+$/i.test(words)) return true;
  if (types.includes("account") && directory.accounts.some(({ id }) => isSame(id))) return true;
  return types.includes("person") && directory.people.some(({ email }) => isSame(email));
}

/** The very name of a territory or region: some are everyday words, such as "North". */
function nameOf(slot: Slot, words: string, { territories }: Directory): string | null {
  if (!typesOf(slot).includes("territory")) return null;
  const wanted = words.trim().toLowerCase();
  const names = territories.flatMap(({ name, parent }) => [name, parent ?? name]);
  return names.find((name) => name.toLowerCase() === wanted) ?? null;
}

/** As the slots name the fields: `{"change": {"rep": ...}}` is "change.rep". */
function flatten(given: Input, tool: Tool): Input {
  const outer = new Set(
    Object.keys(tool.slots).flatMap((field) => (field.includes(".") ? field.split(".")[0] : [])),
  );
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) =>
      outer.has(field) && isObject(value)
        ? Object.entries(value).map(([inner, each]) => [`${field}.${inner}`, each])
        : [[field, value]],
    ),
  );
}

function nested(flat: Input): Input {
  const input: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(flat)) {
    const [outer = "", inner] = field.split(".");
    const before = input[outer];
    input[outer] =
      inner === undefined ? value : { ...(isObject(before) ? before : {}), [inner]: value };
  }
  return input;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
