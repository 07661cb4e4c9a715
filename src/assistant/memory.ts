import type { PreviousTurn } from "./understand/follow-up.ts";

/** What one person said last in a thread, and what it left behind. */
export type Remembered = {
  readonly turn: PreviousTurn;
  /** The last thing written, which "take it back" means; null: nothing was. */
  readonly changeId: string | null;
};

/** The last turn of each person in each thread: nobody goes on with what another said, or with another's rights. */
export type Memory = {
  readonly recall: (thread: string | null, asker: string) => Remembered | null;
  readonly remember: (thread: string | null, asker: string, what: Remembered) => void;
};

/** Threads beyond that are forgotten, the longest silent one first. */
const MOST_THREADS = 2000;

export function createMemory(): Memory {
  const turns = new Map<string, Remembered>();
  return {
    recall: (thread, asker) => turns.get(JSON.stringify([thread, asker])) ?? null,
    remember(thread, asker, what) {
      if (thread === null) return;
      const key = JSON.stringify([thread, asker]);
      turns.delete(key);
      turns.set(key, what);
      const oldest = turns.keys().next();
      if (turns.size > MOST_THREADS && oldest.value !== undefined) turns.delete(oldest.value);
    },
  };
}

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
  /^\W*(?:(?:no|oops|sorry|please|wait)\W+)*(?:undo|(?:take|put) (?:it|that|this) back|scratch|revert|delete)(?: (?:it|that|this|the last one|that one))?(?: please)?\W*$/i.test(
    text,
  );
