import { type Button, buttons, note, type Part, text } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import type { ImportResult, SheetResult } from "./import-result.ts";
import { addSaid } from "./import-said.ts";
import { fieldWords, sentence } from "./import-sheet-parts.ts";
import { pairParts } from "./pair-parts.ts";

/** Under what would happen: answers to a question, or the import itself. */
export function checkButtons(result: ImportResult, own: readonly SheetResult[]): readonly Part[] {
  const { again } = result;
  const leave: Button = {
    label: "Leave it",
    tool: "import_data",
    input: { ...again, action: "discard" },
  };
  const asked = own.find(({ questions }) => questions.length > 0);
  if (asked) {
    const answers = asked.questions[0]?.answers ?? [];
    const press = answers.slice(0, 3).map(({ label, mapping }) => ({
      label: sentence(label),
      tool: "import_data",
      input: { ...again, sheets: addSaid(again.sheets ?? {}, asked.file, mapping) },
    }));
    return [buttons(...press, leave)];
  }
  const isPrimary = true;
  const go = { label: "Import now", tool: "import_data", input: { ...again, action: "import" } };
  const isAny = own.some(({ read, refused }) => read > refused);
  return [buttons(...(isAny ? [{ ...go, isPrimary }] : []), leave, reportButton(result))];
}

const TOO_LARGE =
  "More rows were written than can be taken back by one press (5,000). Import corrected rows to change them.";

/** Under what was done: the next step, and the way back. */
export function doneButtons(result: ImportResult): readonly Part[] {
  const { nextRep, changeId } = result;
  const plan = nextRep && {
    label: `Plan ${nextRep.name.split(" ")[0]}'s day`,
    tool: "plan_day",
    input: { rep: nextRep.email },
    isPrimary: true,
  };
  const undo = changeId !== null && {
    label: "Take it back",
    tool: "undo_change",
    input: { change: changeId },
  };
  const isWritten = result.sheets.some(({ taken, updated }) => taken + updated > 0);
  return [
    ...(isWritten && changeId === null ? [note(TOO_LARGE)] : []),
    buttons(
      ...(plan ? [plan] : []),
      ...(undo ? [undo] : []),
      ...checkButton(result),
      reportButton(result),
    ),
  ];
}

const checkButton = ({ placesToCheck }: ImportResult): readonly Button[] =>
  placesToCheck === 0
    ? []
    : [{ label: `Check ${plural(placesToCheck, "place")}`, tool: "check_places", input: {} }];

/** Browsers refuse much longer addresses; what is left out is said. */
const LONGEST_REPORT = 400_000;

function reportButton({ report, files }: ImportResult): Button {
  const rest = "\n... cut here; npm run import -- --dry-run FILE tells all\n";
  const shown =
    report.length <= LONGEST_REPORT ? report : report.slice(0, LONGEST_REPORT).concat(rest);
  const url = `data:text/plain;charset=utf-8,${encodeURIComponent(shown.toWellFormed())}`;
  return { label: files.length === 1 ? "Report" : "Reports", url };
}

/** The first column whose name was only similar, as a question; the import need not wait for it. */
export function unsureParts({ again }: ImportResult, own: readonly SheetResult[]): readonly Part[] {
  const sheet = own.find(({ columns }) => columns.some(isUnsure));
  const column = sheet?.columns.find(isUnsure);
  if (!sheet || !column?.field) return [];
  const { header, field } = column;
  const answer = (label: string, means: string | null): Button => ({
    label,
    tool: "import_data",
    input: {
      ...again,
      sheets: addSaid(again.sheets ?? {}, sheet.file, { columns: { [header]: means } }),
    },
  });
  return [
    text(`Is "${header}" the ${fieldWords(field)}? Its name is only similar.`),
    buttons(answer("Yes", field), answer("No, leave it out", null)),
  ];
}

const isUnsure = ({ how }: SheetResult["columns"][number]): boolean => how === "similar name";

/** Accounts that may be one: told before the import, decided after it. */
export function duplicateParts(result: ImportResult): readonly Part[] {
  const { action, duplicates, duplicateCount } = result;
  if (duplicateCount === 0) return [];
  const pairs = `${plural(duplicateCount, "pair")} of accounts may be the same`;
  if (action === "check") return [note(`${pairs}; after the import you decide.`)];
  const rest = duplicateCount - duplicates.length;
  return [
    text(`${pairs}:`),
    ...duplicates.flatMap(pairParts),
    ...(rest > 0 ? [note(`${rest} more follow when these are decided.`)] : []),
  ];
}
