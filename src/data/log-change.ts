import { randomUUID } from "node:crypto";
import type { Author } from "../domain/ports.ts";
import { Prisma } from "./generated/client.ts";
import type { ScopedTransaction } from "./scope.ts";

export type ChangeEntry = {
  readonly workspaceId: string;
  readonly author: Author;
  readonly entity: string;
  readonly entityId: string;
  readonly before: object | null;
  readonly after: object | null;
};

/** Writes who changed what into the log; returns the id by which it can be taken back. */
export async function logChange(tx: ScopedTransaction, entry: ChangeEntry): Promise<string> {
  const { author, before, after, ...rest } = entry;
  const id = randomUUID();
  const data = { ...rest, id, at: author.at, authorEmail: author.email, tool: author.tool };
  await tx.change.create({ data: { ...data, before: toJson(before), after: toJson(after) } });
  return id;
}

export const toJson = (value: object | null) =>
  value === null ? Prisma.DbNull : (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject);
