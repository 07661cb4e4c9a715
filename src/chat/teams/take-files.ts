import type { Activity } from "@microsoft/teams.api";
import type { ChatPort, ChatUser } from "../../assistant/chat-port.ts";

const DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";

/** Fetches files that were dropped into Teams, and keeps them for an import; returns their ids. */
export async function takeTeamsFiles(
  port: ChatPort,
  user: ChatUser,
  activity: Activity,
): Promise<readonly string[]> {
  const attachments = "attachments" in activity ? (activity.attachments ?? []) : [];
  const ids: string[] = [];
  for (const { contentType, content, name } of attachments) {
    if (contentType !== DOWNLOAD) continue;
    const address = addressOf(content);
    if (address === null) continue;
    const response = await fetch(address);
    if (!response.ok || response.body === null)
      throw new Error(`Teams answered ${response.status} for a file`);
    const file = { name: name ?? "file", bytes: null, content: response.body };
    ids.push((await port.takeFile(user, file)).id);
  }
  return ids;
}

const addressOf = (content: unknown): string | null =>
  typeof content === "object" &&
  content !== null &&
  "downloadUrl" in content &&
  typeof content.downloadUrl === "string"
    ? content.downloadUrl
    : null;
