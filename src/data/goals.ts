import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Goal } from "../domain/performance/goals.ts";
import type { Author } from "../domain/ports.ts";
import { logChange } from "./log-change.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

/** What goals were, or are: null: there was none. */
export type GoalsEntry = {
  readonly goals: readonly (Omit<Goal, "target"> & { readonly target: number | null })[];
};

export async function goalsOf(scoped: Scoped): Promise<readonly Goal[]> {
  const rows = await scoped.goal.findMany({
    orderBy: [{ territoryName: "asc" }, { metric: "asc" }, { period: "asc" }],
  });
  return rows.map(({ territoryName, metric, period, target }) => ({
    territory: territoryName,
    metric,
    period,
    target: Number(target),
  }));
}

type Write = { readonly tx: ScopedTransaction; readonly workspaceId: string };

export async function setGoals(
  write: Write,
  author: Author,
  goals: readonly Goal[],
): Promise<{ changeId: string }> {
  const before = await entryOf(write, goals);
  await putGoals(write, goals);
  const [first] = goals;
  const changeId = await logChange(write.tx, {
    workspaceId: write.workspaceId,
    author,
    entity: "goals",
    entityId: [first?.territory, first?.metric, first?.period].join(" "),
    before,
    after: { goals },
  });
  return { changeId };
}

/** Puts back what was before, unless somebody set one of the goals since. */
export async function takeBackGoals(
  write: Write,
  before: GoalsEntry,
  after: GoalsEntry,
): Promise<void> {
  const now = await entryOf(write, after.goals);
  if (!isDeepStrictEqual(targetsOf(now), targetsOf(after))) {
    throw new UserError(
      "changed_since",
      "Somebody set one of these goals since.",
      "Look at the goals again and set them as you want them.",
    );
  }
  await putGoals(write, before.goals);
}

const targetsOf = ({ goals }: GoalsEntry): readonly (number | null)[] =>
  goals.map(({ target }) => target);

async function entryOf(
  { tx, workspaceId }: Write,
  goals: GoalsEntry["goals"],
): Promise<GoalsEntry> {
  const found: GoalsEntry["goals"][number][] = [];
  for (const { territory, metric, period } of goals) {
    const row = await tx.goal.findUnique({
      where: keyOf(workspaceId, { territory, metric, period }),
    });
    const target = row === null ? null : Number(row.target);
    found.push({ territory, metric, period, target });
  }
  return { goals: found };
}

async function putGoals({ tx, workspaceId }: Write, goals: GoalsEntry["goals"]): Promise<void> {
  for (const { territory, metric, period, target } of goals) {
    const where = keyOf(workspaceId, { territory, metric, period });
    if (target === null) {
      await tx.goal.deleteMany({ where: { territoryName: territory, metric, period } });
      continue;
    }
    const row = { workspaceId, territoryName: territory, metric, period, target: BigInt(target) };
    await tx.goal.upsert({ where, create: row, update: { target: BigInt(target) } });
  }
}

const keyOf = (workspaceId: string, { territory, metric, period }: Omit<Goal, "target">) => ({
  workspaceId_territoryName_metric_period: {
    workspaceId,
    territoryName: territory,
    metric,
    period,
  },
});
