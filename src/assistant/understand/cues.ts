import type { Slot } from "../../tools/slots.ts";
import { plainText, type Sentence, type Span } from "./sentence.ts";

/** How closely a slot's cue words stand at a value: longer cues and smaller gaps count more. Zero: no cue. */
export function cueStrength(sentence: Sentence, slot: Slot, span: Span): number {
  return Math.max(
    beforeStrength(sentence, slot.before, span),
    afterStrength(sentence, slot.after, span),
  );
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

function beforeStrength(sentence: Sentence, cue: string | undefined, span: Span): number {
  if (cue === undefined) return 0;
  for (let gap = 0; gap <= WIDEST_GAP; gap++) {
    const text = plainText(sentence, { from: 0, to: span.from - gap });
    const length = lengthOf(`(?:^|(?<= ))(?:${cue})$`, text);
    if (length > 0) return length + 1 - gap * GAP_COST;
    if (!BETWEEN.has(sentence.tokens[span.from - gap - 1]?.text ?? "")) return 0;
  }
  return 0;
}

function afterStrength(sentence: Sentence, cue: string | undefined, span: Span): number {
  if (cue === undefined) return 0;
  for (let gap = 0; gap <= WIDEST_GAP; gap++) {
    const text = plainText(sentence, { from: span.to + gap, to: sentence.tokens.length });
    const length = lengthOf(`^(?:${cue})(?= |$)`, text);
    if (length > 0) return length + 0.9 - gap * GAP_COST;
    if (!BETWEEN.has(sentence.tokens[span.to + gap]?.text ?? "")) return 0;
  }
  return 0;
}

const compiled = new Map<string, RegExp>();

/** Words in the match. */
function lengthOf(pattern: string, text: string): number {
  const known = compiled.get(pattern) ?? new RegExp(pattern);
  compiled.set(pattern, known);
  const match = known.exec(text)?.[0];
  return match === undefined || match === "" ? 0 : match.split(" ").length;
}

/** "X and Y", "X, Y": what holds for the one holds for the other. */
export function areListed(sentence: Sentence, left: Span, right: Span): boolean {
  const link = sentence.tokens.slice(left.to, right.from).map(({ text }) => text);
  if (link.length === 0) return true;
  if (link.length > 3 || !/^(?:and|or|,|plus|nor)$/.test(link[0] ?? "")) return false;
  return link.slice(1).every((word) => /^(?:and|or|the|my|then|also)$/.test(word));
}
