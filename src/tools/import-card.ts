import { type Card, facts, note, type Part, table } from "../cards/card.ts";
import { plural, whole } from "../cards/format.ts";
import { checkButtons, doneButtons, duplicateParts, unsureParts } from "./import-buttons.ts";
import { importForms } from "./import-forms.ts";
import type { ImportResult, SheetResult } from "./import-result.ts";
import { SHOWN_NOTES, sentence, sheetParts } from "./import-sheet-parts.ts";
import type { World } from "./world.ts";

/** What an import would do or did: the answer, what each column was understood as, what is wrong, and what to press. */
export function importCard(result: ImportResult, world: World): Card {
  const { action, files, sheets } = result;
  if (action === "discard") {
    const names = files.map(({ name }) => name).join(", ");
    return { title: `Left alone: ${names}. Nothing was written.`, parts: [] };
  }
  const own = sheets.filter(({ isPart }) => !isPart);
  const followed = sheets.filter(({ isPart }) => isPart).flatMap(({ notes }) => notes);
  const isCheck = action === "check";
  return {
    title: titleOf(result, own),
    parts: [
      ...(sheets.length === 1 ? sheets.map(countFacts) : [overview(sheets)]),
      ...own.flatMap((sheet) => [
        ...sheetParts(sheet, { isAlone: own.length === 1, isDone: !isCheck }),
        ...(isCheck ? importForms(sheet, result, world) : []),
      ]),
      ...followed.slice(0, SHOWN_NOTES).map((words) => note(sentence(shorten(words)))),
      ...(isCheck ? unsureParts(result, own) : []),
      ...duplicateParts(result),
      ...(isCheck ? checkButtons(result, own) : doneButtons(result)),
    ],
  };
}

const LONGEST_NOTE = 180;

const shorten = (words: string): string =>
  words.length > LONGEST_NOTE ? `${words.slice(0, LONGEST_NOTE)} … (all in the report)` : words;

function titleOf({ action, files }: ImportResult, own: readonly SheetResult[]): string {
  const name = files.length === 1 ? (files[0]?.name ?? "") : plural(files.length, "file");
  const open = whatIsOpen(own);
  if (open !== null) return name + open;
  const read = sum(own, "read");
  const good = read - sum(own, "refused");
  if (good === 0) return `${name}: none of ${whole(read)} rows can be taken`;
  if (sum(own, "taken") + sum(own, "updated") === 0)
    return `${name}: nothing new, ${whole(good)} rows are here already`;
  const rows =
    good === read ? `all ${plural(read, "row")}` : `${whole(good)} of ${plural(read, "row")}`;
  if (action === "check") return `${name}: ${rows} would be taken`;
  return `${name} ${files.length === 1 ? "is" : "are"} in: ${rows}`;
}

/** Completes the title when a person has to say something first; null: nothing is open. */
function whatIsOpen(own: readonly SheetResult[]): string | null {
  const count = own.reduce((total, { questions }) => total + questions.length, 0);
  if (count > 0) return `: ${count === 1 ? "one question" : `${count} questions`} first`;
  const [only] = own;
  if (only === undefined || own.length > 1 || only.kind !== null) return null;
  return only.columns.length > 0 ? ": what is in it?" : " cannot be read";
}

const sum = (sheets: readonly SheetResult[], what: "read" | "taken" | "updated" | "refused") =>
  sheets.reduce((total, sheet) => total + sheet[what], 0);

const countFacts = (sheet: SheetResult): Part =>
  facts({
    "Read as": sheet.kind ?? "not recognised",
    New: whole(sheet.taken),
    Updated: whole(sheet.updated),
    Unchanged: whole(sheet.unchanged),
    Refused: whole(sheet.refused),
  });

const overview = (sheets: readonly SheetResult[]): Part =>
  table(
    [
      { header: "Read as", align: "left" },
      { header: "From", align: "left" },
      { header: "Rows", align: "left" },
    ],
    sheets.map((sheet) => [sheet.kind ?? "?", sheet.file, countWords(sheet)]),
  );

function countWords({ taken, updated, unchanged, refused }: SheetResult): string {
  const counts = { new: taken, updated, unchanged, refused };
  const words = Object.entries(counts).flatMap(([word, count]) =>
    count > 0 ? [`${whole(count)} ${word}`] : [],
  );
  return words.join(", ") || "none";
}
