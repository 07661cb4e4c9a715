import type { IActivityContext } from "@microsoft/teams.apps";
import type { ChatAnswer } from "../../assistant/chat-port.ts";
import { type Desk, type Heard, isWritten, messageOf } from "./answer.ts";

type Pressed = {
  readonly context: Pick<IActivityContext, "activity" | "api">;
  readonly heard: Heard;
};

/** Where others read along, what was written is told to whoever pressed alone; the pressed card says to all who it was. */
export async function settle(
  { port }: Desk,
  { context, heard }: Pressed,
  answered: ChatAnswer | null,
): Promise<void> {
  const privately = answered?.privately ?? null;
  const { activity, api } = context;
  if (heard.kind === "direct" || privately === null || !isWritten(privately)) return;
  if (activity.replyToId === undefined) return;
  const text = `✓ ${doneBy(privately.result, heard.user.name)}`;
  const card = { title: text, parts: [] };
  const reply = { cards: [card], text, tool: null, input: null, by: "none" as const };
  const message = messageOf(port, reply, false);
  await api.conversations.activities(heard.conversationId).update(activity.replyToId, message);
}

/** Of a lead no more than its number, which the card told already. */
function doneBy(result: unknown, name: string): string {
  const isLead =
    typeof result === "object" && result !== null && "isAccepted" in result && "leadId" in result;
  if (!isLead) return `Done by ${name}`;
  return `${String(result.leadId)}: ${result.isAccepted === true ? "taken" : "passed"} by ${name}`;
}
