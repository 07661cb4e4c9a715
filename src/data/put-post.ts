import type { Post } from "../domain/posts.ts";
import type { ScopedTransaction } from "./scope.ts";

/**
 * Stores a post to be delivered, in the transaction that wrote what it tells of. One that is there stays as it is: the
 * id says what it is about. False: it was there.
 */
export async function putPost(
  tx: ScopedTransaction,
  { card, ...post }: Post<object> & { readonly workspaceId: string },
): Promise<boolean> {
  const row = { ...post, card: JSON.parse(JSON.stringify(card)) };
  const { count } = await tx.post.createMany({ data: [row], skipDuplicates: true });
  return count > 0;
}
