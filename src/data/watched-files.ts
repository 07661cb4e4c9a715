import { Prisma } from "./generated/client.ts";
import type { Target } from "./import/kind.ts";

/** Whether this file is ours to import: nobody imported it with this content last. Holds others off until the end of the transaction. */
export async function claimFile(
  { tx, workspaceId }: Target,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): Promise<boolean> {
  const claimed = await tx.$executeRaw(Prisma.sql`
    insert into "WatchedFile" ("workspaceId", "name", "sha256", "importedAt")
    values (${workspaceId}, ${name}, ${sha256}, now())
    on conflict ("workspaceId", "name") do update set "sha256" = excluded."sha256", "importedAt" = now()
    where "WatchedFile"."sha256" <> excluded."sha256"`);
  return claimed === 1;
}
