import type { Report } from "../../domain/import-report.ts";
import type { Author } from "../../domain/ports.ts";
import { logChange } from "../log-change.ts";
import type { Scoped } from "../scope.ts";
import { type ImportOptions, importInto, LONG, type NamedSheet } from "./import-tables.ts";
import { startJournal } from "./journal.ts";

type Importing = {
  readonly sheets: readonly NamedSheet[];
  readonly author: Author;
  /** What the log calls it. */
  readonly name: string;
  readonly options: ImportOptions;
};

/**
 * Imports sheets in one transaction with its entry in the log. `changeId` null: nothing was written, or more than can
 * be taken back.
 */
export async function importLogged(
  { scoped, workspaceId }: { readonly scoped: Scoped; readonly workspaceId: string },
  { sheets, author, name, options }: Importing,
): Promise<{ readonly reports: readonly Report[]; readonly changeId: string | null }> {
  return scoped.$transaction(async (tx) => {
    const target = { tx, workspaceId };
    const journal = startJournal(target);
    const reports = await importInto({ ...target, journal }, sheets, options);
    const rows = await journal.finish();
    if (rows === null || rows.length === 0) return { reports, changeId: null };
    const entry = { workspaceId, author, entity: "import", entityId: name, before: null };
    return { reports, changeId: await logChange(tx, { ...entry, after: { rows } }) };
  }, LONG);
}
