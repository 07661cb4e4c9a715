import { MessageActivityInput } from "@microsoft/teams.api";
import { fileFor } from "../../assistant/handed-out.ts";
import { type Desk, type Heard, sendToOwn } from "./answer.ts";
import { type Press, readPress } from "./press.ts";

type OutPress = Exclude<Press, { kind: "tool" }>;

/**
 * Teams takes a file from an app only after the person consented, and only in direct conversations: a card there asks for it.
 * Returns what whoever pressed is told.
 */
export async function offerFile(desk: Desk, heard: Heard, press: OutPress): Promise<string> {
  const file = await fileFor(desk.port, { user: heard.user, eventId: null }, press);
  if (file === null) return "It is not there any more: ask again.";
  const attachment = {
    contentType: "application/vnd.microsoft.teams.card.file.consent",
    name: file.name,
    content: {
      description: file.title,
      sizeInBytes: file.content.length,
      acceptContext: { press },
      declineContext: {},
    },
  };
  const message = new MessageActivityInput("").addAttachments(attachment);
  if (heard.kind === "direct") {
    await heard.progress.send(message);
    return "Here it is.";
  }
  return (await sendToOwn(desk, heard.user, message))
    ? "It is in your messages with me."
    : "Write to me directly once: files come there.";
}

type Consent = {
  readonly action: string;
  readonly context?: unknown;
  readonly uploadInfo?: {
    readonly uploadUrl?: string;
    readonly contentUrl?: string;
    readonly name?: string;
    readonly uniqueId?: string;
    readonly fileType?: string;
  };
};

/** Makes the file once more and puts it where Teams says. */
export async function handOutFile(
  desk: Desk,
  heard: Heard,
  { action, context, uploadInfo }: Consent,
): Promise<void> {
  const press = readPress(context);
  if (action !== "accept" || press === null || press.kind === "tool") return;
  const { uploadUrl, contentUrl = "", name = "", uniqueId, fileType } = uploadInfo ?? {};
  const file = await fileFor(desk.port, { user: heard.user, eventId: null }, press);
  if (file === null || uploadUrl === undefined) return;
  const size = file.content.length;
  const response = await fetch(uploadUrl, {
    method: "PUT",
    headers: {
      "content-range": `bytes 0-${size - 1}/${size}`,
      "content-type": "application/octet-stream",
    },
    body: new Uint8Array(file.content),
  });
  if (!response.ok) throw new Error(`Teams answered ${response.status} to a file`);
  const attachment = {
    contentType: "application/vnd.microsoft.teams.card.file.info",
    contentUrl,
    name,
    content: { uniqueId, fileType },
  };
  await heard.progress.send(new MessageActivityInput("").addAttachments(attachment));
}
