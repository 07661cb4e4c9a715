import { createSlackConnection, type SlackConnection } from "./chat/slack/connection.ts";
import { chatDesk } from "./chat-desk.ts";
import type { Config } from "./config.ts";
import { openInstallations } from "./data/installations.ts";
import { scopeTo } from "./data/scope.ts";
import { createSeal } from "./data/seal.ts";
import type { Rounds } from "./rounds.ts";

/** Slack as the settings say; null: it is not configured. */
export function slackOf(config: Config, rounds: Rounds, now?: () => Date): SlackConnection | null {
  const { slack } = config;
  if (slack === null) return null;
  const { database, workspace } = rounds;
  const scoped = scopeTo(database.client, workspace.id);
  const installations =
    slack.oauth === null
      ? null
      : openInstallations(
          { scoped, workspaceId: workspace.id, seal: createSeal(config.secretKeys) },
          "slack",
        );
  return createSlackConnection({ ...slack, installations }, chatDesk(rounds, now));
}
