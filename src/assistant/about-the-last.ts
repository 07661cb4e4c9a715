import { isTakingBack, type Remembered } from "./memory.ts";
import { CONFIRM, DISCARD, type Wish } from "./run-several.ts";
import { yesOrNo } from "./yes-or-no.ts";

/** What words mean that only answer what was said last: "yes", "no", "take it back"; null: they mean something else. */
export function aboutTheLast(words: string, remembered: Remembered | null): Wish | null {
  const { pending = null, changeId = null } = remembered ?? {};
  const answer = pending === null ? null : yesOrNo(words);
  if (pending !== null && answer !== null)
    return { tool: answer ? CONFIRM : DISCARD, input: pending };
  if (changeId === null || !isTakingBack(words)) return null;
  return { tool: "undo_change", input: { change: changeId } };
}
