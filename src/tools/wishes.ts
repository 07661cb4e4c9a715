import { plural } from "../cards/format.ts";
import type { PlanDayInput } from "./plan-day-input.ts";
import { findAccounts } from "./sight.ts";
import type { World } from "./world.ts";

/** One thing that was asked for beyond the usual, and what to ask for without it. */
export type Wish<Input> = { readonly label: string; readonly without: Input };

/** Wishes about accounts, of a day and of a week alike. */
type Wished = Pick<PlanDayInput, "include" | "exclude" | "avoid" | "only" | "focus">;

/** More accounts than that are one wish: nobody takes them away one by one. */
const NAMED = 3;

export async function wishesOf<Input extends Wished>(
  world: World,
  input: Input,
): Promise<readonly Wish<Input>[]> {
  const { include = [], exclude = [], avoid = [], only = [], focus } = input;
  const names = new Map(
    (await findAccounts(world, [...include, ...exclude])).map(({ id, name }) => [id, name]),
  );
  const accounts = (field: "include" | "exclude", word: string): readonly Wish<Input>[] => {
    const all = input[field] ?? [];
    if (all.length > NAMED)
      return [
        { label: `${word} ${plural(all.length, "account")}`, without: { ...input, [field]: [] } },
      ];
    return all.map((id) => ({
      label: `${word} ${names.get(id) ?? id}`,
      without: { ...input, [field]: all.filter((other) => other !== id) },
    }));
  };
  return [
    ...accounts("include", "With"),
    ...accounts("exclude", "Without"),
    ...avoid.map((kind) => ({
      label: avoidWords(kind),
      without: { ...input, avoid: avoid.filter((other) => other !== kind) },
    })),
    ...(only.length === 0
      ? []
      : [{ label: `Only ${only.join(", ")}`, without: { ...input, only: undefined } }]),
    ...(focus === undefined
      ? []
      : [{ label: FOCUS[focus], without: { ...input, focus: undefined } }]),
  ];
}

/** "Nothing north of Marion", "no chains". */
const avoidWords = (words: string): string =>
  /^(?:north|south|east|west) of /.test(words) ? `Nothing ${words}` : `No ${words}`;

const FOCUS = { new: "New business only", existing: "Customers only", balanced: "Half and half" };
