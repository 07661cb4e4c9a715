import { UserError } from "../src/domain/errors.ts";
import { isUnknown } from "./outcome-columns.ts";

export type OutcomeWish = {
  /** Null: found by its name. */
  readonly target: string | null;
  /** The value that means yes; null: known by itself. */
  readonly yes: string | null;
};

/** Names that the column of outcomes goes by, the surest first; in lower case without spaces and the like. */
const NAMES =
  `y won iswon outcome converted isconverted conversion convert target label churn churned ischurn exited
  attrition success successful deposit subscribed response responded purchased bought closedwon dealstage opportunitystage
  stage status result class default loanstatus bad`.split(/\s+/);

const YES: ReadonlySet<string> = new Set(
  "yes y 1 1.0 true t won converted closedwon wonclosed success successful churn churned exited attrited left purchased bought ja oui si sim accepted".split(
    " ",
  ),
);
const NO: ReadonlySet<string> = new Set(
  "no n 0 0.0 false f lost notconverted closedlost lostclosed failure failed unsuccessful stayed retained existing notchurned nein non nao rejected".split(
    " ",
  ),
);

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9.]/g, "");

type Outcome = {
  readonly column: string;
  /** By row; null: it is not decided yet. */
  readonly wanted: readonly (boolean | null)[];
};

/** The column that says who was won. */
export function findOutcome(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  { target, yes }: OutcomeWish,
): Outcome {
  const column = target === null ? findColumn(columns, rows) : namedColumn(columns, target);
  const cells = rows.map((row) => row[column] ?? "");
  const read = readerFor(column, cells, yes);
  const wanted = cells.map((cell) => (isUnknown(cell) ? null : read(cell)));
  return { column, wanted };
}

function namedColumn(columns: readonly string[], target: string): string {
  const found = columns.find((column) => plain(column) === plain(target));
  if (found !== undefined) return found;
  throw new UserError(
    "bad_input",
    `There is no column "${target}".`,
    `There are ${columns.join(", ")}.`,
  );
}

/** By name, as long as it holds two outcomes; else the last column, or the only one, that does. */
function findColumn(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const isOutcome = (column: string): boolean => {
    const values = new Set(rows.map((row) => plain(row[column] ?? "")));
    return [...values].some((each) => YES.has(each)) && [...values].some((each) => NO.has(each));
  };
  for (const name of NAMES) {
    const found = columns.find((column) => plain(column) === name && isOutcome(column));
    if (found !== undefined) return found;
  }
  const binary = columns.filter(isOutcome);
  const last = columns.at(-1);
  if (last !== undefined && binary.includes(last)) return last;
  const [only] = binary;
  if (only !== undefined && binary.length === 1) return only;
  throw new UserError(
    "no_target",
    "I cannot tell which column says who was won.",
    `Name it with --target: ${columns.join(", ")}.`,
  );
}

/** Two values of which one means yes; of more, those that say neither are not decided yet. */
function readerFor(
  column: string,
  cells: readonly string[],
  yes: string | null,
): (cell: string) => boolean | null {
  const values = [...new Set(cells.filter((cell) => !isUnknown(cell)).map(plain))];
  if (yes !== null) {
    if (values.includes(plain(yes))) return (cell) => plain(cell) === plain(yes);
    throw new UserError(
      "bad_input",
      `"${yes}" is not in "${column}".`,
      `There are ${values.slice(0, 12).join(", ")}.`,
    );
  }
  const known = values.filter((each) => YES.has(each));
  const isPair = values.length === 2 && known.length === 1;
  if (isPair) return (cell) => YES.has(plain(cell));
  if (known.length > 0 && values.some((each) => NO.has(each))) {
    return (cell) => {
      if (YES.has(plain(cell))) return true;
      return NO.has(plain(cell)) ? false : null;
    };
  }
  throw new UserError(
    "no_target",
    `I cannot tell which value of "${column}" means yes.`,
    values.length > 12
      ? `It has ${values.length} values: name another column with --target, or the value with --yes.`
      : `Say it with --yes: ${values.join(", ")}.`,
  );
}
