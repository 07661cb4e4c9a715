import type { DigestKey, Subscription } from "../domain/digests.ts";
import type { Author } from "../domain/ports.ts";
import type { Post } from "../domain/posts.ts";
import { toDay } from "./days.ts";
import { logChange } from "./log-change.ts";
import { putPost } from "./put-post.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

type Where = { readonly tx: ScopedTransaction; readonly workspaceId: string };
type Write = Where & { readonly author: Author };

/** What a reader wishes of a digest, as the log of changes keeps it. */
export type Wish = Omit<Subscription, "changedAt">;

/** A row replaces the one for the same digest and reader. */
export async function subscribe(
  { tx, workspaceId, author }: Write,
  wished: Omit<Wish, "authorEmail">,
): Promise<{ changeId: string }> {
  const { digest, reader } = wished;
  const before = await wishOf(tx, { digest, reader });
  const after: Wish = { ...wished, authorEmail: author.email };
  await store({ tx, workspaceId }, after, author.at);
  const entry = { workspaceId, author, entity: "digest", entityId: `${digest} ${reader}` };
  return { changeId: await logChange(tx, { ...entry, before, after }) };
}

export async function takeBackWish(where: Where, was: Wish | null, is: Wish): Promise<void> {
  if (was !== null) return store(where, was, new Date());
  const { digest, reader } = is;
  await where.tx.digestSubscription.deleteMany({ where: { digest, reader } });
}

const wishOf = (tx: ScopedTransaction, { digest, reader }: Pick<Wish, "digest" | "reader">) =>
  tx.digestSubscription.findFirst({
    where: { digest, reader },
    omit: { workspaceId: true, changedAt: true },
  });

async function store({ tx, workspaceId }: Where, wish: Wish, at: Date): Promise<void> {
  const { digest, reader } = wish;
  const data = { ...wish, days: [...wish.days], changedAt: at };
  await tx.digestSubscription.upsert({
    where: { workspaceId_digest_reader: { workspaceId, digest, reader } },
    create: { ...data, workspaceId },
    update: data,
  });
}

/** Marks digests as done that are not made yet. */
export async function skipDigests(
  { scoped, workspaceId }: { readonly scoped: Scoped; readonly workspaceId: string },
  keys: readonly DigestKey[],
  at: Date,
): Promise<number> {
  const data = keys.map(({ digest, reader, localDate }) => ({
    workspaceId,
    digest,
    reader,
    localDate: toDay(localDate),
    claimedAt: at,
    status: "skipped",
    reason: "not today, as the reader said",
  }));
  return (await scoped.digestRun.createMany({ data, skipDuplicates: true })).count;
}

/** Posts that a person sends, with their entry in the log. */
export async function sharePosts(
  { tx, workspaceId, author }: Write,
  posts: readonly Post<object>[],
): Promise<void> {
  for (const post of posts) await putPost(tx, { ...post, workspaceId });
  const [first] = posts;
  if (!first) return;
  const after = { text: first.text, readers: posts.map(({ reader }) => reader) };
  await logChange(tx, {
    workspaceId,
    author,
    entity: "note",
    entityId: first.id,
    before: null,
    after,
  });
}
