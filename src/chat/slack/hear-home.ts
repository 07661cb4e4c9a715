import type { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Desk } from "./answer.ts";
import { LIMITS } from "./limits.ts";
import { cardBlocks } from "./render.ts";

/** The app's Home as a small dashboard, and suggested prompts where its messages begin. */
export function hearHome(app: App, { port, people }: Desk): void {
  app.event("app_home_opened", async ({ event, client, context }) => {
    const user = await people.user(client, event.user, context.teamId ?? "");
    if (event.tab === "messages") {
      await suggest(client, event.channel, await port.suggestions(user));
      return;
    }
    const cards = await port.home(user);
    const left = { tables: LIMITS.tables, charts: 0 };
    const asked = { tool: null, input: null };
    const blocks = (cards ?? [UNKNOWN])
      .flatMap((card) => [...cardBlocks(card, { asked, isPlain: true, left }), DIVIDER])
      .slice(0, LIMITS.homeBlocks);
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
  });
  app.event("member_joined_channel", async ({ event, client, context }) => {
    if (event.user !== context.botUserId) return;
    const { channel } = await client.conversations.info({ channel: event.channel });
    await port.rememberPlace({
      platform: "slack",
      tenantId: context.teamId ?? "",
      placeId: event.channel,
      kind: "channel",
      name: channel?.name ?? null,
      personEmail: null,
      reference: {},
    });
  });
}

const DIVIDER = { type: "divider" as const };

const UNKNOWN = {
  title: "I do not know you here yet",
  parts: [{ kind: "note" as const, text: "Ask your administrator to link you." }],
};

/** Older workspaces and some plans have no prompts: there is nothing to tell anybody then. */
async function suggest(
  client: WebClient,
  channel: string,
  words: readonly string[],
): Promise<void> {
  const prompts = words.map((message) => ({ title: message.slice(0, 75), message }));
  const [first, ...more] = prompts;
  if (!first) return;
  try {
    await client.apiCall("assistant.threads.setSuggestedPrompts", {
      channel_id: channel,
      prompts: [first, ...more],
    });
  } catch {
    // The conversation works without them.
  }
}
