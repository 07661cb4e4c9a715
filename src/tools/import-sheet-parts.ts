import { note, type Part, table, text } from "../cards/card.ts";
import { firstFew, plural, whole } from "../cards/format.ts";
import type { SheetResult } from "./import-result.ts";

/** More of these are in the report. */
export const SHOWN_NOTES = 4;
const SHOWN_COLUMNS = 20;

/** What a card says of one sheet: its columns, what is odd, and the rows that are not taken. */
export function sheetParts(
  sheet: SheetResult,
  { isAlone, isDone }: { readonly isAlone: boolean; readonly isDone: boolean },
): readonly Part[] {
  const { notes, warnings } = sheet;
  const hidden = beyond(notes.length) + beyond(warnings.length);
  return [
    ...openParts(sheet, isAlone),
    // Once it is done nobody asks any more how a column was understood.
    ...(isDone ? [] : columnParts(sheet, isAlone)),
    ...notes.slice(0, SHOWN_NOTES).map((words) => note(sentence(words))),
    ...warnings
      .slice(0, SHOWN_NOTES)
      .map(({ count, text: words }) => note(`${plural(count, "row")}: ${words}`)),
    ...more(hidden, "note"),
    ...refusedParts(sheet),
  ];
}

const beyond = (count: number): number => Math.max(0, count - SHOWN_NOTES);

/** What has to be said before anything of the sheet can be taken. */
function openParts({ questions, problems, file }: SheetResult, isAlone: boolean): readonly Part[] {
  if (questions.length > 0) return questions.map((question) => text(question.text));
  return problems
    .filter(({ lines }) => lines.length === 0)
    .map(({ reason, remedy }) => text(`${isAlone ? "It" : file} ${reason}. ${inChat(remedy)}`));
}

/** What the command line says by its options is said by the forms of the card. */
const inChat = (remedy: string): string =>
  /--(?:map|kind|dates)/.test(remedy) ? "Say it below." : `${remedy}.`;

function columnParts({ file, kind, columns }: SheetResult, isAlone: boolean): readonly Part[] {
  const used = kind === null ? columns : columns.filter(({ field }) => field !== null);
  const unused = columns.filter((column) => !used.includes(column)).map(({ header }) => header);
  return [
    ...(used.length === 0 || isAlone ? [] : [text(file)]),
    ...(used.length === 0 ? [] : [columnTable(used.slice(0, SHOWN_COLUMNS))]),
    ...more(used.length - SHOWN_COLUMNS, "column"),
    ...(unused.length === 0 ? [] : [note(`Not used: ${firstFew(unused, SHOWN_COLUMNS)}`)]),
  ];
}

const columnTable = (columns: SheetResult["columns"]): Part =>
  table(
    [
      { header: "Column", align: "left" },
      { header: "Understood as", align: "left" },
      { header: "Such as", align: "left" },
    ],
    columns.map(({ header, field, how, samples }) => [
      header,
      field === null ? "?" : `${fieldWords(field)}${how === "similar name" ? " (unsure)" : ""}`,
      samples.map(clip).join(" · ") || "empty",
    ]),
  );

export const fieldWords = (field: string): string => field.replaceAll("_", " ");

const clip = (sample: string): string => {
  const line = sample.replaceAll(/\s+/g, " ");
  return line.length > 22 ? `${line.slice(0, 21)}…` : line;
};

function refusedParts({ problems, problemKinds }: SheetResult): readonly Part[] {
  const rows = problems.filter(({ lines }) => lines.length > 0);
  if (rows.length === 0) return [];
  return [
    table(
      [
        { header: "Line", align: "left" },
        { header: "Not taken because", align: "left" },
        { header: "What to do", align: "left" },
      ],
      rows.map(({ lines, count, reason, remedy }) => [
        lines.join(", ").concat(count > lines.length ? " …" : ""),
        count === 1 ? reason : `${reason} (${whole(count)} rows)`,
        remedy,
      ]),
    ),
    ...more(problemKinds - problems.length, "reason"),
  ];
}

const more = (count: number, what: string): readonly Part[] =>
  count > 0 ? [note(`… and ${plural(count, `more ${what}`)} in the report`)] : [];

export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
