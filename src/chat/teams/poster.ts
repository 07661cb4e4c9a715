import type { ActivityLike } from "@microsoft/teams.api";
import type { ChatPort } from "../../assistant/chat-port.ts";
import type { Card } from "../../cards/card.ts";
import { type Poster, PostRefused } from "../../domain/posts.ts";
import { messageOf } from "./answer.ts";

/**
 * Posts without being asked, into conversations that wrote before. Teams has no client message id and no look-up of what a
 * bot sent: a try whose end nobody knows is not found again.
 */
export const teamsPoster = (
  port: ChatPort,
  sendTo: (conversationId: string, activity: ActivityLike) => Promise<{ id: string }>,
): Poster<Card> => ({
  platform: "teams",
  serves: async (reader) => (await port.placeOf("teams", reader)) !== null,
  find: async () => null,
  async post({ reader, card, text }) {
    const place = await port.placeOf("teams", reader);
    if (place === null)
      throw new PostRefused("nobody to post to", { retryAfterMs: null, isPermanent: true });
    const reply = { cards: [card], text, tool: null, input: null, by: "none" as const };
    try {
      return { messageId: (await sendTo(place.placeId, messageOf(port, reply, false))).id };
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  },
});

/** Null: nobody knows whether it arrived. */
function refusalOf(error: unknown): PostRefused | null {
  const response =
    typeof error === "object" && error !== null && "response" in error ? error.response : null;
  if (typeof response !== "object" || response === null || !("status" in response)) return null;
  const status = Number(response.status);
  if (status >= 500) return null;
  const after = "headers" in response ? retryAfter(response.headers) : null;
  return new PostRefused(`Teams answered ${status}`, {
    retryAfterMs: after,
    isPermanent: status === 403 || status === 404,
  });
}

const retryAfter = (headers: unknown): number | null => {
  const value =
    typeof headers === "object" && headers !== null && "retry-after" in headers
      ? Number(headers["retry-after"])
      : Number.NaN;
  return Number.isFinite(value) ? value * 1000 : null;
};
