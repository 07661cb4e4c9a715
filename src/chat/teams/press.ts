/** What a press does, as it travels in a card's action. */
export type Press =
  | {
      readonly kind: "tool";
      readonly tool: string;
      readonly input: Input;
      readonly numbers?: readonly string[];
    }
  /** Asks the tool once more and hands out what cannot be shown: the file of that button, or all rows of the first table. */
  | { readonly kind: "file"; readonly tool: string; readonly input: Input; readonly label: string }
  | { readonly kind: "rows"; readonly tool: string; readonly input: Input };

type Input = Readonly<Record<string, unknown>>;

/** Null: not one of ours. */
export function readPress(value: unknown): Press | null {
  if (!isRecord(value)) return null;
  const press = value["press"];
  if (!isRecord(press) || typeof press["tool"] !== "string" || !isRecord(press["input"]))
    return null;
  const { kind, tool, input, label, numbers } = press;
  if (kind === "rows") return { kind, tool, input };
  if (kind === "file" && typeof label === "string") return { kind, tool, input, label };
  return kind === "tool" ? { kind, tool, input, numbers: namesOf(numbers) } : null;
}

const namesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];

/** What was filled into the form of a press; what stayed empty is left out. */
export function filledIn(
  value: unknown,
  { input, numbers = [] }: Extract<Press, { kind: "tool" }>,
): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...input };
  if (!isRecord(value)) return filled;
  for (const [name, said] of Object.entries(value)) {
    if (!name.startsWith(FIELD) || said === null || said === undefined || said === "") continue;
    const field = name.slice(FIELD.length);
    filled[field] = numbers.includes(field) ? Number(said) : said;
  }
  return filled;
}

/** Begins the ids of a form's inputs: they stand beside the press. */
export const FIELD = "field.";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
