import { type Card, note } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import { asInput } from "../tools/slots.ts";
import { isEnough, isWriting, type Tool } from "../tools/tool.ts";
import type { Asked, By, Reply, Report } from "./assistant.ts";
import { cardText } from "./card-text.ts";
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

/** What was understood: a tool with its input, and what else the same words asked for. */
export type ToolCall = {
  readonly kind: "call";
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly by: By;
  readonly isSure?: boolean;
  /** What was said and is no part of the input, in the person's own words. */
  readonly unheard?: readonly string[];
  readonly more?: readonly ToolCall[];
};

/** What calls need to be run. */
export type Running = {
  readonly byName: ReadonlyMap<string, Tool>;
  readonly report: Report;
  readonly claim: Claim;
};

/** One wish, or several: reads at once, writes among several and spoken ones only when they are confirmed. */
export async function runAll(
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
    const { input, result, card: own } = await tool.call(call.input, asked.world);
    const card = withUnheard(own, call.unheard);
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

/** Nobody should believe that the answer keeps to what it does not. */
function withUnheard(card: Card, unheard: readonly string[] = []): Card {
  if (unheard.length === 0) return card;
  const words = unheard.map((each) => `"${each}"`).join(", ");
  return { ...card, parts: [note(`Not taken into account: ${words}.`), ...card.parts] };
}

type Failure = { readonly error: unknown; readonly call: ToolCall | null };

/** What went wrong, as an answer: what the person can mend in words, what only we can by its reference. */
export function failed({ report }: Running, { world }: Asked, { error, call }: Failure): Reply {
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
