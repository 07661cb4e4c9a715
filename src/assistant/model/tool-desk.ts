import type { Card } from "../../cards/card.ts";
import { UserError } from "../../domain/errors.ts";
import { isEnough, isWriting, type Tool } from "../../tools/tool.ts";
import type { World } from "../../tools/world.ts";
import { cardText } from "../card-text.ts";
import type { Wish } from "../run-several.ts";
import type { Situation } from "../understand/result.ts";
import type { Understanding } from "../understand/understand.ts";
import { asData, refusalAsData } from "./as-data.ts";
import { type Allowed, safeInput } from "./safe-input.ts";

/** What a tool found for the model. */
export type Looked = Wish & { readonly result: unknown; readonly card: Card };

export type Refused = Pick<UserError, "code" | "message" | "hint" | "choices"> & Wish;

/** Runs tools for the model, in the name of who asked. Reads run at once; writes are only wishes. */
export type ToolDesk = {
  /** What the model reads of it. Never throws. */
  call(name: string, args: unknown): Promise<string>;
  /** True: the person is to be asked first, so that nothing more can be done. */
  isOver(): boolean;
  /** In the order in which they were called. */
  looked(): readonly Looked[];
  wishes(): readonly Wish[];
  /** The first refusal, and what may be chosen. */
  refusal(): Refused | null;
};

type Parts = {
  readonly tools: readonly Tool[];
  readonly understanding: Pick<Understanding, "resolve">;
  readonly world: World;
  readonly situation: Situation;
  readonly said: readonly string[];
  readonly isOwnText: Allowed["isOwnText"];
  /** Logs what only we can mend. */
  readonly report: (error: unknown, tool: string) => void;
  readonly onTool: (tool: Tool) => void;
};

/** Of tools in one answer; more of them are no answer. */
const MOST_CALLS = 12;

export function openDesk(parts: Parts): ToolDesk {
  const outcomes: Outcome[] = [];
  const known = new Map<string, Promise<string>>();
  const run = async (name: string, args: unknown, at: number): Promise<string> => {
    const found = outcomes.flatMap((one) =>
      one?.kind === "looked" ? [cardText(one.looked.card)] : [],
    );
    const { isOwnText, said } = parts;
    const outcome = await attempt(parts, name, { args, known: [...said, ...found], isOwnText });
    outcomes[at] = outcome; // In the order of the calls, whichever is ready first.
    return told(name, outcome);
  };
  return {
    looked: () => outcomes.flatMap((one) => (one?.kind === "looked" ? [one.looked] : [])),
    wishes: () => outcomes.flatMap((one) => (one?.kind === "wish" ? [one.wish] : [])),
    refusal: () => refusedIn(outcomes)[0] ?? null,
    isOver: () => refusedIn(outcomes).some(({ choices }) => choices.length > 0),
    call(name, args) {
      const key = JSON.stringify([name, args]);
      const before = known.get(key);
      if (before !== undefined) return before;
      if (known.size >= MOST_CALLS) return Promise.resolve(TOO_MANY);
      const answer = run(name, args, known.size);
      known.set(key, answer);
      return answer;
    },
  };
}

const refusedIn = (outcomes: readonly (Outcome | undefined)[]): readonly Refused[] =>
  outcomes.flatMap((one) => (one?.kind === "refused" ? [one.refused] : []));

/** What the model reads of it. */
function told(name: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case "refused":
      return refusalAsData(name, outcome.refused);
    case "wish":
      return PROPOSED;
    case "looked":
      return asData(name, outcome.looked.card, outcome.looked.result);
  }
}

const PROPOSED = JSON.stringify({
  status: "proposed",
  note: "Nothing is written yet. The person sees what would be written, with a Confirm button.",
});

const TOO_MANY = JSON.stringify({
  refusal: { message: "Enough tools. Answer with what there is." },
});

type Outcome =
  | { readonly kind: "looked"; readonly looked: Looked }
  | { readonly kind: "wish"; readonly wish: Wish }
  | { readonly kind: "refused"; readonly refused: Refused };

type Given = Allowed & { readonly args: unknown };

async function attempt(parts: Parts, name: string, { args, ...allowed }: Given): Promise<Outcome> {
  let given: Wish["input"] = {};
  try {
    const tool = toolFor(parts, name);
    given = safeInput(asRecord(args), allowed);
    const { input, refusal } = await parts.understanding.resolve(tool, given, parts.situation);
    if (refusal !== null) return { kind: "refused", refused: { ...refusal, tool: name } };
    if (isWriting(tool, input)) return { kind: "wish", wish: checkedWish(tool, input) };
    parts.onTool(tool);
    const answer = await tool.call(input, parts.world);
    const { result, card } = answer;
    return { kind: "looked", looked: { tool: name, input: answer.input, result, card } };
  } catch (error) {
    if (!(error instanceof UserError)) parts.report(error, name);
    const { code, message, hint, choices } = error instanceof UserError ? error : FAULT;
    return { kind: "refused", refused: { code, message, hint, choices, tool: name, input: given } };
  }
}

const FAULT = new UserError(
  "internal",
  "Something went wrong on my side.",
  "Try again in a minute.",
);

function toolFor({ tools, world }: Parts, name: string): Tool {
  const mine = tools.filter(({ right }) => isEnough(world.asker.role, right));
  const tool = mine.find((one) => one.name === name);
  if (tool) return tool;
  const isPlain = /^[a-z_]{1,40}$/.test(name); // Anything else is words, and not ours.
  throw new UserError(
    "unknown_tool",
    isPlain ? `There is no tool "${name}".` : "There is no such tool.",
    "",
  );
}

/** What cannot be written is told to the model now, not to the person after Confirm. */
function checkedWish(tool: Tool, input: Wish["input"]): Wish {
  const parsed = tool.input.safeParse(input);
  if (parsed.success) return { tool: tool.name, input };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new UserError("bad_input", `${tool.title}: that is not right yet.`, problems.join("\n"));
}

const asRecord = (args: unknown): Readonly<Record<string, unknown>> =>
  typeof args === "object" && args !== null && !Array.isArray(args)
    ? Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null))
    : {};
