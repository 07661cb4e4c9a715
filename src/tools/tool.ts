import type { z } from "zod";
import type { Card } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import type { Role } from "../domain/model.ts";
import { allVisible } from "../domain/visible.ts";
import type { Slots } from "./slots.ts";
import type { World } from "./world.ts";

/**
 * One thing that Rounds can do. Function schemas for the model, understanding without a model, help, docs, buttons
 * and every platform's look all come from this one definition.
 */
export type ToolSpec<Input extends z.ZodObject, Result extends z.ZodType> = {
  readonly name: string;
  readonly title: string;
  /** For the model and the docs: what it answers and when to use it. */
  readonly description: string;
  /** The least role that may ask. */
  readonly right: Role;
  readonly effect: "read" | "write";
  /** For writes: whether a call with this input only shows what would be written. Left out: never. */
  readonly isPreview?: (input: Readonly<Record<string, unknown>>) => boolean;
  /** A part of the answer is true by itself, such as some of the accounts of a list: others may be shown theirs. */
  readonly isDivisible?: boolean;
  /** Before whom the answer may stand whoever asked: it does not depend on rights. Left out: that is looked at each time. */
  readonly openTo?: "anybody" | "colleagues";
  /** What people say, with `{field}` where a value goes. The first ones are shown in the help. */
  readonly phrases: readonly string[];
  /** More sentences that mean this tool, to be understood without a model; not shown to anybody. */
  readonly examples?: readonly string[];
  /** How words become input fields without a model. */
  readonly slots: Slots;
  readonly input: Input;
  readonly result: Result;
  run(input: z.output<Input>, world: World): Promise<z.output<Result>>;
  card(result: z.output<Result>, world: World): Card;
};

/** A tool with its types closed over: what the list of tools, the assistant and the platforms see. */
export type Tool = Pick<
  ToolSpec<z.ZodObject, z.ZodType>,
  "name" | "title" | "description" | "right" | "effect" | "phrases" | "slots" | "input" | "result"
> & {
  readonly examples: readonly string[];
  readonly isDivisible: boolean;
  readonly openTo: "anybody" | "colleagues" | null;
  readonly isPreview: (input: Readonly<Record<string, unknown>>) => boolean;
  call(rawInput: unknown, world: World): Promise<Answer>;
};

export type Answer = {
  /** The input after defaults and validation. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly card: Card;
};

export function defineTool<Input extends z.ZodObject, Result extends z.ZodType>(
  spec: ToolSpec<Input, Result>,
): Tool & Pick<ToolSpec<Input, Result>, "run"> {
  return {
    name: spec.name,
    title: spec.title,
    description: spec.description,
    right: spec.right,
    effect: spec.effect,
    phrases: spec.phrases,
    examples: spec.examples ?? [],
    isDivisible: spec.isDivisible ?? false,
    openTo: spec.openTo ?? null,
    isPreview: spec.isPreview ?? (() => false),
    slots: spec.slots,
    input: spec.input,
    result: spec.result,
    run: (input, world) => spec.run(input, world),
    async call(rawInput, world) {
      const parsed = spec.input.safeParse(allVisible(rawInput));
      if (!parsed.success) {
        throw new UserError(
          "bad_input",
          `${spec.title}: that is not right yet.`,
          problems(parsed.error),
        );
      }
      requireRight(spec, world);
      // Names, notes and file names were written by others: nothing in them stays unseen, on whatever way they came.
      const result = allVisible(await spec.run(parsed.data, world));
      return { input: parsed.data, result, card: allVisible(spec.card(result, world)) };
    },
  };
}

const RANK: Readonly<Record<Role, number>> = { rep: 0, manager: 1, admin: 2 };

/** Whether a role is enough for what needs a right. */
export const isEnough = (role: Role, right: Role): boolean => RANK[role] >= RANK[right];

/** Whether a call writes. One that only shows what it would write is a read. */
export const isWriting = (
  { effect, isPreview }: Pick<Tool, "effect" | "isPreview">,
  input: Readonly<Record<string, unknown>>,
): boolean => effect === "write" && !isPreview(input);

function requireRight(tool: { readonly title: string; readonly right: Role }, world: World): void {
  if (isEnough(world.asker.role, tool.right)) return;
  throw new UserError(
    "not_allowed",
    `"${tool.title}" is for ${tool.right === "admin" ? "administrators" : "managers"}.`,
    "Ask your manager, or say help to see what you can ask.",
  );
}

/** All problems at once, one a line: which field, and what is wrong with it. */
function problems(error: z.ZodError): string {
  return error.issues
    .map((issue) =>
      issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message,
    )
    .join("\n");
}
