import type { AddressStore, Candidate } from "../domain/places.ts";
import { Prisma } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

/** Addresses of a workspace that are kept at most. */
const MOST_ADDRESSES = 500_000;
const TIDY_EVERY_MS = 60 * 60_000;

/** What geocoding services said, in the database: shared by all processes, and bounded. */
export function openAddressStore(scoped: Scoped, workspaceId: string): AddressStore {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  return {
    async read(service, address, since) {
      const row = await scoped.foundAddress.findFirst({
        where: { service, address, storedAt: { gt: since } },
      });
      return row && { candidates: candidatesIn(row.candidates), at: row.storedAt };
    },
    async write(service, address, { candidates, at, keepUntil }) {
      await scoped.$executeRaw(Prisma.sql`
        insert into "FoundAddress" ("workspaceId", "service", "address", "candidates", "storedAt", "keepUntil")
        values (${workspaceId}, ${service}, ${address}, ${JSON.stringify(candidates)}::jsonb, ${at}::timestamp,
          ${keepUntil}::timestamp)
        on conflict ("workspaceId", "service", "address") do update set "candidates" = excluded."candidates",
          "storedAt" = excluded."storedAt", "keepUntil" = excluded."keepUntil"`);
      if (performance.now() - tidiedAt < TIDY_EVERY_MS) return;
      tidiedAt = performance.now();
      await scoped.$executeRaw(Prisma.sql`
        delete from "FoundAddress" where "workspaceId" = ${workspaceId} and "storedAt" <= (
          select "storedAt" from "FoundAddress" where "workspaceId" = ${workspaceId}
          order by "storedAt" desc offset ${MOST_ADDRESSES} limit 1)`);
    },
  };
}

/** Only this program writes them, in this form. */
export const candidatesIn = (json: unknown): readonly Candidate[] => json as readonly Candidate[];
