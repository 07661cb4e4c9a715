import { randomUUID } from "node:crypto";
import type { Author, Writer } from "../domain/ports.ts";
import { toDay, toDayOrNull } from "./days.ts";
import { forgetPerson } from "./forget-person.ts";
import { setGoals } from "./goals.ts";
import { linkPerson } from "./link-person.ts";
import { logChange } from "./log-change.ts";
import { mergeAccounts } from "./merge-accounts.ts";
import { setPolicy } from "./policies.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";
import { setPlace } from "./set-place.ts";
import { snoozeAccount } from "./snooze.ts";
import { sharePosts, skipDigests, subscribe } from "./subscribe.ts";
import { undo } from "./undo.ts";
import { setHours } from "./working-hours.ts";

/**
 * Writes of one workspace, each in one transaction with its entry in the log. `changed` is called when names may be
 * others than before.
 */
export function openWriter(scoped: Scoped, workspaceId: string, changed: () => void): Writer {
  const write = <Result>(
    author: Author,
    work: (write: Write) => Promise<Result>,
    patience?: typeof LONG,
  ): Promise<Result> => scoped.$transaction((tx) => work({ tx, workspaceId, author }), patience);
  return {
    logVisit: (author, visit) => write(author, (own) => logVisit(own, visit)),
    snooze: (author, id, snooze) => write(author, (own) => snoozeAccount(own, id, snooze)),
    async setPlace(author, id, said) {
      const set = await write(author, (own) => setPlace(own, id, said));
      changed();
      return set;
    },
    async mergeAccounts(author, pair) {
      const changeId = await write(author, (own) => mergeAccounts(own, author, pair), LONG);
      changed();
      return { changeId };
    },
    keepApart: (author, pair) => write(author, (own) => keepApart(own, pair)),
    setGoals: (author, goals) => write(author, (own) => setGoals(own, author, goals)),
    subscribe: (author, wish) => write(author, (own) => subscribe(own, wish)),
    skipDigests: (author, keys) => skipDigests({ scoped, workspaceId }, keys, author.at),
    forgetMe: ({ email }) => forgetPerson(scoped, email),
    linkPerson: (author, identity, email) =>
      write(author, (own) => linkPerson(own, identity, email)),
    post: (author, posts) => write(author, (own) => sharePosts(own, posts)),
    setPolicy: (author, sections) => write(author, (own) => setPolicy(own, sections)),
    async setHours(author, hours) {
      const set = await write(author, (own) => setHours(own, hours));
      changed();
      return set;
    },
    async undo(author, changeId) {
      const undone = await write(author, (own) => undo(own, changeId), LONG);
      if (RENAMES.has(undone.what)) changed();
      return undone;
    },
  };
}

/** What changes people or accounts themselves. */
const RENAMES: ReadonlySet<string> = new Set(["import", "merge", "hours", "place"]);

/** Taking back an import of thousands of rows takes longer than Prisma's five seconds. */
const LONG = { timeout: 5 * 60_000, maxWait: 5 * 60_000 };

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

async function logVisit(
  { tx, workspaceId, author }: Write,
  visit: Parameters<Writer["logVisit"]>[1],
) {
  const visitId = randomUUID();
  const days = { date: toDay(visit.date), followUpOn: toDayOrNull(visit.followUpOn) };
  const after = await tx.visit.create({ data: { ...visit, ...days, id: visitId, workspaceId } });
  const entry = { workspaceId, author, entity: "visit", entityId: visitId, before: null, after };
  return { changeId: await logChange(tx, entry), visitId };
}

async function keepApart(
  { tx, workspaceId, author }: Write,
  pair: readonly [string, string],
): Promise<{ changeId: string }> {
  const [firstId = "", secondId = ""] = pair.toSorted();
  const key = { workspaceId, firstId, secondId };
  const where = { workspaceId_firstId_secondId: key };
  const before = await tx.keptApart.findUnique({ where });
  await tx.keptApart.upsert({ where, create: key, update: {} });
  const entry = { workspaceId, author, entity: "apart", entityId: firstId };
  return { changeId: await logChange(tx, { ...entry, before, after: key }) };
}
