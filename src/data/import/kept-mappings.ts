import { createHash } from "node:crypto";
import { headerWords } from "./headers/normal.ts";
import type { Target } from "./kind.ts";
import { type Mapping, NO_MAPPING, parseMapping } from "./mapping.ts";
import type { Understood } from "./understand.ts";

/** What was said about an earlier file with the same headers, in whatever order; null: nothing. */
export async function keptMapping(
  { tx }: Target,
  headers: readonly string[],
): Promise<Mapping | null> {
  const kept = await tx.importMapping.findFirst({ where: { headers: headersKey(headers) } });
  return kept === null ? null : parseMapping(kept.mapping, "the kept mapping");
}

/** Keeps what a person said about these headers. */
export async function keepMapping(
  { tx, workspaceId }: Target,
  { sheet, mapping }: Understood,
): Promise<void> {
  if (mapping === NO_MAPPING) return;
  const headers = headersKey(sheet.headers);
  const data = { mapping: JSON.parse(JSON.stringify(mapping)) as object };
  await tx.importMapping.upsert({
    where: { workspaceId_headers: { workspaceId, headers } },
    create: { workspaceId, headers, ...data },
    update: data,
  });
}

const headersKey = (headers: readonly string[]): string =>
  createHash("sha256").update(headers.map(headerWords).toSorted().join("\n")).digest("hex");
