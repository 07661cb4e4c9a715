import { type ChatStreamer, WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { cut } from "../../cards/format.ts";
import { inThread, type SlackPlace } from "./place.ts";

/** What stands where the answer will be. */
export type Standing = {
  readonly ts: string;
  /** Open as long as more can be added to it; null: an ordinary message. */
  readonly stream: ChatStreamer | null;
  /** Has something in it that may not stay. */
  readonly hasCancel: boolean;
};

/** What whoever waits is told. */
export type Sign = {
  readonly text: string;
  /** What the Cancel button carries; null: it cannot be cancelled. */
  readonly cancelId: string | null;
  /** False: nothing is known but that it takes a while. */
  readonly isWork: boolean;
};

/** Who waits, and where. */
export type Waiting = {
  readonly client: WebClient;
  readonly place: SlackPlace;
  readonly userId: string;
  readonly teamId: string;
};

/**
 * Shows a sign, and returns what stands there then; null: nothing that is to be replaced. In threads Slack's own status comes
 * first, and a stream once there is work to tell of; elsewhere a message that changes. A sign that cannot be shown is none: the
 * answer comes all the same.
 */
export async function showSign(
  waiting: Waiting,
  standing: Standing | null,
  sign: Sign,
): Promise<Standing | null> {
  if (standing?.stream) return (await grown(standing, standing.stream, sign)) ?? standing;
  if (standing === null && (await setStatus(waiting, sign))) return null;
  const stream = standing === null ? await startStream(waiting, sign) : null;
  return stream ?? putMessage(waiting, standing, sign);
}

/** Workspaces that refused a method, by their client: each is asked once. */
type Refusers = WeakSet<WebClient>;
const withoutStatus: Refusers = new WeakSet();
const withoutStreams: Refusers = new WeakSet();

/** What says nothing about the next try. */
const PASSING =
  /^(?:ratelimited|internal_error|fatal_error|service_unavailable|request_timeout|channel_|thread_|invalid_thread_ts|not_in_channel|is_archived|message_)/;

function remember(refusers: Refusers, client: WebClient, error: unknown): void {
  if (error instanceof WebAPIPlatformError && !PASSING.test(error.data.error)) refusers.add(client);
}

/** Slack's own line while an answer is made, which goes when it comes; it has no button and needs a thread. */
async function setStatus(
  { client, place: { channel, threadTs } }: Waiting,
  { text, isWork }: Sign,
): Promise<boolean> {
  if (isWork || threadTs === null || withoutStatus.has(client)) return false;
  const status = { channel_id: channel, thread_ts: threadTs, status: text };
  try {
    await client.assistant.threads.setStatus(status);
    return true;
  } catch (error) {
    remember(withoutStatus, client, error);
    return false;
  }
}

/** In direct conversations Slack streams in threads only. */
async function startStream(waiting: Waiting, sign: Sign): Promise<Standing | null> {
  const { client, userId, teamId } = waiting;
  const { channel, threadTs } = waiting.place;
  if (threadTs === null || withoutStreams.has(client)) return null;
  const stream = client.chatStream({
    channel,
    thread_ts: threadTs,
    recipient_user_id: userId,
    recipient_team_id: teamId,
  });
  try {
    await stream.append({ chunks: [taskOf(sign), ...cancelChunks(sign)] });
  } catch (error) {
    remember(withoutStreams, client, error);
  }
  return stream.ts === undefined
    ? null
    : { ts: stream.ts, stream, hasCancel: sign.cancelId !== null };
}

/** Null: Slack has ended the stream, as it does after some minutes; its message stays, and is changed from then on. */
async function grown(
  standing: Standing,
  stream: ChatStreamer,
  sign: Sign,
): Promise<Standing | null> {
  const isNew = sign.cancelId !== null && !standing.hasCancel;
  const chunks = [taskOf(sign), ...(isNew ? cancelChunks(sign) : [])];
  try {
    await stream.append({ chunks });
    return { ...standing, hasCancel: standing.hasCancel || isNew };
  } catch {
    return { ...standing, stream: null };
  }
}

const TASK = { type: "task_update" as const, id: "work" };

const taskOf = ({ text }: Sign) => ({
  ...TASK,
  title: cut(text, 250),
  status: "in_progress" as const,
});

/** Ends the one task of a stream. */
export const TASK_DONE = { ...TASK, title: "Done", status: "complete" as const };

const cancelChunks = ({ cancelId }: Sign) =>
  cancelId === null ? [] : [{ type: "blocks" as const, blocks: [cancelBlock(cancelId)] }];

async function putMessage(
  { client, place }: Waiting,
  standing: Standing | null,
  { text, cancelId }: Sign,
): Promise<Standing | null> {
  const { channel } = place;
  const words = { type: "plain_text" as const, text, emoji: false };
  const context = { type: "context" as const, elements: [words] };
  const blocks = cancelId === null ? [context] : [context, cancelBlock(cancelId)];
  try {
    if (standing !== null) {
      await client.chat.update({ channel, ts: standing.ts, text, blocks });
      return standing;
    }
    const { ts } = await client.chat.postMessage({ channel, text, blocks, ...inThread(place) });
    return ts === undefined ? null : { ts, stream: null, hasCancel: cancelId !== null };
  } catch {
    return standing;
  }
}

const cancelBlock = (cancelId: string) => ({
  type: "actions" as const,
  elements: [
    {
      type: "button" as const,
      action_id: "cancel",
      text: { type: "plain_text" as const, text: "Cancel" },
      value: cancelId,
    },
  ],
});
