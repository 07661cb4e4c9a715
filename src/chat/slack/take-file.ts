import type { WebClient } from "@slack/web-api";
import type { ChatPort, ChatUser } from "../../assistant/chat-port.ts";
import { UserError } from "../../domain/errors.ts";

export type SlackFile = {
  readonly id?: string;
  readonly name?: string | null;
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
  const { name, size, url_private_download: download, url_private: shown } = file;
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
  return port.takeFile(user, { name: name ?? "file", bytes: size ?? null, content: response.body });
}
