import type { BlockAction } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Heard } from "./answer.ts";
import { directChannel } from "./hear-commands.ts";

/** A press of a button, in a message or in somebody's home. */
export type Pressed = {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly value: string;
};

/** What is pressed in a channel is answered in the message's thread, and at home in the own conversation. */
export async function heardFrom({ body, client }: Pressed, press: Heard["press"]): Promise<Heard> {
  const userId = body.user.id;
  const channel = body.channel?.id ?? (await directChannel(client, userId));
  const isDirect = channel.startsWith("D");
  return {
    client,
    teamId: body.team?.id ?? "",
    userId,
    place: { channel, threadTs: threadOf(body) ?? (isDirect ? null : (body.message?.ts ?? null)) },
    isDirect,
    eventId: `action:${body.trigger_id}`,
    text: "",
    press,
  };
}

function threadOf({ message }: BlockAction): string | null {
  const ts: unknown = message?.["thread_ts"];
  return typeof ts === "string" ? ts : null;
}
