import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { ChatPort } from "../../assistant/chat-port.ts";
import { inThread, type SlackPlace } from "./place.ts";
import type { AnyBlock, SlackMessage } from "./render.ts";
import { type Standing, TASK_DONE } from "./sign.ts";

/** Links in what is said never unfold: a preview would fetch them. */
const QUIET = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

type Metadata = { readonly event_type: string; readonly event_payload: Record<string, string> };

export type Saying = {
  readonly client: WebClient;
  readonly port: Pick<ChatPort, "pictureBeside" | "report">;
  /** Where Slack's newer blocks are not drawn, as in emulators. */
  readonly isPlain?: boolean;
};

type Manner = {
  /** In whose place it is put; null: a new message. */
  readonly instead?: Standing | null;
  readonly metadata?: Metadata;
};

/**
 * Says a message, or puts it in the place of one that stands there. What Slack refuses is said more plainly: without the
 * newer blocks, then as text alone. Returns the message's timestamp.
 */
export async function say(
  saying: Saying,
  place: SlackPlace,
  message: SlackMessage,
  manner: Manner = {},
): Promise<string> {
  const best = saying.isPlain === true ? [] : [message.blocks];
  const tries: readonly (readonly AnyBlock[])[] = [...best, message.plainBlocks];
  for (const blocks of tries) {
    try {
      return await sayBlocks(saying, place, { ...message, blocks }, manner);
    } catch (error) {
      if (!isRefusedContent(error)) throw error;
      saying.port.report(error, "Slack refused blocks");
    }
  }
  return sayBlocks(saying, place, { ...message, blocks: [] }, manner);
}

async function sayBlocks(
  saying: Saying,
  place: SlackPlace,
  message: SlackMessage,
  { instead = null, metadata }: Manner,
): Promise<string> {
  const { chat } = saying.client;
  const content = {
    channel: place.channel,
    text: message.text,
    blocks: [...message.blocks],
    ...QUIET,
  };
  let ts = instead?.ts ?? "";
  if (instead === null) {
    const post = { ...content, ...inThread(place), ...(metadata && { metadata }) };
    ts = (await chat.postMessage(post)).ts ?? "";
  } else if (!(await endStream(instead, message.blocks))) await chat.update({ ...content, ts });
  await sendPictures(saying, place, message);
  return ts;
}

/** A stream ends with the answer. False: there is none, or the answer has to be put in its place. */
async function endStream(
  { stream, hasCancel }: Standing,
  blocks: readonly AnyBlock[],
): Promise<boolean> {
  if (stream === null) return false;
  const isWhole = !hasCancel && blocks.length > 0;
  try {
    await stream.stop({ chunks: [TASK_DONE], ...(isWhole ? { blocks: [...blocks] } : {}) });
    return isWhole;
  } catch (error) {
    if (isWhole && isRefusedContent(error)) throw error;
    return false; // Ended by Slack, as after some minutes, or by another try.
  }
}

/** Takes away what stood where nothing is to be said. */
export async function withdraw(
  { client }: Pick<Saying, "client">,
  { channel }: SlackPlace,
  standing: Standing,
): Promise<void> {
  await endStream(standing, []);
  await client.chat.delete({ channel, ts: standing.ts });
}

const CONTENT_PROBLEMS =
  /^(?:invalid_blocks|invalid_blocks_format|invalid_arguments|msg_blocks_too_long|too_many_attachments|invalid_attachments|unsupported_block)/;

const isRefusedContent = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && CONTENT_PROBLEMS.test(error.data.error);

async function sendPictures(
  saying: Saying,
  place: SlackPlace,
  { pictures }: SlackMessage,
): Promise<void> {
  for (const [at, { alt, map }] of pictures.entries()) {
    const file = {
      name: `map-${at + 1}.png`,
      title: "Map",
      alt,
      content: await saying.port.pictureBeside(map),
    };
    await sendFile(saying, place, file);
  }
}

/** Hands a file out. An answer without its picture is still an answer: what fails is reported. */
export async function sendFile(
  { client, port }: Saying,
  { channel, threadTs }: SlackPlace,
  file: {
    readonly name: string;
    readonly title: string;
    readonly alt?: string;
    readonly content: Buffer;
  },
): Promise<void> {
  const upload = {
    file: file.content,
    filename: file.name,
    title: file.title,
    ...(file.alt === undefined ? {} : { alt_text: file.alt }),
  };
  try {
    if (threadTs === null) await client.filesUploadV2({ ...upload, channel_id: channel });
    else await client.filesUploadV2({ ...upload, channel_id: channel, thread_ts: threadTs });
  } catch (error) {
    port.report(error, "Slack did not take a file");
  }
}
