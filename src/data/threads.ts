import type { Prisma } from "./generated/client.ts";
import { toJson } from "./log-change.ts";
import type { Scoped } from "./scope.ts";

/** The last turn of each person in each thread, for a day. */
export type Threads<Turn> = {
  recall(thread: string | null, email: string, now: Date): Promise<Turn | null>;
  remember(thread: string | null, email: string, turn: Turn, now: Date): Promise<void>;
  /** Forgets what was stored more than a day before `now`. Returns how many turns. */
  forgetOld(now: Date): Promise<number>;
};

const DAY_MS = 24 * 60 * 60_000;

/** Whoever opens it says what turns are: only Rounds writes them. */
export function openThreads<Turn extends object>(
  scoped: Scoped,
  workspaceId: string,
): Threads<Turn> {
  return {
    async recall(thread, personEmail, now) {
      if (thread === null) return null;
      const row = await scoped.threadTurn.findFirst({ where: { thread, personEmail } });
      const isAlive = row !== null && Math.abs(now.getTime() - row.at.getTime()) <= DAY_MS;
      return isAlive ? (row.turn as unknown as Turn) : null;
    },
    async remember(thread, personEmail, turn, now) {
      if (thread === null) return;
      const key = { workspaceId, thread, personEmail };
      const data = { at: now, turn: toJson(turn) as Prisma.InputJsonObject };
      await scoped.threadTurn.upsert({
        where: { workspaceId_thread_personEmail: key },
        create: { ...key, ...data },
        update: data,
      });
    },
    async forgetOld(now) {
      const before = new Date(now.getTime() - DAY_MS);
      const { count } = await scoped.threadTurn.deleteMany({ where: { storedAt: { lt: before } } });
      return count;
    },
  };
}
