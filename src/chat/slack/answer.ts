import type { WebClient } from "@slack/web-api";
import type { ChatAnswer, ChatEvent, ChatPort, ChatUser } from "../../assistant/chat-port.ts";
import { type SlackPeople } from "./people.ts";
import type { SlackPlace } from "./place.ts";
import { type Cancels, startProgress } from "./progress.ts";
import type { AnyBlock, SlackMessage } from "./render.ts";
import { render } from "./render.ts";
import { say, withdraw } from "./say.ts";

/** What the listeners share. */
export type Desk = {
  readonly port: ChatPort;
  readonly people: SlackPeople;
  readonly cancels: Cancels;
  readonly isPlain: boolean;
};

/** One message, press or form as Slack tells it. */
export type Heard = {
  readonly client: WebClient;
  readonly teamId: string;
  readonly userId: string;
  readonly place: SlackPlace;
  /** One person with the app alone. */
  readonly isDirect: boolean;
  readonly eventId: string | null;
  readonly text: string;
  readonly clip?: ChatEvent["clip"];
  readonly press: ChatEvent["press"];
};

/** Answers where it was asked, with a sign of life after 400 ms; what is for the asker alone goes there. */
export async function answer(desk: Desk, heard: Heard): Promise<ChatAnswer | null> {
  const { port, people } = desk;
  const { client, place, teamId } = heard;
  const user = await people.user(client, heard.userId, teamId);
  const progress = startProgress(heard, desk.cancels);
  const answered = await port.answer({
    eventId: heard.eventId,
    user,
    place: {
      kind: heard.isDirect ? "direct" : "channel",
      placeId: place.channel,
      members: () => people.members(client, place.channel, teamId),
    },
    thread: `${place.channel}:${place.threadTs ?? ""}`,
    text: heard.text,
    clip: heard.clip ?? null,
    press: heard.press,
    onAccepted: progress.begin,
    onProgress: progress.tell,
    cancelled: progress.cancelled,
  });
  const instead = await progress.end();
  if (answered === null) return null;
  const { here, privately, questionId } = answered;
  if (here !== null) {
    const feedback = questionId === null || !heard.isDirect ? [] : [feedbackBlock(questionId)];
    await say(
      { client, port, isPlain: desk.isPlain },
      place,
      withBlocks(render(here, here), feedback),
      { instead },
    );
  } else if (instead !== null) await withdraw({ client }, place, instead);
  if (privately !== null) await sayPrivately(desk, { client, user }, render(privately, privately));
  return answered;
}

/** In the direct conversation with the app. */
async function sayPrivately(
  { port, isPlain }: Pick<Desk, "port" | "isPlain">,
  { client, user }: { readonly client: WebClient; readonly user: ChatUser },
  message: SlackMessage,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: user.userId });
  if (channel?.id === undefined) return;
  await say({ client, port, isPlain }, { channel: channel.id, threadTs: null }, message);
}

/** Thumbs under an answer; their votes are kept with the question. */
function feedbackBlock(questionId: string): AnyBlock {
  const button = (text: string, vote: string) => ({
    text: { type: "plain_text", text },
    value: JSON.stringify({ questionId, vote }),
  });
  const block = {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: button("Good answer", "up"),
        negative_button: button("Bad answer", "down"),
      },
    ],
  };
  return block;
}

/** A plainer message goes without them. */
const withBlocks = (message: SlackMessage, more: readonly AnyBlock[]): SlackMessage => ({
  ...message,
  blocks: [...message.blocks, ...more],
});
