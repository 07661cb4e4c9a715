import { randomUUID } from "node:crypto";
import type { AnswerWork, ModelUse, UseLedger, WorkCall } from "../domain/model-use.ts";
import type { Prisma } from "./generated/client.ts";
import { toJson } from "./log-change.ts";
import type { Scoped } from "./scope.ts";

export const openUseLedger = (scoped: Scoped, workspaceId: string): UseLedger => ({
  async tokensOf(day, personEmail) {
    const rows = await scoped.modelUse.groupBy({
      by: ["personEmail"],
      where: { day },
      _sum: { inputTokens: true, outputTokens: true },
    });
    const tokens = ({ _sum }: (typeof rows)[number]): number =>
      (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0);
    const own = rows.find((row) => row.personEmail === personEmail);
    return { person: own ? tokens(own) : 0, all: rows.reduce((sum, row) => sum + tokens(row), 0) };
  },
  async add(day, personEmail, use) {
    const key = { workspaceId, day, personEmail };
    const update = Object.fromEntries(
      Object.entries(use).map(([field, count]) => [field, { increment: Math.round(count) }]),
    );
    // Two first rows of a day at once: the second finds the first one's.
    await scoped.modelUse.createMany({ data: [key], skipDuplicates: true });
    await scoped.modelUse.updateMany({ where: { day, personEmail }, data: update });
  },
  async takeClip(day, personEmail, most) {
    await scoped.modelUse.createMany({
      data: [{ workspaceId, day, personEmail }],
      skipDuplicates: true,
    });
    const { count } = await scoped.modelUse.updateMany({
      where: { day, personEmail, clips: { lt: most } },
      data: { clips: { increment: 1 } },
    });
    return count > 0;
  },
  async between(from, to) {
    const rows = await scoped.modelUse.findMany({
      where: { day: { gte: from, lte: to } },
      orderBy: [{ day: "asc" }, { personEmail: "asc" }],
    });
    return rows.map((row) => ({ ...useOf(row), day: row.day, email: row.personEmail }));
  },
});

const useOf = (row: ModelUse): ModelUse => ({
  questions: row.questions,
  calls: row.calls,
  inputTokens: row.inputTokens,
  outputTokens: row.outputTokens,
  costMicros: row.costMicros,
  fallbacks: row.fallbacks,
  stopped: row.stopped,
  clips: row.clips,
});

const DAY_MS = 24 * 60 * 60_000;

export const openAnswerWork = (scoped: Scoped, workspaceId: string): AnswerWork => ({
  async keep(personEmail, calls) {
    const id = randomUUID();
    const data = {
      workspaceId,
      id,
      personEmail,
      calls: toJson(calls) as unknown as Prisma.InputJsonArray,
    };
    await scoped.answerWork.create({ data });
    return id;
  },
  async read(personEmail, id) {
    const row = await scoped.answerWork.findFirst({
      where: { personEmail, ...(id === null ? {} : { id }) },
      orderBy: { storedAt: "desc" },
    });
    return row && (row.calls as unknown as readonly WorkCall[]);
  },
  async forgetOld(now) {
    const before = new Date(now.getTime() - DAY_MS);
    await scoped.answerWork.deleteMany({ where: { storedAt: { lt: before } } });
  },
});
