import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { openDatabase } from "./data/database.ts";
import { EXPORTS } from "./data/export/exported.ts";
import type { Exported } from "./data/export/table.ts";
import { toCsv, toXlsx } from "./data/export/write-table.ts";
import { scopeTo } from "./data/scope.ts";
import { firstWorkspace } from "./data/workspaces.ts";
import { UserError } from "./domain/errors.ts";

type Out = { readonly print: (line: string) => void; readonly tell: (line: string) => void };

const HINT = `npm run export -- KIND [--format csv|xlsx] [--out FILE]. There are ${Object.keys(EXPORTS).join(", ")}. Plans import as planned visits, proposals as accounts: importing them gives the accounts to the proposed owners.`;

/** npm run export -- KIND: writes a table that imports again. */
export async function exportFile(args: string[], { print, tell }: Out): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: "string" }, out: { type: "string" } },
  });
  const [kind = ""] = positionals;
  const { format, out } = whereTo(kind, values);
  const exported = await readTable(kind);
  const content = format === "csv" ? toCsv(exported) : await toXlsx(exported, kind);
  if (out === null) return print(String(content).trimEnd());
  writeFileSync(out, content);
  tell(`${exported.rows.length} ${kind} are in ${out}.`);
}

type Given = { readonly format?: string | undefined; readonly out?: string | undefined };

/** A CSV goes to the screen unless a file is named; a workbook needs a file. */
function whereTo(kind: string, { format, out }: Given) {
  const wanted = format ?? (out?.endsWith(".xlsx") ? "xlsx" : "csv");
  if (wanted !== "csv" && wanted !== "xlsx")
    throw new UserError("bad_input", `There is no format "${wanted}".`, HINT);
  return { format: wanted, out: out ?? (wanted === "xlsx" ? `${kind}.xlsx` : null) } as const;
}

async function readTable(kind: string): Promise<Exported> {
  const read = EXPORTS[kind];
  if (!read) throw new UserError("unknown_kind", `"${kind}" is not exported.`, HINT);
  const config = readConfig();
  const database = await openDatabase({ home: config.home, url: config.databaseUrl });
  try {
    const workspace = await firstWorkspace(database);
    if (!workspace) throw new UserError("empty", "There is nothing yet.", "Import files first.");
    return await read(scopeTo(database.client, workspace.id));
  } finally {
    await database.close();
  }
}
