import { z } from "zod";
import { shortDate } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { BroughtFile } from "../domain/imports.ts";
import { importDataExamples } from "./examples/import-data.ts";
import { importCard } from "./import-card.ts";
import { type ImportResult, importResult, mergeResult, sheetResult } from "./import-result.ts";
import { addSaid } from "./import-said.ts";
import { checkedFrom } from "./place-result.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

/** Words for each kind, the narrower ones first: "customer contacts" are contacts. */
const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  contacts: ["contacts?", "contact (?:list|people|persons)", "decision makers"],
  people: [
    "people",
    "reps?",
    "sales ?reps?",
    "staff",
    "employees",
    "users?",
    "colleagues",
    "sales ?people",
    "team members?",
  ],
  territories: ["territor(?:y|ies)", "areas?", "regions?", "districts?", "patches"],
  appointments: ["appointments?", "calendars?", "meetings?"],
  opportunities: ["opportunit(?:y|ies)", "deals?", "(?:sales )?pipeline"],
  visits: ["visits?", "calls?", "visit (?:log|history|reports?)", "activit(?:y|ies)"],
  leads: ["leads?", "inquiries", "enquiries"],
  goals: ["goals?", "quotas?", "targets?"],
  absences: ["absences?", "vacations?", "holidays?", "time off", "days off"],
  sales: ["sales", "orders?", "revenues?", "invoices?", "turnover", "order lines?"],
  accounts: [
    "accounts?",
    "customers?",
    "stores?",
    "shops?",
    "outlets?",
    "clients?",
    "prospects?",
    "companies",
  ],
};

const json = () => z.record(z.string(), z.unknown());

const input = z.object({
  file: z.string().min(1).max(200).describe("Id or name of a file that was dropped here"),
  also: z.array(z.string()).max(50).optional().describe("More such files, imported together"),
  kind: z
    .string()
    .max(40)
    .optional()
    .describe("accounts, people, territories, sales, visits ...; left out: told by the columns"),
  mapping: json().optional().describe("What columns mean, as `npm run import -- --map` takes it"),
  sheets: z
    .record(z.string(), json())
    .optional()
    .describe("More of it by sheet, in the words of the report"),
  sheet: z.string().optional().describe("The sheet that `kind`, `column` and `field` are about"),
  column: z.string().optional().describe("A column of that sheet"),
  field: z.string().optional().describe('What it is; "leave_out": nothing'),
  action: z
    .enum(["check", "import", "discard"])
    .default("check")
    .describe("check: only says what would happen; import: does it; discard: forgets the file"),
});

export const importData = defineTool({
  name: "import_data",
  title: "Import data",
  description:
    "Reads spreadsheets that were dropped here: says what was understood and what would happen, then imports.",
  right: "admin",
  effect: "write",
  isPreview: ({ action }) => action === undefined || action === "check",
  phrases: [
    "import {file}",
    "import accounts from accounts_march.csv",
    "load the leads from leads.xlsx",
  ],
  examples: importDataExamples,
  slots: {
    file: { type: "file", isRequired: true },
    kind: { type: "choice", words: KIND_WORDS },
  },
  input,
  result: importResult,

  async run(given, world) {
    const files = [given.file, ...(given.also ?? [])].map((words) => findFile(world, words));
    const { action } = given;
    if (action === "discard") {
      for (const { id } of files) await world.imports.discard(id);
      return { ...nothing(files), action };
    }
    const again = { ...inputOf(files), ...understoodIn(given) };
    const { reports, text, changeId } = await world.imports.run({
      files,
      kind: again.kind ?? null,
      mapping: again.mapping ?? null,
      sheets: again.sheets ?? {},
      isDryRun: action === "check",
      author: { email: world.asker.email, at: world.instant, tool: "import_data" },
      onProgress: (message) => world.progress(message),
    });
    const isAccounts = reports.some(({ kind }) => kind === "accounts");
    const merges = reports.flatMap((report) => report.merges);
    return {
      ...nothing(files),
      action,
      again,
      sheets: reports.map((report) => sheetResult(report, reports)),
      duplicates: merges.slice(0, SHOWN_MERGES).map(mergeResult),
      duplicateCount: merges.length,
      report: text,
      changeId,
      placesToCheck: action === "import" && isAccounts ? await countUnsure(world) : 0,
      nextRep: action === "import" ? await firstRep(world) : null,
    };
  },

  card: importCard,
});

/** Pairs whose buttons a card has room for. */
const SHOWN_MERGES = 3;

const inputOf = (files: readonly BroughtFile[]) => {
  const [file = "", ...also] = files.map(({ id }) => id);
  return { file, ...(also.length > 0 && { also }) };
};

const nothing = (files: readonly BroughtFile[]): Omit<ImportResult, "action"> => ({
  files: files.map(({ id, name }) => ({ id, name })),
  again: inputOf(files),
  sheets: [],
  duplicates: [],
  duplicateCount: 0,
  report: "",
  changeId: null,
  placesToCheck: 0,
  nextRep: null,
});

type Given = z.output<typeof input>;

/** What was said about the files so far, and now by the form of one sheet. */
function understoodIn({ kind, mapping, sheets, sheet, column, field }: Given) {
  const own = kind === undefined ? {} : { kind };
  if (sheet === undefined)
    return { ...own, ...(mapping && { mapping }), ...(sheets && { sheets }) };
  const columns =
    column === undefined || field === undefined
      ? {}
      : { [column]: field === "leave_out" ? null : field };
  const said = addSaid(sheets ?? {}, sheet, { ...own, columns });
  return { ...(mapping && { mapping }), sheets: said };
}

function findFile({ imports, today }: World, words: string): BroughtFile {
  const found = imports.find(words);
  if (found) return found;
  const recent = imports.recent(4);
  const list = recent.map(
    ({ name, at }) => `${name} (${shortDate(at.toISOString().slice(0, 10), today)})`,
  );
  const how = "Drop the file onto the page, or choose it with the paper clip beside the question.";
  throw new UserError(
    "no_file",
    `There is no file "${words}" here.`,
    list.length === 0 ? how : `Dropped lately: ${list.join(", ")}. ${how}`,
    recent.map(({ id, name }) => ({ label: name, tool: "import_data", input: { file: id } })),
  );
}

/** Accounts that lie at their postal code or town, or nowhere, and that nobody looks up. */
async function countUnsure(world: World): Promise<number> {
  const [accounts, lookups] = await Promise.all([world.book.accounts(null), world.places.open()]);
  return accounts.filter((account) => {
    const lookup = lookups.get(account.id);
    return lookup !== undefined && checkedFrom(account, lookup).doubt !== null;
  }).length;
}

/** Somebody whose day can be planned now; null: nobody has an account yet. */
async function firstRep({ book }: World): Promise<ImportResult["nextRep"]> {
  for (const { email, name, role } of await book.people()) {
    if (role === "rep" && (await book.accounts([email])).length > 0) return { email, name };
  }
  return null;
}
