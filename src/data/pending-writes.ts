import type { Prisma } from "./generated/client.ts";
import { toJson } from "./log-change.ts";
import type { Scoped } from "./scope.ts";

/** What a program would write in a person's name, once it is confirmed. */
export type PendingWrite = {
  readonly id: string;
  readonly proposedAt: Date;
  readonly wishes: unknown;
};

export type PendingWrites = {
  keep(personEmail: string, write: PendingWrite & { readonly wishes: object }): Promise<void>;
  /** Null: there is none of this person. It may be too old. */
  find(personEmail: string, id: string): Promise<PendingWrite | null>;
};

const DAY_MS = 24 * 60 * 60_000;

export const openPendingWrites = (scoped: Scoped, workspaceId: string): PendingWrites => ({
  async keep(personEmail, { id, proposedAt, wishes }) {
    // Nothing that old can be confirmed any more.
    const old = { proposedAt: { lt: new Date(proposedAt.getTime() - DAY_MS) } };
    await scoped.pendingWrite.deleteMany({ where: old });
    const data = { workspaceId, id, personEmail, proposedAt };
    const list = toJson(wishes) as unknown as Prisma.InputJsonArray;
    await scoped.pendingWrite.create({ data: { ...data, wishes: list } });
  },
  find: (personEmail, id) => scoped.pendingWrite.findFirst({ where: { id, personEmail } }),
});
