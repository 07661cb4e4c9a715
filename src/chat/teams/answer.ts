import { type ActivityLike, MessageActivityInput } from "@microsoft/teams.api";
import type { Reply } from "../../assistant/assistant.ts";
import type { ChatAnswer, ChatEvent, ChatPort, ChatUser } from "../../assistant/chat-port.ts";
import { cut } from "../../cards/format.ts";
import { citationsOf, cite } from "./citations.ts";
import { LIMITS } from "./limits.ts";
import type { Api, TeamsPeople } from "./people.ts";
import type { Progress } from "./progress.ts";
import { type AdaptiveCard, escaped, render } from "./render.ts";

/** What the listeners share. */
export type Desk = {
  readonly port: ChatPort;
  readonly people: TeamsPeople;
  /** Sends into a conversation without being asked. */
  readonly sendTo: (conversationId: string, activity: ActivityLike) => Promise<{ id: string }>;
};

/** One message, press or form as Teams tells it. */
export type Heard = {
  readonly api: Api;
  readonly conversationId: string;
  /** Of a channel's thread the channel: whose members read along, and where digests go. */
  readonly placeId: string;
  readonly kind: "direct" | "group" | "channel";
  /** Where a reply belongs; of a channel its thread. */
  readonly thread: string;
  readonly user: ChatUser;
  readonly eventId: string | null;
  readonly text: string;
  readonly clip?: ChatEvent["clip"];
  readonly press: ChatEvent["press"];
  /** A button was pressed: what it wrote takes the place of the card that it stood on. */
  readonly isPressed: boolean;
  readonly progress: Progress;
};

/** Answers where it was asked; what is for the asker alone goes into the own conversation. */
export async function answer(desk: Desk, heard: Heard): Promise<ChatAnswer | null> {
  const { port, people } = desk;
  const { user, kind, conversationId, placeId, api } = heard;
  heard.progress.begin();
  const answered = await port.answer({
    eventId: heard.eventId,
    user,
    place: {
      kind,
      placeId,
      members: () => people.members(api, placeId, user.tenantId),
    },
    thread: heard.thread,
    text: heard.text,
    clip: heard.clip ?? null,
    press: heard.press,
    onProgress: heard.progress.tell,
    cancelled: new AbortController().signal,
  });
  heard.progress.end();
  if (answered === null) return null;
  const { here, privately, questionId } = answered;
  if (here !== null && !(heard.isPressed && isWritten(here))) {
    const { id } = await sendReply(desk, here, heard.progress.send, questionId);
    const said = [id ?? "", conversationId].filter((known) => known !== "");
    if (questionId !== null) await port.rememberAnswer("teams", said, questionId);
  }
  if (privately !== null) await sendPrivately(desk, user, privately);
  return answered;
}

/** Whether something was written: it can be taken back, or it answers a lead. */
export const isWritten = ({ error, result }: Reply): boolean =>
  error === null &&
  typeof result === "object" &&
  result !== null &&
  (("changeId" in result && typeof result.changeId === "string") || "isAccepted" in result);

/** What Teams refuses as a card is said as text. */
async function sendReply(
  { port }: Desk,
  reply: Reply,
  send: Progress["send"],
  questionId: string | null,
): ReturnType<Progress["send"]> {
  try {
    return await send(cite(messageOf(port, reply, questionId !== null), citationsOf(reply)));
  } catch (error) {
    if (!isRefusedContent(error)) throw error;
    port.report(error, "Teams refused a card");
    return send(new MessageActivityInput(escaped(cut(reply.text, LIMITS.text))));
  }
}

const isRefusedContent = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "response" in error &&
  typeof error.response === "object" &&
  error.response !== null &&
  "status" in error.response &&
  (error.response.status === 400 || error.response.status === 413);

export function adaptiveCard(
  port: Pick<ChatPort, "picture">,
  reply: Pick<Reply, "cards" | "tool" | "input">,
): AdaptiveCard {
  const size = { width: LIMITS.pictureWidth, height: LIMITS.pictureHeight };
  return render(reply.cards, reply, (map) => port.picture(map, size).toString("base64"));
}

/** Words were understood by a trained program: Teams marks that. A pressed button needs no such mark. */
export function messageOf(
  port: Pick<ChatPort, "picture">,
  reply: Pick<Reply, "cards" | "text" | "tool" | "input" | "by">,
  hasVotes: boolean,
): MessageActivityInput {
  const content = adaptiveCard(port, reply);
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive" as const, content };
  const message = new MessageActivityInput("").addAttachments(attachment);
  if (reply.by !== "none") message.addAiGenerated();
  if (hasVotes) message.addFeedback();
  // What notifications and clients without cards show; the library's type does not know it.
  return Object.assign(message, { summary: cut(reply.cards[0]?.title ?? reply.text, 200) });
}

const sendPrivately = (desk: Desk, user: ChatUser, reply: Reply): Promise<boolean> =>
  sendToOwn(desk, user, cite(messageOf(desk.port, reply, false), citationsOf(reply)));

/** Into the person's own conversation with Rounds; false: there is none yet. */
export async function sendToOwn(
  { port, sendTo }: Desk,
  user: ChatUser,
  message: MessageActivityInput,
): Promise<boolean> {
  const email = await port.personOf(user);
  const place = email === null ? null : await port.placeOf("teams", `person:${email}`);
  if (place === null) {
    port.report(new Error("There is no direct conversation with the asker"), "Teams");
    return false;
  }
  await sendTo(place.placeId, message);
  return true;
}
