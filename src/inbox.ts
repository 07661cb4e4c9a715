import type { Card } from "./cards/card.ts";
import { subscriptionsOf } from "./data/digest-desk.ts";
import { openPostBox } from "./data/post-box.ts";
import { scopeTo } from "./data/scope.ts";
import { UserError } from "./domain/errors.ts";
import { readersFor } from "./domain/inbox.ts";
import type { Post } from "./domain/posts.ts";
import { findAsker } from "./names.ts";
import type { Rounds } from "./rounds.ts";

/** So many of the newest at most: who was away for long sees the last days. */
const MOST_POSTS = 50;

/** What Rounds said to a person and to the channels that concern them, after an instant ("2026-03-02T07:00:00Z"). */
export async function postsFor(
  { database, workspace, book }: Pick<Rounds, "database" | "workspace" | "book">,
  as: string | null,
  since: string | null,
): Promise<readonly Post<Card>[]> {
  const scoped = scopeTo(database.client, workspace.id);
  const { email } = await findAsker(book, as);
  const after = new Date(since ?? 0);
  if (Number.isNaN(after.getTime()))
    throw new UserError(
      "bad_input",
      `"${since}" is not an instant.`,
      "Write it as 2026-03-02T07:00:00Z.",
    );
  const [people, subscriptions] = await Promise.all([book.people(), subscriptionsOf(scoped)]);
  const readers = readersFor(email, people, subscriptions);
  return openPostBox<Card>(scoped, workspace.id).inbox(readers, after, MOST_POSTS);
}
