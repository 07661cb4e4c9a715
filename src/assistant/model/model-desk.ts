import type { Tool } from "../../tools/tool.ts";
import type { Answered, Asked } from "../assistant.ts";
import { accountIdsOf } from "../memory.ts";
import type { PreviousTurn } from "../understand/follow-up.ts";
import type { AskModel, Heard } from "./answer.ts";
import { composeReply, withRemark } from "./compose.ts";
import { answeredWithout, notWithout } from "./fault-words.ts";

/** A language model, and where what its answers rest on is kept. */
export type ModelDesk = {
  readonly ask: AskModel;
  readonly keepWork: (email: string, looked: Heard["looked"]) => Promise<string>;
};

/** Asks the model; where it has no answer, the answer is that of the words alone, and says so. */
export async function askedModel(
  { ask, keepWork }: ModelDesk,
  tools: ReadonlyMap<string, Tool>,
  asked: Asked,
  withoutModel: () => Promise<Omit<Answered, "spent">>,
): Promise<Answered> {
  const heard = await ask(asked);
  const { world, directory } = asked;
  const { spent, fault } = heard;
  const compose = () =>
    composeReply(heard, {
      tools,
      directory,
      world,
      keepWork: (looked) => keepWork(world.asker.email, looked),
    });
  const found = fault === null ? await compose() : null;
  if (found !== null) return { reply: found, turn: turnOf(heard), spent };
  const plain = await withoutModel();
  const wasUnderstood = plain.reply.error === null;
  const reason = fault?.reason ?? "unreadable";
  const lookedUp = wasUnderstood || heard.looked.length === 0 ? null : await compose();
  if (lookedUp !== null) return { reply: lookedUp, turn: turnOf(heard), spent };
  const remark = wasUnderstood ? answeredWithout(reason) : notWithout(reason);
  return { ...plain, reply: withRemark(plain.reply, remark), spent };
}

/** What "and tomorrow?" goes on from: the last thing that was looked up or wished. */
function turnOf({ looked, wishes, refusal }: Heard): PreviousTurn {
  const last = looked.at(-1) ?? wishes.at(-1) ?? refusal;
  const result = looked.at(-1)?.result;
  return {
    tool: last?.tool ?? null,
    input: last?.input ?? {},
    field: null,
    choices: [],
    accountIds: accountIdsOf(result),
  };
}
