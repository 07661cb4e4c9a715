import { randomUUID } from "node:crypto";
import {
  type Assistant,
  type Reply,
  type Report,
  refusalReply,
  type Answered as TurnOfAssistant,
} from "./assistant/assistant.ts";
import { type Readers, type Shared, sharedPart } from "./assistant/before-others.ts";
import { changeIdOf, type Memory, type Remembered, withSaid } from "./assistant/memory.ts";
import type { Spent } from "./assistant/model/meter.ts";
import { GOOD_FOR_MS, pendingIn } from "./assistant/run-several.ts";
import * as card from "./cards/card.ts";
import type { Workspace } from "./data/generated/client.ts";
import { logQuestion } from "./data/questions.ts";
import type { Scoped } from "./data/scope.ts";
import { UserError } from "./domain/errors.ts";
import { personReader } from "./domain/posts.ts";
import { visible } from "./domain/visible.ts";
import type { Metrics } from "./jobs/metrics.ts";
import type { NameKeeper } from "./names.ts";
import type { Message, TimedReply } from "./rounds.ts";
import { tools } from "./tools/index.ts";
import type { World } from "./tools/world.ts";
import type { Who } from "./world-maker.ts";

export type Asking = {
  readonly memory: Memory;
  readonly metrics: Metrics;
  readonly report: Report;
  readonly assistant: Assistant;
  readonly worldFor: (who: Who) => Promise<World>;
  readonly names: NameKeeper;
  readonly scoped: Scoped;
  readonly workspace: Workspace;
  /** Whether a language model has to be told what was said before. */
  readonly hasModel: boolean;
};

/** An answer with what a chat needs to know beside it. */
export type ChatReply = TimedReply & {
  /** What of it others in the same place may read. */
  readonly shared: Shared;
  /** In the log; null: it is not there. */
  readonly questionId: string | null;
};

/** Answers one message from any platform, and keeps what the next one and the log need. */
export async function ask(
  asking: Asking,
  message: Message & { readonly readers?: Readers | null },
): Promise<ChatReply> {
  const { assistant, memory, worldFor, names, metrics } = asking;
  const began = performance.now();
  const { thread, press = null, readers = null } = message;
  const text = visible(message.text); // People paste what others wrote.
  const world = await worldFor(message).catch(unknownAsker);
  if ("error" in world) return { ...world, tookMs: 0, questionId: null, shared: "none" };
  const { directory } = await names.read();
  const { asker, instant } = world;
  const remembered = await recalled(asking, world, thread);
  const { cancelled = null, heard = null } = message;
  const isSpoken = heard !== null;
  const asked = { world, directory, text, isSpoken, press, remembered, cancelled };
  const answered = await assistant.answer(asked);
  const { reply, spent } = answered;
  await memory.remember(thread, asker.email, kept(asking, answered, remembered, text), instant);
  const shared = readers === null ? "all" : await sharedPart(tools, { reply, world, readers });
  const tookMs = Math.round(performance.now() - began);
  metrics.questionSeconds.observe({ tool: reply.tool ?? "none", by: reply.by }, tookMs / 1000);
  const questionId = await keepQuestion(asking, { world, message, reply, spent, tookMs });
  // News are for the asker alone: they wait for a private answer.
  const isPrivate = readers === null;
  const told = isPrivate ? await world.proposals.takeNotices(asker.email, instant) : [];
  const said = { ...withNotices(reply, told), tookMs, questionId, shared };
  return heard === null ? said : asHeard(said, visible(heard));
}

const asHeard = (reply: ChatReply, heard: string): ChatReply => ({
  ...reply,
  ...withHeard(reply, heard),
  shared: typeof reply.shared === "object" ? withHeard(reply.shared, heard) : reply.shared,
});

/** What was heard stands before the answer, so that a mishearing is seen at once. */
const withHeard = (reply: Reply, heard: string): Reply => ({
  ...reply,
  heard,
  text: `I heard: "${heard}"\n${reply.text}`,
});

/** The last turn; "yes" confirms nothing any more once something else was said to the person, wherever. */
async function recalled(
  { memory, scoped }: Asking,
  { asker: { email }, instant }: World,
  thread: string | null,
): Promise<Remembered | null> {
  const remembered = await memory.recall(thread, email, instant);
  const saidAt = remembered?.pending?.["at"];
  if (remembered === null || typeof saidAt !== "string") return remembered;
  const at = new Date(saidAt);
  const meanwhile = { gt: at, lt: new Date(at.getTime() + GOOD_FOR_MS) };
  const [post, answer] = await Promise.all([
    scoped.post.findFirst({ where: { reader: personReader(email), createdAt: meanwhile } }),
    scoped.question.findFirst({ where: { askerEmail: email, askedAt: meanwhile } }),
  ]);
  return post === null && answer === null ? remembered : { ...remembered, pending: null };
}

/** Of several changes none is the one that "take it back" means: each has a button of its own. */
function onlyChange({ result, calls = [] }: Reply): string | null {
  const ids = [result, ...calls.map((call) => call.result)].flatMap(
    (each) => changeIdOf(each) ?? [],
  );
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** Whoever is not known, or gives a time that is none, gets an answer and no data. */
function unknownAsker(error: unknown): Reply {
  if (error instanceof UserError) return refusalReply(error);
  throw error;
}

type Answered = {
  readonly world: World;
  readonly message: Message;
  readonly reply: Reply;
  readonly spent: Spent | null;
  readonly tookMs: number;
};

/** The id of the question in the log; null: an answer that could not be logged is still an answer. */
async function keepQuestion(
  { report, scoped, workspace }: Asking,
  { world, message: { channel, thread, text }, reply, spent, tookMs }: Answered,
): Promise<string | null> {
  const { tool, input, by, error } = reply;
  const asker = world.asker.email;
  const id = randomUUID();
  try {
    await logQuestion(scoped, workspace.id, {
      id,
      askedAt: world.instant,
      askerEmail: asker,
      channel,
      thread,
      text,
      tool,
      input,
      by,
      tookMs,
      errorCode: error?.code ?? null,
      reference: /\(ref (\w+)\)/.exec(error?.message ?? "")?.[1] ?? null,
      ...usedFor(spent),
    });
    return id;
  } catch (failure) {
    report(failure, { tool, asker });
    return null;
  }
}

const usedFor = (spent: Spent | null) => ({
  modelCalls: spent?.calls ?? null,
  inputTokens: spent?.inputTokens ?? null,
  outputTokens: spent?.outputTokens ?? null,
  costMicros: spent?.costMicros ?? null,
});

/** What the next turn goes on from. */
const kept = (
  { hasModel }: Asking,
  { reply, turn }: Pick<TurnOfAssistant, "reply" | "turn">,
  remembered: Remembered | null,
  text: string,
): Remembered => ({
  turn,
  changeId: onlyChange(reply),
  change: reply.cards[0]?.title ?? null,
  pending: pendingIn(reply.cards),
  ...(hasModel ? { said: withSaid(remembered?.said ?? [], { ...reply, text }) } : {}),
});

/** What was waiting for this person stands before the answer. */
function withNotices(reply: Reply, notices: readonly string[]): Reply {
  if (notices.length === 0) return reply;
  const news = { title: "News for you", parts: notices.map(card.text) };
  return {
    ...reply,
    text: [...notices, reply.text].join("\n"),
    cards: [news, ...reply.cards],
  };
}
