import { createTeamsConnection, type TeamsConnection } from "./chat/teams/connection.ts";
import { chatDesk } from "./chat-desk.ts";
import type { Config } from "./config.ts";
import type { Rounds } from "./rounds.ts";

/** Teams as the settings say; null: it is not configured. */
export function teamsOf({ teams }: Config, rounds: Rounds): TeamsConnection | null {
  if (teams === null) return null;
  return createTeamsConnection({ ...teams, serviceUrl: null }, chatDesk(rounds));
}
