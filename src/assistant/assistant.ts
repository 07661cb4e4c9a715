import type { Card } from "../cards/card.ts";
import { type Choice, UserError } from "../domain/errors.ts";
import { asInput } from "../tools/slots.ts";
import { isEnough, isWriting, type Tool } from "../tools/tool.ts";
import type { World } from "../tools/world.ts";
import { aboutTheLast } from "./about-the-last.ts";
import { cardText } from "./card-text.ts";
import { withLikely } from "./likely-names.ts";
import { accountIdsOf, type Remembered } from "./memory.ts";
import type { Spent } from "./model/meter.ts";
import { askedModel, type ModelDesk } from "./model/model-desk.ts";
import { refusalReply } from "./refusal-reply.ts";
import {
  type Claim,
  CONFIRM,
  combined,
  confirmed,
  DISCARD,
  discarded,
  proposal,
  type Wish,
} from "./run-several.ts";
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

type Parts = {
  readonly tools: readonly Tool[];
  readonly understanding: Understanding;
  readonly report: Report;
  readonly claim: Claim;
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
  if (understood.kind === "refusal") {
    const refusal = await withLikely(understood, parts.byName, asked);
    return { reply: notUnderstood(refusal), turn: asPreviousTurn(refusal, []) };
  }
  const reply = await runAll(parts, asked, understood);
  const last = lastCall(understood, reply);
  const before = asked.remembered?.turn ?? null;
  // "Nothing north of the river" where no river is known: what was asked before still stands.
  if (reply.error !== null && before?.tool === last.tool) return { reply, turn: before };
  return { reply, turn: asPreviousTurn(last, accountIdsOf(lastResult(reply))) };
}

const lastResult = ({ calls = [], result }: Reply): unknown => calls.at(-1)?.result ?? result;

/** What the next turn goes on from; of a confirmation what it wrote. */
function lastCall(understood: ToolCall, { calls = [], tool, input }: Reply): ToolCall {
  const last = understood.more?.at(-1) ?? understood;
  const written = calls.at(-1) ?? { tool: tool ?? last.tool, input: input ?? last.input };
  return last.tool === CONFIRM ? { ...last, ...written } : last;
}

/** One wish, or several: reads at once, writes among several and spoken ones only when they are confirmed. */
async function runAll(
  parts: Running,
  asked: Asked,
  { more = [], ...first }: ToolCall,
): Promise<Reply> {
  if (first.tool === CONFIRM) return runConfirmed(parts, asked, first);
  if (first.tool === DISCARD) return runDiscarded(parts, asked, first);
  const call = { ...first, input: asInput(first.input) };
  const calls = [call, ...more.map((each) => ({ ...each, input: asInput(each.input) }))] as const;
  if (mustConfirm(parts, asked, calls)) return proposed(parts, asked, calls);
  return more.length === 0 ? run(parts, asked, call) : runEach(parts, asked, calls);
}

type Calls = readonly [ToolCall, ...ToolCall[]];

/** A mishearing must be seen before it is written. What cannot be written is refused at once. */
function mustConfirm({ byName }: Running, { isSpoken, world }: Asked, calls: Calls): boolean {
  const written = calls.flatMap(({ tool: name, input }) => {
    const tool = byName.get(name);
    return tool !== undefined && isWriting(tool, input) ? [{ tool, input }] : [];
  });
  if (calls.length > 1) return written.length > 0;
  return written.some(
    ({ tool, input }) =>
      isSpoken === true &&
      isEnough(world.asker.role, tool.right) &&
      tool.input.safeParse(input).success,
  );
}

function proposed(parts: Running, { directory, world, remembered }: Asked, calls: Calls): Reply {
  const [{ tool, input, by }, ...more] = calls;
  const { changeId = null, change = null } = remembered ?? {};
  const known = new Map(changeId === null || change === null ? [] : [[changeId, `"${change}"`]]);
  return {
    tool,
    input,
    result: null,
    ...(more.length > 0 && { calls: more.map((call) => ({ ...asWish(call), result: null })) }),
    ...proposal(calls.map(asWish), { tools: parts.byName, directory, world, known }),
    by,
    error: null,
  };
}

const asWish = ({ tool, input }: ToolCall): Wish => ({ tool, input });

const asCall = (wish: Wish): ToolCall => ({ kind: "call", by: "none", ...wish });

async function runConfirmed(parts: Running, asked: Asked, call: ToolCall): Promise<Reply> {
  try {
    const [first, ...more] = await confirmed(call.input, asked.world, parts.claim);
    return await runEach(parts, asked, [asCall(first), ...more.map(asCall)]);
  } catch (error) {
    return failed(parts, asked, { error, call: null });
  }
}

async function runDiscarded(parts: Running, asked: Asked, { input, by }: ToolCall): Promise<Reply> {
  try {
    const told = await discarded(input, asked.world, parts.claim);
    return { tool: null, input: null, result: null, ...told, by, error: null };
  } catch (error) {
    return failed(parts, asked, { error, call: null });
  }
}

/** One after the other, as they were said; one that fails does not stop the next. */
async function runEach(
  parts: Running,
  asked: Asked,
  [first, ...more]: readonly [ToolCall, ...ToolCall[]],
): Promise<Reply> {
  const replies: [Reply, ...Reply[]] = [await run(parts, asked, first)];
  for (const call of more) replies.push(await run(parts, asked, call));
  return combined(replies);
}

const NOTHING: PreviousTurn = { tool: null, input: {}, field: null, choices: [], accountIds: [] };

async function run(parts: Running, asked: Asked, call: ToolCall): Promise<Reply> {
  try {
    const tool = parts.byName.get(call.tool);
    const known = [...parts.byName.keys()].join(", ");
    if (!tool)
      throw new UserError(
        "unknown_tool",
        `There is no tool "${call.tool}".`,
        `Use one of ${known}.`,
      );
    const { input, result, card } = await tool.call(call.input, asked.world);
    return {
      tool: call.tool,
      input,
      result,
      text: cardText(card),
      cards: [card],
      by: call.by,
      error: null,
    };
  } catch (error) {
    return failed(parts, asked, { error, call });
  }
}

type Running = Parts & { readonly byName: ReadonlyMap<string, Tool> };

type ToolCall = {
  readonly kind: "call";
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly by: By;
  readonly isSure?: boolean;
  readonly more?: readonly ToolCall[];
};

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

type Failure = { readonly error: unknown; readonly call: ToolCall | null };

function failed({ report }: Parts, { world }: Asked, { error, call }: Failure): Reply {
  const { tool, input, by } = call ?? { tool: null, input: null, by: "none" as const };
  const known =
    error instanceof UserError
      ? error
      : troubled(report(error, { tool, asker: world.asker.email }));
  return refusalReply(known, { tool, input, by });
}

const troubled = (reference: string): UserError =>
  new UserError(
    "internal",
    `Something went wrong on my side. (ref ${reference})`,
    "Try again in a minute; if it stays, show the reference to whoever runs Rounds.",
  );
