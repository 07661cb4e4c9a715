import type { Post, PostBox, Taken, TakenPost } from "../domain/posts.ts";
import type { Post as PostRow } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

const waiting = { status: "waiting" } as const;

/** The posts of one workspace in the database. Whoever opens it says what cards are: only Rounds writes them. */
export function openPostBox<Card>(scoped: Scoped, workspaceId: string): PostBox<Card> {
  return {
    async readersWaiting(now) {
      const rows = await scoped.post.findMany({
        where: { ...waiting, OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
        distinct: ["reader"],
        select: { reader: true },
      });
      return rows.map(({ reader }) => reader);
    },
    take: (reader, now, until) => take<Card>({ scoped, workspaceId }, reader, { now, until }),
    async nextAt(reader) {
      const row = await scoped.post.findFirst({
        where: { ...waiting, reader },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { notBefore: true, createdAt: true },
      });
      return row && (row.notBefore ?? row.createdAt);
    },
    async markSent(id, { at, platform, messageId }) {
      const data = { status: "sent", sentAt: at, platform, messageId, problem: null };
      await scoped.post.updateMany({ where: { id, ...waiting }, data });
    },
    async putOff(taken, { until, problem, attempts }) {
      const data = { notBefore: until, problem, attempts };
      await scoped.post.updateMany({ where: { ...thisTry(taken), ...waiting }, data });
    },
    async markFailed(taken, problem) {
      const data = { status: "failed", problem };
      await scoped.post.updateMany({ where: { ...thisTry(taken), ...waiting }, data });
    },
    ...readingBox<Card>(scoped),
  };
}

function readingBox<Card>(scoped: Scoped): Pick<PostBox<Card>, "inbox" | "countWaiting"> {
  return {
    async inbox(readers, since, limit) {
      const rows = await scoped.post.findMany({
        where: { reader: { in: [...readers] }, createdAt: { gt: since } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.toReversed().map((row) => toPost<Card>(row));
    },
    countWaiting: () => scoped.post.count({ where: waiting }),
  };
}

const thisTry = ({ id, attempts }: Taken): Taken => ({ id, attempts });

/**
 * One statement: whoever comes second waits for the row and then sees that it was taken. The oldest waiting post stands
 * before the others even while it may not be tried.
 */
async function take<Card>(
  { scoped, workspaceId }: { readonly scoped: Scoped; readonly workspaceId: string },
  reader: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<TakenPost<Card> | null> {
  const rows = await scoped.$queryRaw<PostRow[]>`
    update "Post" set "attempts" = "attempts" + 1, "notBefore" = ${until}
    where "workspaceId" = ${workspaceId} and "status" = 'waiting'
      and ("notBefore" is null or "notBefore" <= ${now})
      and "id" = (
        select "id" from "Post"
        where "workspaceId" = ${workspaceId} and "reader" = ${reader} and "status" = 'waiting'
        order by "createdAt", "id" limit 1)
    returning *`;
  const [row] = rows;
  return row ? { ...toPost<Card>(row), attempts: row.attempts } : null;
}

const toPost = <Card>({ id, reader, kind, card, text, createdAt }: PostRow): Post<Card> => ({
  id,
  reader,
  kind,
  card: card as Card,
  text,
  createdAt,
});
