import type { Match } from "./headers/match.ts";
import type { Kind } from "./kind.ts";
import type { Sheet } from "./read/sheet.ts";
import type { Question } from "./report.ts";
import { orderEvidence } from "./values/dates.ts";
import { decimalEvidence } from "./values/numbers.ts";
import { PLAIN, type Style } from "./values/style.ts";

/** How each matched column writes its values, over all rows, and what only a person can say. */
export type Profile = {
  readonly rows: number;
  readonly styles: ReadonlyMap<string, Style>;
  readonly questions: readonly Question[];
};

type Told = Readonly<Record<string, "dmy" | "mdy">>;

type Evidence = { dmy: number; mdy: number; either: string | null; points: number; commas: number };

/** Reads all rows once and decides per column: one 31/12 decides for all the 03/04 beside it. */
export async function profileSheet(
  sheet: Sheet,
  { kind, matches }: { readonly kind: Kind; readonly matches: readonly Match[] },
  told: Told,
  onRows: (rows: number) => void,
): Promise<Profile> {
  const watched = matches.flatMap(({ field, index, header }) => {
    const shape = kind.columns[field]?.shape ?? "text";
    const evidence: Evidence = { dmy: 0, mdy: 0, either: null, points: 0, commas: 0 };
    return shape === "text" ? [] : [{ field, index, header, shape, evidence }];
  });
  let rows = 0;
  for await (const batch of sheet.rows()) {
    rows += batch.length;
    onRows(rows);
    for (const { cells } of batch) {
      for (const { index, shape, evidence } of watched)
        look(shape, (cells[index] ?? "").trim(), evidence);
    }
  }
  const orders = watched.filter(({ shape }) => shape === "date");
  return {
    rows,
    styles: new Map(
      watched.map(({ field, header, evidence }) => [
        field,
        styleOf(evidence, told[header] ?? told["*"]),
      ]),
    ),
    questions: orders
      .filter(({ header, evidence }) => isOpen(evidence, told[header] ?? told["*"]))
      .map(({ header, evidence }) => orderQuestion(header, evidence.either ?? "")),
  };
}

function look(shape: "number" | "date", cell: string, evidence: Evidence): void {
  if (cell === "") return;
  if (shape === "number") {
    const mark = decimalEvidence(cell);
    if (mark === ".") evidence.points += 1;
    if (mark === ",") evidence.commas += 1;
    return;
  }
  const order = orderEvidence(cell);
  if (order === "either") evidence.either ??= cell;
  else if (order !== null) evidence[order] += 1;
}

function styleOf({ dmy, mdy, points, commas }: Evidence, told: "dmy" | "mdy" | undefined): Style {
  const marks = points > 0 ? "." : ",";
  return {
    dateOrder: told ?? decidedOrder(dmy, mdy),
    // A column that writes both ways leaves each cell to itself.
    decimalMark: points > 0 === commas > 0 ? PLAIN.decimalMark : marks,
  };
}

function decidedOrder(dmy: number, mdy: number): "dmy" | "mdy" | null {
  if (dmy > 0 === mdy > 0) return null;
  return dmy > 0 ? "dmy" : "mdy";
}

const isOpen = ({ dmy, mdy, either }: Evidence, told: "dmy" | "mdy" | undefined): boolean =>
  told === undefined && either !== null && decidedOrder(dmy, mdy) === null;

const orderQuestion = (header: string, example: string): Question => ({
  column: header,
  text: `Is "${example}" in ${header} day first or month first? None of its values decides.`,
  answers: [
    { label: "day first (31/12/2026)", mapping: { dates: { [header]: "dmy" } } },
    { label: "month first (12/31/2026)", mapping: { dates: { [header]: "mdy" } } },
  ],
});
