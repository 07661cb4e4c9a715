import { randomUUID } from "node:crypto";
import { UserError } from "../domain/errors.ts";
import type { Author } from "../domain/ports.ts";
import type {
  Applied,
  Effect,
  NewProposal,
  Notice,
  OwnerChange,
  Proposals,
  StoredProposal,
} from "../domain/proposals.ts";
import type { LocalDate } from "../domain/units.ts";
import { fromDayOrNull, toDay } from "./days.ts";
import type { Prisma } from "./generated/client.ts";
import { changedSince, handOverDue, takeBack } from "./handovers.ts";
import { logChange, toJson } from "./log-change.ts";
import { advisoryLock, type Scoped, type ScopedTransaction } from "./scope.ts";

/** Proposals of one workspace are numbered, applied and undone one after the other. */
const LOCK = 7_401;

/** Thousands of accounts take longer than Prisma's five seconds. */
const LONG = { timeout: 5 * 60_000, maxWait: 5 * 60_000 };

/** `changed` is told when accounts changed hands. */
export function openProposals(scoped: Scoped, workspaceId: string, changed: () => void): Proposals {
  const within = <Result>(work: (tx: ScopedTransaction) => Promise<Result>): Promise<Result> =>
    scoped.$transaction(async (tx) => {
      await tx.$executeRaw(advisoryLock(LOCK));
      return work(tx);
    }, LONG);
  return {
    put: (author, proposal) => within((tx) => put({ tx, workspaceId, author }, proposal)),
    get: async (id) => read(scoped, id.toUpperCase()),
    newest: async (authorEmail) => newest(scoped, authorEmail),
    async apply(author, id, effect, notices) {
      const applied = await within((tx) =>
        apply({ tx, workspaceId, author }, id, { effect, notices }),
      );
      changed();
      return applied;
    },
    async undo(author, id, notices) {
      const undone = await within((tx) => undo({ tx, workspaceId, author }, id, notices));
      changed();
      return undone;
    },
    async handOverDue(today) {
      const count = await handOverWhenDue(scoped, workspaceId, { today, within });
      if (count > 0) changed();
      return count;
    },
    takeNotices: (email, at) => takeNotices(scoped, email, at),
  };
}

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

async function put({ tx, workspaceId, author }: Write, proposal: NewProposal): Promise<string> {
  const { input, body, handovers, owners } = proposal;
  const id = `P${(await tx.proposal.count()) + 1}`;
  await tx.proposal.create({
    data: {
      workspaceId,
      id,
      authorEmail: author.email,
      createdAt: author.at,
      status: "proposed",
      input: input as Prisma.InputJsonObject,
      body: toJson({ shown: body, owners }) as Prisma.InputJsonObject,
    },
  });
  const never = toDay("9999-12-31");
  await tx.handover.createMany({
    data: handovers.map((handover) => ({
      ...handover,
      workspaceId,
      proposalId: id,
      dueOn: never,
      heldUntil: never,
    })),
  });
  return id;
}

/** Numbers grow; times need not, when several are asked for as of the same moment. */
async function newest(scoped: Scoped, authorEmail: string): Promise<StoredProposal | null> {
  const own = await scoped.proposal.findMany({ where: { authorEmail }, select: { id: true } });
  if (own.length === 0) return null;
  return read(scoped, `P${Math.max(...own.map(({ id }) => Number(id.slice(1))))}`);
}

async function read(db: Scoped | ScopedTransaction, id: string): Promise<StoredProposal | null> {
  const row = await db.proposal.findFirst({
    where: { id },
    include: { handovers: { orderBy: { accountId: "asc" } } },
  });
  if (!row) return null;
  const { shown, owners } = row.body as unknown as { shown: unknown; owners: OwnerChange[] };
  return {
    id: row.id,
    authorEmail: row.authorEmail,
    status: row.status as StoredProposal["status"],
    effectiveOn: fromDayOrNull(row.effectiveOn),
    input: row.input,
    body: shown,
    handovers: row.handovers.map(
      ({ accountId, fromEmail, toEmail, fromTerritory, toTerritory }) => ({
        accountId,
        fromEmail,
        toEmail,
        fromTerritory,
        toTerritory,
      }),
    ),
    owners,
  };
}

async function known(tx: ScopedTransaction, id: string): Promise<StoredProposal> {
  const proposal = await read(tx, id);
  if (proposal) return proposal;
  throw new UserError(
    "not_found",
    `There is no proposal ${id}.`,
    "Ask for a new one: rebalance my team.",
  );
}

async function apply(
  write: Write,
  id: string,
  { effect, notices }: { readonly effect: Effect; readonly notices: readonly Notice[] },
): Promise<Applied> {
  const { tx, workspaceId, author } = write;
  const proposal = await known(tx, id);
  if (proposal.status !== "proposed") {
    const since = proposal.effectiveOn === null ? "" : ` as of ${proposal.effectiveOn}`;
    throw new UserError(
      "already_done",
      `Proposal ${id} is ${proposal.status}${since} already.`,
      proposal.status === "undone" ? "Make a new one." : `Say "undo ${id}" to take it back.`,
    );
  }
  const differences = await changedSince(tx, proposal);
  if (differences.length > 0) return { changedSince: differences };
  await tx.handover.updateMany({
    where: { proposalId: id },
    data: { dueOn: toDay(effect.on), heldUntil: toDay(effect.holdUntil) },
  });
  await tx.proposal.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { status: "scheduled", effectiveOn: toDay(effect.on) },
  });
  await logChange(tx, {
    workspaceId,
    author,
    entity: "alignment",
    entityId: id,
    before: { status: "proposed" },
    after: { status: "scheduled", effectiveOn: effect.on, handovers: proposal.handovers },
  });
  await tell(write, notices);
  const done = await handOverDue({ tx, workspaceId }, effect.today);
  return { changedSince: null, done, waiting: proposal.handovers.length - done };
}

async function undo(write: Write, id: string, notices: readonly Notice[]) {
  const { tx, workspaceId, author } = write;
  const proposal = await known(tx, id);
  if (proposal.status === "proposed" || proposal.status === "undone") {
    throw new UserError(
      "nothing_to_undo",
      `Proposal ${id} is ${proposal.status === "undone" ? "undone already" : "not applied"}.`,
      "There is nothing to take back.",
    );
  }
  const accounts = await takeBack({ tx, workspaceId }, proposal);
  await tx.proposal.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { status: "undone" },
  });
  await logChange(tx, {
    workspaceId,
    author,
    entity: "alignment",
    entityId: id,
    before: { status: proposal.status },
    after: { status: "undone" },
  });
  await tell(write, notices);
  return { accounts };
}

/** Most questions find nothing due: one look without a lock. */
async function handOverWhenDue(
  scoped: Scoped,
  workspaceId: string,
  {
    today,
    within,
  }: {
    readonly today: LocalDate;
    readonly within: <Result>(work: (tx: ScopedTransaction) => Promise<Result>) => Promise<Result>;
  },
): Promise<number> {
  const due = await scoped.handover.count({
    where: { doneOn: null, dueOn: { lte: toDay(today) } },
  });
  return due === 0 ? 0 : within((tx) => handOverDue({ tx, workspaceId }, today));
}

async function tell({ tx, workspaceId, author }: Write, notices: readonly Notice[]): Promise<void> {
  await tx.notice.createMany({
    data: notices.map(({ email, text }) => ({
      workspaceId,
      id: randomUUID(),
      personEmail: email,
      createdAt: author.at,
      text,
    })),
  });
}

async function takeNotices(scoped: Scoped, email: string, at: Date): Promise<readonly string[]> {
  const unseen = { personEmail: email, shownAt: null };
  const notices = await scoped.notice.findMany({ where: unseen, orderBy: { createdAt: "asc" } });
  if (notices.length === 0) return [];
  await scoped.notice.updateMany({
    where: { id: { in: notices.map(({ id }) => id) } },
    data: { shownAt: at },
  });
  return notices.map(({ text }) => text);
}
