import type { Kind, Row } from "./kind.ts";

export type Merged = {
  /** The whole row as it is to be. */
  readonly row: Row;
  readonly is: "taken" | "updated" | "unchanged";
};

/**
 * Puts what a file says over what is there. What only follows from other fields (`derived`) never replaces what is
 * there: the centre of a postal code does not push a real place aside.
 */
export function mergeRow(kind: Kind, before: Row | undefined, said: Row): Merged {
  const { derived, ...fields } = said;
  const base = before ?? kind.blank;
  const merged: Record<string, unknown> = { ...kind.blank, ...base, ...fields };
  for (const group of (derived ?? []) as readonly Row[]) {
    const [first = ""] = Object.keys(group);
    if ((merged[first] ?? null) === null) Object.assign(merged, group);
  }
  const row = Object.fromEntries(Object.keys(kind.blank).map((field) => [field, merged[field]]));
  if (before === undefined) return { row, is: "taken" };
  const isSame = Object.keys(kind.blank).every((field) => isEqual(before[field], row[field]));
  return { row, is: isSame ? "unchanged" : "updated" };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object") return (a ?? null) === (b ?? null);
  return inOrder(a) === inOrder(b);
}

/** Objects say the same whatever the order of their fields. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
