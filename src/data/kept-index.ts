import { createMatchIndex, type MatchIndex } from "../domain/leads/match.ts";
import type { Identity } from "../domain/leads/match-keys.ts";
import { Prisma } from "./generated/client.ts";
import type { ScopedTransaction } from "./scope.ts";

/** What of the client the kept rows need, within a transaction or without. */
export type Reader = Pick<ScopedTransaction, "$queryRaw">;

type Source<Row> = {
  readonly workspaceId: string;
  readonly table: "Account" | "Lead";
  /** Which rows, besides those of the workspace. */
  readonly where: () => Prisma.Sql;
  readonly read: (reader: Reader, ids: readonly string[]) => Promise<readonly Row[]>;
  /** Changes are looked for so often at most, in milliseconds; 0: each time. */
  readonly restMs: number;
};

/**
 * An index over a table that is built once and then follows it: PostgreSQL's own mark of who wrote a row last (xmin)
 * tells which rows another process, or an import, has changed meanwhile. While nothing changed that is one sum.
 */
export function keepIndex<Row extends Identity>(source: Source<Row>) {
  const index: MatchIndex<Row> = createMatchIndex();
  let versions = new Map<string, string>();
  let sum = "";
  let restUntil = 0;
  return {
    /** The next time changes are looked for. */
    wake(): void {
      restUntil = 0;
    },
    /** Rows of the own transaction are in the index at once, and read anew the next time. */
    add(row: Row): void {
      index.add(row);
      versions.set(row.id, "");
      sum = "";
    },
    /** The index as of now, and whether anything had changed. */
    async fresh(
      reader: Reader,
    ): Promise<{ readonly index: MatchIndex<Row>; readonly isNew: boolean }> {
      if (performance.now() < restUntil) return { index, isNew: false };
      restUntil = performance.now() + source.restMs;
      const now = await sumOf(reader, source);
      if (now === sum) return { index, isNew: false };
      const current = await versionsOf(reader, source);
      for (const id of versions.keys()) if (!current.has(id)) index.remove(id);
      const changed = [...current].filter(([id, version]) => versions.get(id) !== version);
      const ids = changed.map(([id]) => id);
      for (let from = 0; from < ids.length; from += CHUNK)
        for (const row of await source.read(reader, ids.slice(from, from + CHUNK))) index.add(row);
      versions = current;
      sum = now;
      return { index, isNew: true };
    },
  };
}

const CHUNK = 10_000;

async function sumOf<Row>(reader: Reader, { workspaceId, table, where }: Source<Row>) {
  const [found] = await reader.$queryRaw<{ sum: string }[]>(Prisma.sql`
    select count(*)::text || ' ' || coalesce(sum(xmin::text::bigint), 0)::text as "sum"
    from ${Prisma.raw(`"${table}"`)} where "workspaceId" = ${workspaceId} and ${where()}`);
  return found?.sum ?? "";
}

/** One text is read many times faster than as many rows. */
async function versionsOf<Row>(reader: Reader, { workspaceId, table, where }: Source<Row>) {
  const [found] = await reader.$queryRaw<{ all: string | null }[]>(Prisma.sql`
    select string_agg("id" || chr(31) || xmin::text, chr(30)) as "all"
    from ${Prisma.raw(`"${table}"`)} where "workspaceId" = ${workspaceId} and ${where()}`);
  const all = found?.all ?? "";
  return new Map(
    all === ""
      ? []
      : all.split("\u001E").map((each): [string, string] => {
          const at = each.lastIndexOf("\u001F");
          return [each.slice(0, at), each.slice(at + 1)];
        }),
  );
}
