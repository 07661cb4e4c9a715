import type { Card } from "../cards/card.ts";
import { type Choice, UserError } from "../domain/errors.ts";
import { asInput } from "../tools/slots.ts";
import type { Tool } from "../tools/tool.ts";
import type { World } from "../tools/world.ts";
import { aboutTheLast } from "./about-the-last.ts";
import { withLikely } from "./likely-names.ts";
import { accountIdsOf, type Remembered } from "./memory.ts";
import type { Spent } from "./model/meter.ts";
import { askedModel, type ModelDesk } from "./model/model-desk.ts";
import { refusalReply } from "./refusal-reply.ts";
import { failed, type Running, runAll, type ToolCall } from "./run-calls.ts";
import { CONFIRM, type Wish } from "./run-several.ts";
import type { Directory } from "./understand/directory.ts";
import { asPreviousTurn, type PreviousTurn } from "./understand/follow-up.ts";
import type { Refusal } from "./understand/result.ts";
import type { Understanding } from "./understand/understand.ts";

export { refusalReply } from "./refusal-reply.ts";

/** What came in: words, or a press of a button. */
export type Asked = {
  readonly world: World;
  readonly directory: Directory;
  readonly text: string;
  /** The words were heard, not typed: what they write is confirmed first. */
  readonly isSpoken?: boolean;
  /** What the asker said before in this thread; null: nothing. */
  readonly remembered: Remembered | null;
  readonly press: {
    readonly tool: string;
    readonly input: Readonly<Record<string, unknown>>;
  } | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly cancelled?: AbortSignal | null;
};

/** How the words were understood; "none": not at all, or nothing had to be. */
export type By = "phrases" | "examples" | "model" | "none";

export type Reply = {
  readonly tool: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly result: unknown;
  /** What else the same words asked for, after the first. */
  readonly calls?: readonly (Wish & { readonly result: unknown })[];
  readonly text: string;
  /** What was heard, where the person spoke. */
  readonly heard?: string;
  readonly cards: readonly Card[];
  readonly by: By;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
};

/** The reply, and what the next turn of the thread needs to know of this one. */
export type Answered = {
  readonly reply: Reply;
  readonly turn: PreviousTurn;
  /** What a language model used for it; null: none was asked. */
  readonly spent: Spent | null;
};

export type Assistant = { answer(asked: Asked): Promise<Answered> };

/** Logs what only we can mend and returns the reference that the person sees. */
export type Report = (
  error: unknown,
  about: { readonly tool: string | null; readonly asker: string },
) => string;

type Parts = Omit<Running, "byName"> & {
  readonly tools: readonly Tool[];
  readonly understanding: Understanding;
  /** Null: there is no language model. */
  readonly model: ModelDesk | null;
};

/** Longer than anybody types; whoever pastes a document is told. */
const MOST_CHARACTERS = 2000;

/** Answers one message: words become a tool call, the tool's result becomes a card. Never throws. */
export function createAssistant(given: Parts): Assistant {
  const parts = { ...given, byName: new Map(given.tools.map((tool) => [tool.name, tool])) };
  return {
    async answer(asked) {
      const understood = await understand(parts.understanding, asked).catch((error: unknown) => ({
        error,
      }));
      if ("error" in understood)
        return {
          reply: failed(parts, asked, { error: understood.error, call: null }),
          turn: NOTHING,
          spent: null,
        };
      const { model } = parts;
      if (model === null || !shouldLook(understood))
        return { ...(await answerUnderstood(parts, asked, understood)), spent: null };
      return askedModel(model, parts.byName, asked, async () =>
        answerUnderstood(parts, asked, understood),
      );
    },
  };
}

/** Words that are beyond doubt, and what the person must decide, need no model. */
const shouldLook = (understood: ToolCall | Refusal): boolean =>
  understood.kind === "call"
    ? understood.isSure === false
    : understood.code === "not_understood" || understood.isSure === false;

async function answerUnderstood(
  parts: Running,
  asked: Asked,
  understood: ToolCall | Refusal,
): Promise<Omit<Answered, "spent">> {
  const before = asked.remembered?.turn ?? null;
  if (understood.kind === "refusal") {
    const refusal = await withLikely(understood, parts.byName, asked);
    return { reply: notUnderstood(refusal), turn: afterRefusal(refusal, before) };
  }
  const reply = await runAll(parts, asked, understood);
  const last = lastCall(understood, reply);
  // "Nothing north of the river" where no river is known: what was asked before still stands.
  const isInVain = reply.error?.code === "not_found" && before !== null;
  if (isInVain && isSameSubject(parts.byName.get(last.tool), last, before))
    return { reply, turn: before };
  return { reply, turn: asPreviousTurn(last, accountIdsOf(lastResult(reply))) };
}

/** Thanks, or a word about the weather, ends nothing: "and Monday?" still goes on with what was asked before. */
const afterRefusal = (refusal: Refusal, before: PreviousTurn | null): PreviousTurn =>
  refusal.code === "not_understood" && before !== null ? before : asPreviousTurn(refusal, []);

/** Whether a call changes what was asked before, and is not about another lead or account. */
const isSameSubject = (tool: Tool | undefined, last: ToolCall, before: PreviousTurn): boolean =>
  tool !== undefined &&
  tool.name === before.tool &&
  Object.entries(tool.slots).every(
    ([field, { isRequired }]) => isRequired !== true || last.input[field] === before.input[field],
  );

const NOTHING: PreviousTurn = { tool: null, input: {}, field: null, choices: [], accountIds: [] };

const lastResult = ({ calls = [], result }: Reply): unknown => calls.at(-1)?.result ?? result;

/** What the next turn goes on from; of a confirmation what it wrote. */
function lastCall(understood: ToolCall, { calls = [], tool, input }: Reply): ToolCall {
  const last = understood.more?.at(-1) ?? understood;
  const written = calls.at(-1) ?? { tool: tool ?? last.tool, input: input ?? last.input };
  return last.tool === CONFIRM ? { ...last, ...written } : last;
}

async function understand(
  understanding: Understanding,
  { press, text, world, directory, remembered }: Asked,
): Promise<ToolCall | Refusal> {
  if (press !== null) return { kind: "call", ...press, by: "none" };
  const words = readable(text);
  const last = aboutTheLast(words, remembered);
  if (last !== null) return { kind: "call", ...last, by: "phrases" };
  const { asker, today, now } = world;
  return understanding.understand(
    words,
    { asker, today, now, directory },
    remembered?.turn ?? null,
  );
}

function readable(text: string): string {
  const words = text.trim();
  if (words === "") {
    const hint = 'Ask something, such as "who should I visit today?"';
    throw new UserError("not_understood", "That message was empty.", hint, [HELP]);
  }
  if (words.length <= MOST_CHARACTERS) return words;
  const count = words.length.toLocaleString("en-US");
  const most = MOST_CHARACTERS.toLocaleString("en-US");
  throw new UserError(
    "too_long",
    `That is ${count} characters; I read up to ${most}.`,
    "Say it shorter, or import it as a file.",
  );
}

const HELP: Choice = { label: "What can you do?", tool: "help", input: {} };

/** Nothing ran; programs still see which tool it would have been. */
const notUnderstood = (refusal: Refusal): Reply =>
  refusalReply(refusal, {
    tool: refusal.tool,
    input: refusal.tool === null ? null : asInput(refusal.input),
    by: "none",
  });
