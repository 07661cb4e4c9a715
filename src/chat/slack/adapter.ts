import { App, type Receiver } from "@slack/bolt";
import type { ChatPort } from "../../assistant/chat-port.ts";
import { type Desk } from "./answer.ts";
import { hearActions } from "./hear-actions.ts";
import { hearCommands } from "./hear-commands.ts";
import { hearHome } from "./hear-home.ts";
import { hearMessages } from "./hear-messages.ts";
import { slackPeople } from "./people.ts";

export type SlackOptions = {
  readonly receiver: Receiver;
  /** For one workspace; null: the receiver knows the token of each that installed the app. */
  readonly botToken: string | null;
  /** Where Slack's Web API is, ending in "/api/"; null: Slack's own. */
  readonly apiUrl: string | null;
  /** Without Slack's newer blocks, for emulators that do not draw them. */
  readonly isPlain: boolean;
  readonly onUninstall: (teamId: string) => Promise<void>;
};

/** Connects a Bolt app to Rounds: listeners, no decisions. */
export function createSlack(options: SlackOptions, port: ChatPort): App {
  const { receiver, botToken, apiUrl } = options;
  const app = new App({
    receiver,
    ...(botToken === null ? {} : { token: botToken }),
    ...(apiUrl === null ? {} : { clientOptions: { slackApiUrl: apiUrl } }),
    // Retried by Bolt's own client: 429 with Retry-After, and what the network drops.
    deferInitialization: true,
  });
  const desk: Desk = { port, people: slackPeople(), cancels: new Map(), isPlain: options.isPlain };
  hearAll(app, desk, options.onUninstall);
  app.error(async (error) => port.report(error, "Slack"));
  return app;
}

/** Everything that the app listens to; the manifest declares the same. */
export function hearAll(app: App, desk: Desk, onUninstall: SlackOptions["onUninstall"]): void {
  hearMessages(app, desk);
  hearCommands(app, desk);
  hearActions(app, desk);
  hearHome(app, desk);
  app.event("app_uninstalled", async ({ context }) => onUninstall(context.teamId ?? ""));
  app.event("tokens_revoked", async ({ context }) => onUninstall(context.teamId ?? ""));
}
