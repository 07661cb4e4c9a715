import type { Tool } from "../../tools/tool.ts";
import type { Input } from "./result.ts";
import { findPattern, type Sentence } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";

/** What was asked before with what a turn changes of it. */
export function merged(tool: Tool, sentence: Sentence, kept: Input, said: Input): Input {
  const joined = Object.entries(said).map(([field, value]) => [
    field,
    joinedList(tool, sentence, { field, before: kept[field], value }),
  ]);
  return { ...stillMeant(tool, kept, said), ...Object.fromEntries(joined) };
}

/** "Hmm, better May 4" is a date and no reason. */
export function withoutText(tool: Tool, input: Input): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).filter(([field]) => {
      const slot = tool.slots[field];
      return slot === undefined || !typesOf(slot).includes("text");
    }),
  );
}

/** "Since March" ends the period that was asked for before; another kind of change has fields of its own. */
function stillMeant(tool: Tool, kept: Input, said: Input): Input {
  const isNewStart = said["from"] !== undefined && said["to"] === undefined;
  return Object.fromEntries(
    Object.entries(kept).filter(([field]) => {
      const only = tool.slots[field]?.onlyFor;
      const kind = only === undefined ? undefined : said[only.field];
      const isOther = kind !== undefined && only?.values.some((value) => value === kind) !== true;
      return !isOther && !(isNewStart && field === "to" && tool.slots[field]?.type === "period");
    }),
  );
}

const REPLACES = "instead|rather|only|just|alone|nothing but";
const ADDS = "also|too|as well|plus|add|include|and";
const TAKES_OUT = "without|drop|remove|except|minus|(?:leave|take)(?: .*)? out|not|forget|lose";

type Said = { readonly field: string; readonly before: unknown; readonly value: unknown };

function joinedList({ slots }: Tool, sentence: Sentence, { field, before, value }: Said): unknown {
  const slot = slots[field];
  if (slot?.isList !== true || !Array.isArray(before) || !Array.isArray(value)) return value;
  return listAfter(sentence, before, value, slot.type === "choice");
}

/** Lists grow: "without X as well"; what is in them can leave: "drop the Northwest". Choices are made anew: "Thursdays". */
function listAfter(
  sentence: Sentence,
  before: readonly unknown[],
  said: readonly unknown[],
  isChoice: boolean,
): readonly unknown[] {
  const has = (words: string): boolean => findPattern(sentence, words).length > 0;
  const others = before.filter((each) => !said.includes(each));
  const isInIt = others.length > 0 && others.length + said.length === before.length;
  if (isInIt && has(TAKES_OUT)) return others;
  const grows = (!isChoice || has(ADDS)) && !has(REPLACES);
  return grows ? [...others, ...said] : said;
}
