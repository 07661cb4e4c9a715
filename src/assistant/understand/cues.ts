import type { Slot } from "../../tools/slots.ts";
import type { Sentence, Span } from "./sentence.ts";

/** How closely a slot's cue words stand at a value: longer cues and smaller gaps count more. Zero: no cue. */
export function cueStrength(sentence: Sentence, slot: Slot, span: Span): number {
  const before = Math.max(
    0,
    ...(slot.before ?? []).map((cue) => beforeStrength(sentence, cue, span)),
  );
  const after = Math.max(0, ...(slot.after ?? []).map((cue) => afterStrength(sentence, cue, span)));
  return Math.max(before, after);
}

/** Words that may stand between a cue and its value. */
const BETWEEN = new Set(
  "the my a an about around at in by to on up also that both just has have had is are was were already got on me us too today this i we over total than more of".split(
    " ",
  ),
);
const WIDEST_GAP = 3;
/** A gap of one word costs less than a shorter cue. */
const GAP_COST = 0.3;

function beforeStrength(sentence: Sentence, cue: string, span: Span): number {
  const words = cue.split(" ");
  for (let gap = 0; gap <= WIDEST_GAP; gap++) {
    const end = span.from - gap;
    if (end - words.length < 0) return 0;
    if (reads(sentence, end - words.length, words)) return words.length + 1 - gap * GAP_COST;
    if (!BETWEEN.has(sentence.tokens[end - 1]?.text ?? "")) return 0;
  }
  return 0;
}

function afterStrength(sentence: Sentence, cue: string, span: Span): number {
  const words = cue.split(" ");
  for (let gap = 0; gap <= WIDEST_GAP; gap++) {
    if (reads(sentence, span.to + gap, words)) return words.length + 0.9 - gap * GAP_COST;
    if (!BETWEEN.has(sentence.tokens[span.to + gap]?.text ?? "")) return 0;
  }
  return 0;
}

function reads(sentence: Sentence, from: number, words: readonly string[]): boolean {
  return words.every((word, at) => sentence.tokens[from + at]?.text === word);
}

/** "X and Y", "X, Y": what holds for the one holds for the other. */
export function areListed(sentence: Sentence, left: Span, right: Span): boolean {
  const link = sentence.tokens.slice(left.to, right.from).map(({ text }) => text);
  return (
    link.length > 0 &&
    link.length <= 2 &&
    link.every((word) => /^(?:and|or|,|plus|nor)$/.test(word))
  );
}
