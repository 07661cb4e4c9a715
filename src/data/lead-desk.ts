import type { LeadDesk, LedgerEntry } from "../domain/leads/desk.ts";
import { keepMarket, keepRecentLeads } from "./lead-market.ts";
import { keepWinModel } from "./lead-outcomes.ts";
import { leadAsOf } from "./lead-rows.ts";
import { isLedgerRow, openSession } from "./lead-session.ts";
import { advisoryLock, type Scoped } from "./scope.ts";

/** Decisions are made one after the other: each looks at what the last one gave. */
const LOCK = 7_402;

/** Whoever comes while others decide waits for them. */
const PATIENT = { timeout: 120_000, maxWait: 120_000 };

export function openLeadDesk(scoped: Scoped, workspaceId: string): LeadDesk {
  const market = keepMarket(workspaceId);
  const recent = keepRecentLeads(workspaceId);
  const winModel = keepWinModel(scoped, workspaceId);
  return {
    async list(now) {
      const rows = await scoped.lead.findMany({
        where: { createdAt: { lte: now } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return rows.map((row) => leadAsOf(row, now));
    },
    async ledger(leadId) {
      const rows = await scoped.leadDecision.findMany({
        where: { leadId },
        orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      });
      return rows.flatMap(toEntry);
    },
    async decisions(from, to) {
      const rows = await scoped.leadDecision.findMany({
        where: { decidedAt: { gte: from, lte: to } },
        orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
        distinct: ["leadId"],
      });
      return rows.flatMap(toEntry);
    },
    session: (now, work) =>
      scoped.$transaction(async (tx) => {
        await tx.$executeRaw(advisoryLock(LOCK));
        return work(openSession({ tx, workspaceId }, now, { market, recent }));
      }, PATIENT),
    market: () => market.fresh(scoped),
    accountsChanged: () => market.wake(),
    winModel,
  };
}

const toEntry = ({
  decidedAt,
  candidates,
}: {
  readonly decidedAt: Date;
  readonly candidates: unknown;
}): readonly LedgerEntry[] => (isLedgerRow(candidates) ? [{ at: decidedAt, row: candidates }] : []);
