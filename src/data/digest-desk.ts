import type { DigestDesk, DigestRun } from "../domain/digest-desk.ts";
import type { DigestKey, DigestKind, DigestPerson, Subscription } from "../domain/digests.ts";
import type { Role } from "../domain/model.ts";
import type { Post } from "../domain/posts.ts";
import type { Weekday } from "../domain/units.ts";
import { fromDay, toDay } from "./days.ts";
import { readPolicy } from "./policies.ts";
import { putPost } from "./put-post.ts";
import type { Scoped } from "./scope.ts";

/** Who gets which digest, and what became of each, in the database. */
export function openDigestDesk(scoped: Scoped, workspaceId: string): DigestDesk<Post<object>> {
  return {
    ...readingDesk(scoped),
    async skip(skipped, now) {
      const data = skipped.map((one) => ({
        ...rowOf(workspaceId, one),
        claimedAt: now,
        status: "skipped",
        reason: one.reason,
      }));
      const noted = await scoped.digestRun.createManyAndReturn({ data, skipDuplicates: true });
      return noted.map(({ digest }) => digest as DigestKind);
    },
    claim: (key, now, staleBefore) => claim({ scoped, workspaceId }, key, { now, staleBefore }),
    post: (key, claimedAt, post) =>
      scoped.$transaction(async (tx) => {
        const where = mine(key, claimedAt);
        const { count } = await tx.digestRun.updateMany({ where, data: { status: "posted" } });
        if (count > 0) await putPost(tx, { ...post, workspaceId });
        return count > 0;
      }),
    async settle(key, claimedAt, end) {
      const { count } = await scoped.digestRun.updateMany({
        where: mine(key, claimedAt),
        data: end,
      });
      return count > 0;
    },
    async release(key, claimedAt) {
      await scoped.digestRun.deleteMany({ where: mine(key, claimedAt) });
    },
  };
}

function readingDesk(
  scoped: Scoped,
): Pick<DigestDesk<Post<object>>, "readers" | "daysOff" | "runs" | "rules"> {
  return {
    async readers() {
      const [people, subscriptions] = await Promise.all([
        peopleOf(scoped),
        subscriptionsOf(scoped),
      ]);
      return { people, subscriptions };
    },
    daysOff: (dates) => daysOff(scoped, dates),
    runs: (dates) => runsOf(scoped, dates),
    async rules() {
      const [{ digests }, { createdAt }] = await Promise.all([
        readPolicy(scoped),
        scoped.workspace.findFirstOrThrow({ select: { createdAt: true } }),
      ]);
      return { whenMissed: digests.whenMissed, workspaceSince: createdAt };
    },
  };
}

async function peopleOf(scoped: Scoped): Promise<readonly DigestPerson[]> {
  const rows = await scoped.person.findMany({
    select: {
      email: true,
      role: true,
      timeZone: true,
      workDays: true,
      workEnd: true,
      managerEmail: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    role: row.role as Role,
    workDays: row.workDays as Weekday[],
  }));
}

export async function subscriptionsOf(scoped: Scoped): Promise<readonly Subscription[]> {
  const rows = await scoped.digestSubscription.findMany({ omit: { workspaceId: true } });
  return rows.map((row) => ({
    ...row,
    digest: row.digest as DigestKind,
    days: row.days as Weekday[],
  }));
}

async function daysOff(
  scoped: Scoped,
  dates: readonly string[],
): ReturnType<DigestDesk<Post<object>>["daysOff"]> {
  const sorted = dates.map(toDay).toSorted((a, b) => a.getTime() - b.getTime());
  const [first, last = first] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await scoped.absence.findMany({
    where: { part: "all", from: { lte: last }, to: { gte: first } },
    select: { personEmail: true, from: true, to: true },
  });
  return rows.map(({ personEmail, from, to }) => ({
    email: personEmail,
    from: fromDay(from),
    to: fromDay(to),
  }));
}

async function runsOf(scoped: Scoped, dates: readonly string[]): Promise<readonly DigestRun[]> {
  const rows = await scoped.digestRun.findMany({
    where: { localDate: { in: dates.map(toDay) } },
    omit: { workspaceId: true, reason: true },
  });
  return rows.map((row) => ({
    ...row,
    digest: row.digest as DigestKind,
    status: row.status as DigestRun["status"],
    localDate: fromDay(row.localDate),
  }));
}

type Where = { readonly scoped: Scoped; readonly workspaceId: string };

/** One statement: of two that claim at once, the second sees the first's claim and gets nothing. */
async function claim(
  { scoped, workspaceId }: Where,
  { digest, reader, localDate }: DigestKey,
  { now, staleBefore }: { readonly now: Date; readonly staleBefore: Date },
): Promise<boolean> {
  const day = toDay(localDate);
  const claimed = await scoped.$executeRaw`
    insert into "DigestRun" ("workspaceId", "digest", "reader", "localDate", "claimedAt", "status")
    values (${workspaceId}, ${digest}, ${reader}, ${day}::date, ${now}, 'claimed')
    on conflict ("workspaceId", "digest", "reader", "localDate") do update
      set "claimedAt" = excluded."claimedAt"
      where "DigestRun"."status" = 'claimed' and "DigestRun"."claimedAt" < ${staleBefore}`;
  return claimed > 0;
}

const rowOf = (workspaceId: string, { digest, reader, localDate }: DigestKey) => ({
  workspaceId,
  digest,
  reader,
  localDate: toDay(localDate),
});

/** A claim is known by its instant: whoever took it over has another one. */
const mine = ({ digest, reader, localDate }: DigestKey, claimedAt: Date) => ({
  digest,
  reader,
  localDate: toDay(localDate),
  claimedAt,
  status: "claimed",
});
