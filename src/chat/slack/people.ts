import type { UsersInfoResponse, WebClient } from "@slack/web-api";
import type { ChatUser } from "../../assistant/chat-port.ts";

/** Looks people of a Slack workspace up. */
export type SlackPeople = {
  user(client: WebClient, userId: string, teamId: string): Promise<ChatUser>;
  /** Everybody in a channel but bots. */
  members(client: WebClient, channel: string, teamId: string): Promise<readonly ChatUser[]>;
};

const KEPT_MS = 60_000;

/** Channels of more people than that are read by strangers: nothing of anybody's is shown there. */
const MOST_MEMBERS = 200;

/** Profiles are kept for a minute: each question asks for some. */
export function slackPeople(): SlackPeople {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<Found> }>();
  const find = (client: WebClient, userId: string, teamId: string): Promise<Found> => {
    const key = `${teamId}/${userId}`;
    const known = kept.get(key);
    if (known && performance.now() < known.until) return known.found;
    const found = read(client, userId, teamId);
    found.catch(() => kept.delete(key)); // What failed is not kept.
    if (kept.size > 5000) kept.clear();
    kept.set(key, { until: performance.now() + KEPT_MS, found });
    return found;
  };
  return {
    user: async (client, userId, teamId) => (await find(client, userId, teamId)).user,
    async members(client, channel, teamId) {
      const ids: string[] = [];
      for (let cursor = ""; ids.length <= MOST_MEMBERS; ) {
        const page = await client.conversations.members({ channel, limit: 200, cursor });
        ids.push(...(page.members ?? []));
        cursor = page.response_metadata?.next_cursor ?? "";
        if (cursor === "") break;
      }
      if (ids.length > MOST_MEMBERS) return [stranger(teamId)];
      const all = await Promise.all(ids.map((id) => find(client, id, teamId)));
      return all.filter(({ isBot }) => !isBot).map(({ user }) => user);
    },
  };
}

type Found = { readonly user: ChatUser; readonly isBot: boolean };

const stranger = (tenantId: string): ChatUser => ({
  platform: "slack",
  tenantId,
  userId: "many",
  name: "many people",
  email: null,
  isGuest: true,
});

async function read(client: WebClient, userId: string, teamId: string): Promise<Found> {
  const { user = {} } = await client.users.info({ user: userId });
  return {
    isBot: user.is_bot === true || userId === "USLACKBOT",
    user: {
      platform: "slack",
      tenantId: teamId,
      userId,
      name: user.real_name ?? user.name ?? userId,
      email: emailOf(user),
      isGuest: isGuest(user, teamId),
    },
  };
}

type Profile = NonNullable<UsersInfoResponse["user"]>;

/** Slack vouches for an address once its owner confirmed it. */
const emailOf = ({ is_email_confirmed: isConfirmed, profile }: Profile): string | null =>
  isConfirmed === false ? null : (profile?.email ?? null);

/** People of connected workspaces are guests too, and whoever left. */
function isGuest(user: Profile, teamId: string): boolean {
  const isForeign = user.team_id !== undefined && teamId !== "" && user.team_id !== teamId;
  const signs = [user.is_restricted, user.is_ultra_restricted, user.is_stranger, user.deleted];
  return isForeign || signs.includes(true);
}
