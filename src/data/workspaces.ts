import type { LocalDate } from "../domain/units.ts";
import { countRows, type Database } from "./database.ts";
import { DEMO_WORKSPACE, demoTables } from "./demo/demo.ts";
import type { Workspace } from "./generated/client.ts";
import { importInto } from "./import/import-tables.ts";
import { advisoryLock, scopeTo } from "./scope.ts";

/** Any number; with it only one process at a time makes or replaces the workspace. */
const ADVISORY_LOCK = 7_486_201_934;

const LOAD_MS = 10 * 60_000;

export const firstWorkspace = ({ client }: Database): Promise<Workspace | null> =>
  client.workspace.findFirst({ orderBy: { id: "asc" } });

/**
 * The demo company as of a day, in one transaction: it is there whole or not at all, and of two processes that start at
 * once one loads it. `isReset` throws away what the workspace had.
 */
export async function loadDemo(
  database: Database,
  today: LocalDate,
  {
    isReset,
    onProgress,
  }: { readonly isReset: boolean; readonly onProgress: (message: string) => void },
): Promise<void> {
  const workspaceId = DEMO_WORKSPACE.id;
  await scopeTo(database.client, workspaceId).$transaction(
    async (tx) => {
      await tx.$executeRaw(advisoryLock(ADVISORY_LOCK));
      const isThere = (await tx.workspace.findFirst()) !== null;
      if (isThere && !isReset) return;
      onProgress(
        "Making the demo company: three years of visits, orders and deals (once, some seconds) ...",
      );
      if (isThere) await clearWorkspace(tx);
      await tx.workspace.create({ data: DEMO_WORKSPACE });
      await importInto({ tx, workspaceId }, demoTables(today), { isDryRun: false });
    },
    { timeout: LOAD_MS, maxWait: LOAD_MS },
  );
  await countRows(database);
}

/** An empty workspace for a company's own data; does nothing when there is one. */
export async function ensureWorkspace(database: Database): Promise<Workspace> {
  const there = await firstWorkspace(database);
  return (
    there ??
    database.client.workspace.create({
      data: { id: "main", name: "My company", timeZone: "America/Chicago" },
    })
  );
}

/** Takes a workspace away with everything in it. */
export async function removeWorkspace(database: Database, workspaceId: string): Promise<void> {
  await scopeTo(database.client, workspaceId).$transaction((tx) => clearWorkspace(tx), {
    timeout: LOAD_MS,
    maxWait: LOAD_MS,
  });
}

type Tables = Parameters<Parameters<ReturnType<typeof scopeTo>["$transaction"]>[0]>[0];

/** Rows go in an order that no reference stands against. */
async function clearWorkspace(tx: Tables): Promise<void> {
  await tx.importMapping.deleteMany();
  await tx.keptApart.deleteMany();
  await tx.watchedFile.deleteMany();
  await tx.digestSubscription.deleteMany();
  await tx.digestRun.deleteMany();
  await tx.post.deleteMany();
  await tx.leadReceipt.deleteMany();
  await tx.threadTurn.deleteMany();
  await tx.chatEvent.deleteMany();
  await tx.chatSaid.deleteMany();
  await tx.chatIdentity.deleteMany();
  await tx.chatPlace.deleteMany();
  await tx.chatInstallation.deleteMany();
  await tx.accessToken.deleteMany();
  await tx.pendingWrite.deleteMany();
  await tx.travelLeg.deleteMany();
  await tx.foundAddress.deleteMany();
  await tx.geocodingPace.deleteMany();
  await tx.modelUse.deleteMany();
  await tx.answerWork.deleteMany();
  await tx.feedback.deleteMany();
  await tx.lead.deleteMany();
  await tx.leadTurn.deleteMany();
  await tx.notice.deleteMany();
  await tx.goal.deleteMany();
  await tx.account.deleteMany();
  await tx.territory.updateMany({ data: { parentName: null } });
  await tx.territory.deleteMany();
  await tx.visit.deleteMany();
  await tx.person.updateMany({ data: { managerEmail: null } });
  await tx.person.deleteMany();
  await tx.proposal.deleteMany();
  await tx.question.deleteMany();
  await tx.change.deleteMany();
  await tx.workspace.deleteMany();
}
