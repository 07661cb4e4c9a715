import type { Slot } from "../../tools/slots.ts";
import { findPattern, overlaps, type Sentence, type Span, wordsOf } from "./sentence.ts";

/** Words that give the command, or only lead over from it to what the person wants to say. */
const COMMAND = new Set(
  `please log record note put down enter write up mark add save make register visit visits visited call called stop stopped by
  drop in dropped meeting met saw seen see just left walked got out of finished wrapped done with at to the a an i my that this it
  as on for from off okay ok so hey hi well and but then until snooze pause park hold leave alone send me dont do not plan bother keep
  him her them us we go going dark quiet let lets before after because since cause cuz over about into in there here was were today
  morning afternoon evening report follow back check remind touch base again went spoke talked talk had good chat quick stay away
  skip mute hide ignore my route routes list plans out stop sending suggesting visiting no give break rest be been can could would you`.split(
    /\s+/,
  ),
);

/** What is left of the person's own words when the command and the values of other fields are taken away. Null: nothing. */
export function leftOver(sentence: Sentence, used: readonly Span[]): string | null {
  const parts: string[] = [];
  for (const run of runs(sentence, used)) {
    const kept = strip(sentence, run);
    if (kept !== null) parts.push(wordsOf(sentence, kept));
  }
  return parts.length > 0 ? parts.join(", ") : null;
}

/** Stretches between values and punctuation. */
function runs(sentence: Sentence, used: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (let at = 0; at <= sentence.tokens.length; at++) {
    const token = sentence.tokens[at];
    const isEnd =
      token === undefined ||
      token.isBreak ||
      used.some((span) => overlaps(span, { from: at, to: at + 1 }));
    if (!isEnd) continue;
    if (at > from) found.push({ from, to: at });
    from = at + 1;
  }
  return found;
}

/** Without the command words at the beginning; null when nothing else is there. */
function strip(sentence: Sentence, run: Span): Span | null {
  const textAt = (at: number) => sentence.tokens[at]?.text ?? "";
  // "No visits" is a command, "no show" is not.
  const isCommand = (at: number) =>
    COMMAND.has(textAt(at)) && (textAt(at) !== "no" || COMMAND.has(textAt(at + 1)));
  let { from } = run;
  const words = sentence.tokens.slice(run.from, run.to);
  if (words.every((word) => COMMAND.has(word.text))) return null;
  if (run.from === 0) while (from < run.to && isCommand(from)) from++;
  let { to } = run;
  while (
    to > from &&
    /^(?:until|on|in|by|follow|up|back|check|for|before|and|the|at)$/.test(
      sentence.tokens[to - 1]?.text ?? "",
    )
  )
    to--;
  return to > from ? { from, to } : null;
}

/** The words behind one of the slot's cues, up to the next punctuation or, where the slot takes all the rest, to the end. */
export function textAfterCue(sentence: Sentence, slot: Slot): (Span & { text: string }) | null {
  const [found] = findPattern(sentence, slot.before ?? "");
  if (found === undefined) return null;
  const said =
    slot.takesRest === true ? restAround(sentence, found) : upToBreak(sentence, found.to);
  if (said === null) return null;
  return { from: Math.min(found.from, said.from), to: said.to, text: wordsOf(sentence, said) };
}

function upToBreak({ tokens }: Sentence, cueEnd: number): Span | null {
  const isBreak = (at: number) => tokens[at]?.isBreak;
  let from = cueEnd;
  while (isBreak(from) === true) from++;
  let to = from;
  while (isBreak(to) === false) to++;
  return to === from ? null : { from, to };
}

/** "Tell the team we won", or "we won, tell the team". */
function restAround({ tokens }: Sentence, cue: Span): Span | null {
  const isBreak = (at: number) => tokens[at]?.isBreak;
  let from = cue.to;
  while (isBreak(from) === true) from++;
  if (from < tokens.length) return { from, to: tokens.length };
  let to = cue.from;
  while (to > 0 && isBreak(to - 1) === true) to--;
  return to === 0 ? null : { from: 0, to };
}
