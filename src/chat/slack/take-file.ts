import type { WebClient } from "@slack/web-api";
import type { ChatPort, ChatUser } from "../../assistant/chat-port.ts";
import { UserError } from "../../domain/errors.ts";
import { isAudio, onlyClip, type VoiceClip } from "../../domain/voice/clip.ts";

export type SlackFile = {
  readonly id?: string;
  readonly name?: string | null;
  /** Of recorded clips it may be empty, or say that they are videos. */
  readonly mimetype?: string | null;
  /** "slack_audio": recorded in Slack. */
  readonly subtype?: string;
  readonly duration_ms?: number;
  readonly size?: number;
  readonly url_private_download?: string;
  readonly url_private?: string;
};

/** Fetches a file that was dropped into Slack, and keeps it for an import. */
export async function takeSlackFile(
  port: ChatPort,
  { client, user }: { readonly client: WebClient; readonly user: ChatUser },
  file: SlackFile,
): ReturnType<ChatPort["takeFile"]> {
  const content = await contentOf(client, file);
  return port.takeFile(user, { name: file.name ?? "file", bytes: file.size ?? null, content });
}

/** The clip that a message with these files is; null: it is none, or has other files too. */
export function clipIn(client: WebClient, files: readonly SlackFile[]): VoiceClip | null {
  if (!files.every(isClip)) return null;
  const clips = files.map((file) => ({
    bytes: file.size ?? null,
    seconds: file.duration_ms === undefined ? null : file.duration_ms / 1000,
    content: () => contentOf(client, file),
  }));
  return onlyClip(clips);
}

const isClip = ({ subtype, mimetype, name }: SlackFile): boolean =>
  subtype === "slack_audio" || isAudio({ type: mimetype || null, name: name ?? null });

async function contentOf(
  client: WebClient,
  { url_private_download: download, url_private: shown }: SlackFile,
): Promise<AsyncIterable<Uint8Array>> {
  const address = download ?? shown;
  if (address === undefined) {
    throw new UserError(
      "not_found",
      "Slack does not hand that file out.",
      "Drop it once more, or use the page.",
    );
  }
  const headers = { authorization: `Bearer ${client.token ?? ""}` };
  const response = await fetch(address, { headers });
  if (!response.ok || response.body === null)
    throw new Error(`Slack answered ${response.status} for a file`);
  return response.body;
}
