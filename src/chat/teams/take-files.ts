import type { Activity } from "@microsoft/teams.api";
import type { ChatPort, ChatUser } from "../../assistant/chat-port.ts";
import { UserError } from "../../domain/errors.ts";
import { isAudio, onlyClip, type VoiceClip } from "../../domain/voice/clip.ts";

const DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";

/** Fetches files that were dropped into Teams, and keeps them for an import; returns their ids. */
export async function takeTeamsFiles(
  port: ChatPort,
  user: ChatUser,
  activity: Activity,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const attachment of attachmentsOf(activity)) {
    const address = downloadOf(attachment);
    if (address === null) continue;
    const file = { name: attachment.name ?? "file", bytes: null };
    ids.push((await port.takeFile(user, { ...file, content: await contentOf(address) })).id);
  }
  return ids;
}

/** The clip that a message is; null: it is none, or has other files too. */
export function clipIn(activity: Activity): VoiceClip | null {
  const attachments = attachmentsOf(activity);
  if (attachments.some(isVoiceNote) && !hasWords(activity)) return NOTE;
  const files = attachments.filter((one) => downloadOf(one) !== null || isSound(one));
  if (!files.every((one) => isSound(one) || isAudio({ type: null, name: nameOf(one) })))
    return null;
  const clips = files.flatMap((one) => {
    const address = downloadOf(one) ?? one.contentUrl ?? null;
    if (address === null) return [];
    return [{ bytes: null, seconds: null, content: () => contentOf(address) }];
  });
  return onlyClip(clips);
}

/** What the microphone of Teams records: apps are told that there was something, and no more. */
const NOTE: VoiceClip = {
  bytes: null,
  seconds: null,
  async content() {
    throw new UserError(
      "not_audio",
      "Teams does not hand its voice notes out to apps.",
      "Attach the recording as a file in our own chat, or type it.",
    );
  },
};

type Attachment = {
  readonly contentType?: string | undefined;
  readonly contentUrl?: string | undefined;
  readonly content?: unknown;
  readonly name?: string | undefined;
};

const attachmentsOf = (activity: Activity): readonly Attachment[] =>
  "attachments" in activity ? (activity.attachments ?? []) : [];

const isSound = ({ contentType = "" }: Attachment): boolean =>
  isAudio({ type: contentType, name: null });

const isVoiceNote = ({ contentType, content }: Attachment): boolean =>
  contentType === "application/vnd.microsoft.card.audio" ||
  (contentType === "text/html" && String(content).includes("schema.skype.com/InputExtension"));

const hasWords = (activity: Activity): boolean =>
  "text" in activity &&
  typeof activity.text === "string" &&
  activity.text.replaceAll(/<at[^>]*>[^<]*<\/at>|<[^>]*>|&nbsp;/gi, "").trim() !== "";

/** As it is called, with the ending that Teams tells beside it. */
function nameOf({ name = "", content }: Attachment): string {
  const type = isRecord(content) ? content["fileType"] : null;
  return typeof type === "string" ? `${name}.${type}` : name;
}

function downloadOf({ contentType, content }: Attachment): string | null {
  const address = isRecord(content) ? content["downloadUrl"] : null;
  return contentType === DOWNLOAD && typeof address === "string" ? address : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

async function contentOf(address: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(address);
  if (!response.ok || response.body === null)
    throw new Error(`Teams answered ${response.status} for a file`);
  return response.body;
}
