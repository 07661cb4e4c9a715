import type { Said } from "./model/port.ts";
import type { PreviousTurn } from "./understand/follow-up.ts";

/** What one person said last in a thread, and what it left behind. */
export type Remembered = {
  readonly turn: PreviousTurn;
  /** The last thing written, which "take it back" means; null: nothing was. */
  readonly changeId: string | null;
  /** What its card was called: "Logged: Hank's Inn, today". */
  readonly change?: string | null;
  /** What the Confirm button stands for that was shown last; null: something else was said since. */
  readonly pending?: Readonly<Record<string, unknown>> | null;
  /** For a language model: the last questions, the oldest first, and what answered them. */
  readonly said?: readonly Said[];
};

/** Questions that the model is told again, and how much of each. */
const MOST_SAID = 5;
const MOST_CHARACTERS = 300;

/** Only what was asked and which tool answered is kept, not the answer. */
export function withSaid(
  before: readonly Said[],
  {
    text,
    tool,
    input,
  }: { readonly text: string } & Pick<Said, "tool"> & { readonly input: Said["input"] | null },
): readonly Said[] {
  if (text.trim() === "") return before;
  const said = { text: text.slice(0, MOST_CHARACTERS), tool, input: input ?? {} };
  return [...before, said].slice(-MOST_SAID);
}

/** The last turn of each person in each thread: nobody goes on with what another said, or with another's rights. */
export type Memory = {
  /** What was said within a day before `now`; null: nothing. */
  recall(thread: string | null, asker: string, now: Date): Promise<Remembered | null>;
  remember(thread: string | null, asker: string, what: Remembered, now: Date): Promise<void>;
};

/** The accounts of a result in the order in which its card shows them. */
export function accountIdsOf(result: unknown): readonly string[] {
  if (!isRecord(result)) return [];
  const lists = [result["stops"], result["accounts"], result["visits"]];
  const list: readonly unknown[] = lists.find((value) => Array.isArray(value)) ?? [result];
  return list.flatMap((item) =>
    isRecord(item) && typeof item["accountId"] === "string" ? [item["accountId"]] : [],
  );
}

/** The change that a write made; null for reads. */
export function changeIdOf(result: unknown): string | null {
  const id = isRecord(result) ? result["changeId"] : null;
  return typeof id === "string" ? id : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Whether the words mean what was just written: "undo that", "take it back". */
export const isTakingBack = (text: string): boolean =>
  /^\W*(?:(?:no|oops|sorry|please|wait)\W+)*(?:undo|(?:take|put) (?:it|that|this) back|(?:take|put) back|scratch|revert|delete|remove)(?: (?:it|that|this|(?:(?:the|that|my|this) )?(?:last |latest )?(?:one|visit|entry|note|log|change)))?(?: please)?\W*$/i.test(
    text,
  );
