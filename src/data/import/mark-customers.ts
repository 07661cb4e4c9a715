import { Prisma } from "../generated/client.ts";
import type { Target } from "./kind.ts";
import type { Report } from "./report.ts";
import { EMPTY_REPORT } from "./reports.ts";

/** Accounts that bought something are customers, even where no file says so. Null: there are no such prospects. */
export async function markCustomers({ tx, workspaceId }: Target): Promise<Report | null> {
  const updated = await tx.$executeRaw(Prisma.sql`
    update "Account" a set "lifecycle" = 'customer'
    where a."workspaceId" = ${workspaceId} and a."lifecycle" = 'prospect'
      and exists (
        select from "MonthlySales" s
        where s."workspaceId" = ${workspaceId} and s."accountId" = a."id" and s."amountCents" > 0)`);
  if (updated === 0) return null;
  const notes = ["prospects with orders became customers"];
  return {
    ...EMPTY_REPORT,
    file: "orders",
    kind: "accounts",
    read: updated,
    updated,
    notes,
    isDryRun: false,
  };
}
