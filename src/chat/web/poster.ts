import type { Card } from "../../cards/card.ts";
import type { Poster } from "../../domain/posts.ts";

/** The page reads posts where they are stored: a post has arrived when it is there. It serves whoever nobody else does. */
export const webPoster: Poster<Card> = {
  platform: "web",
  serves: async () => true,
  find: async (postId) => postId,
  post: async ({ id }) => ({ messageId: id }),
};
