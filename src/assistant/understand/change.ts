import type { Slot, Slots } from "../../tools/slots.ts";
import { activeSlots } from "./choice-words.ts";
import { type Filled, type FilledValue, fillSlots } from "./fill.ts";
import type { Heard } from "./hear.ts";
import type { Mention } from "./mention.ts";
import { findPattern, type Sentence, type Span } from "./sentence.ts";

/** How far a tool can take a sentence as a change of what it was asked before. */
export type Fit = {
  /** Every word is a value that it takes, a cue of one, or ties it to what was said before. */
  readonly isWhole: boolean;
  /** There are values, and it takes them all. */
  readonly takesAll: boolean;
};

/** Words that say that something changes, not what: without a value they mean nothing, and they ask for nothing new. */
const TIES = [
  "and|also|but|only|just|please|then|ok|okay|fine|good|great|hmm|hm|oh|wait|no|not|now|instead|too|as well|sorry|actually|rather|better|alone|maybe|perhaps|yes|yeah|well|again|more like|one more|for me|this time",
  "what about|how about|what if|(?:what )?if (?:it|they|that|this) (?:were|was|is)",
  "(?:could|can|would|will) (?:you|we)|(?:id|i would) (?:rather|prefer|like|want)|i (?:want|prefer|meant?)|lets (?:do|say|make it|have)|rather have",
  "(?:make|keep|set|change|switch|move|push|bring)(?: (?:it|that|them|this|those|me))?",
  "(?:its|it is|it was|that was|that is|thats|theyre|it would be|it should be|that would be)",
  "(?:throw|put|toss|take|count)(?: (?:in|on|it|them))*|add(?: (?:in|on))?|include|plus|with|without|except|minus|drop|remove|leave|out",
  "(?:will|would) do|(?:is|are) (?:enough|plenty|fine|all)|tops|max|maximum|limit|at (?:the )?most|(?:no|not|nothing) (?:more|less|fewer|further|farther|longer|later|earlier) than|nothing beyond|or (?:less|fewer)|up to|within|under",
  "(?:for|with) (?:her|him|them)",
  "a|an|the|for|on|at|in|of|to|from|by|it|that|those|these|one|ones|same|about|around|roughly|worth|s",
].join("|");

/** Reads the sentence as nothing but a change of the tool's input. */
export function fitOf(
  { sentence, situation }: Heard,
  slots: Slots,
  mentions: readonly Mention[],
): Fit {
  const active = activeSlots(sentence, slots, mentions);
  const filled = fillSlots(sentence, active, mentions, situation.today);
  const said = Object.entries(active).flatMap(([field, slot]) =>
    saidFor(sentence, slot, field, filled),
  );
  if (said.length === 0) return { isWhole: false, takesAll: false };
  const takesAll = mentions.every(({ from }) => covers(said, from));
  const known = [...said, ...findPattern(sentence, TIES)];
  const isWhole =
    takesAll && sentence.tokens.every(({ isBreak }, at) => isBreak || covers(known, at));
  return { isWhole, takesAll: takesAll && mentions.length > 0 };
}

const covers = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at < to);

/** Where the values of a field stand, with their cues. */
function saidFor(sentence: Sentence, slot: Slot, field: string, filled: Filled): readonly Span[] {
  const values = filled.get(field) ?? [];
  if (values.length === 0) return [];
  const cues = [slot.before, slot.after].flatMap((cue) =>
    cue === undefined ? [] : findPattern(sentence, cue),
  );
  return [...cues, ...values.flatMap((value) => placesOf(sentence, slot, value))];
}

function placesOf(
  sentence: Sentence,
  { words = {} }: Slot,
  { value, mention }: FilledValue,
): readonly Span[] {
  if (mention !== null) return [mention];
  if (typeof value === "object") return [];
  const places = findPattern(sentence, (words[String(value)] ?? []).join("|"));
  return places.filter(({ from, to }) => !isAnswer(sentence, { from, to }));
}

/** "Yes" and "ok" answer, whatever else they choose. */
const isAnswer = ({ tokens }: Sentence, { from, to }: Span): boolean =>
  to === from + 1 && /^(?:yes|yep|yeah|sure|ok|okay|no|nope|nah)$/.test(tokens[from]?.text ?? "");
