import type { TeamsChannelAccount } from "@microsoft/teams.api";
import type { App } from "@microsoft/teams.apps";
import type { ChatUser } from "../../assistant/chat-port.ts";

export type Api = Pick<App["api"], "conversations">;

const KEPT_MS = 60_000;
/** Conversations of more people than that are read by strangers. */
const MOST_MEMBERS = 200;

export type TeamsPeople = {
  user(api: Api, conversationId: string, who: Who): Promise<ChatUser>;
  members(api: Api, conversationId: string, tenantId: string): Promise<readonly ChatUser[]>;
};

type Who = { readonly userId: string; readonly tenantId: string };

/** Members of conversations, kept for a minute: each question asks for some. */
export function teamsPeople(): TeamsPeople {
  const kept = new Map<string, { readonly until: number; readonly user: Promise<ChatUser> }>();
  return {
    user(api, conversationId, { userId, tenantId }) {
      const key = JSON.stringify([tenantId, conversationId, userId]);
      const known = kept.get(key);
      if (known && performance.now() < known.until) return known.user;
      if (kept.size > 5000) kept.clear();
      const user = api.conversations
        .members(conversationId)
        .getById(userId)
        .then((account) => toUser(account, tenantId));
      user.catch(() => kept.delete(key)); // What failed is not kept.
      kept.set(key, { until: performance.now() + KEPT_MS, user });
      return user;
    },
    async members(api, conversationId, tenantId) {
      const accounts = await api.conversations.members(conversationId).get();
      if (accounts.length > MOST_MEMBERS) return [stranger(tenantId)];
      return accounts.map((account) => toUser(account, tenantId));
    },
  };
}

/** Microsoft vouches for a member's address; guests have a role or "#EXT#" in their name. */
function toUser(account: TeamsChannelAccount, tenantId: string): ChatUser {
  const { id, name, email, userPrincipalName, userRole } = account;
  const isForeign = account.tenantId !== undefined && account.tenantId !== tenantId;
  const isGuest =
    isForeign ||
    userRole?.toLowerCase() === "guest" ||
    userPrincipalName?.includes("#EXT#") === true;
  const address = email ?? userPrincipalName ?? null;
  return {
    platform: "teams",
    tenantId,
    userId: account.aadObjectId ?? id,
    name,
    email: isGuest ? null : address,
    isGuest,
  };
}

const stranger = (tenantId: string): ChatUser => ({
  platform: "teams",
  tenantId,
  userId: "many",
  name: "many people",
  email: null,
  isGuest: true,
});
