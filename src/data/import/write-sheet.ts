import { type Kind, keyOf, type Row, type Target } from "./kind.ts";
import { mergeRow } from "./merge-row.ts";
import type { RawRow, Sheet } from "./read/sheet.ts";
import { type Reading, readRow, type Warn } from "./read-row.ts";
import { CellError, type Problem, type Warning } from "./report.ts";
import { createSeenKeys, hash64, type SeenKeys } from "./seen-keys.ts";
import { collectWarnings } from "./warnings.ts";
import { rowsBefore, upsert } from "./write.ts";
import { checkedTogether, isEmptyTable } from "./write-many.ts";

export type Written = {
  readonly taken: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
};

export type Writing = {
  readonly target: Target;
  readonly reading: Reading;
  /** Rows of several lines are summed: the columns say a day, not a month. */
  readonly isSummed: boolean;
  readonly onRows: (count: number, what: "checked" | "written") => void;
};

/** Rows a statement. */
const CHUNK = 2000;

/** Every row is counted, but of a file that is wrong throughout only so many are told one by one. */
const LISTED_PROBLEMS = 100_000;

/** More than a row has. */
const MOST_CELLS = 1_000_000;

type Pending = { readonly row: Row; readonly lines: number };

const silent: Warn = () => {};

/** Reads, checks and writes the rows of a sheet, a chunk at a time. */
export const writeSheet = (sheet: Sheet, writing: Writing): Promise<Written> =>
  checkedTogether(writing.target, writing.reading.kind, () => writeRows(sheet, writing));

async function writeRows(sheet: Sheet, writing: Writing): Promise<Written> {
  const { kind } = writing.reading;
  const state = startState(kind.types !== undefined && (await isEmptyTable(writing.target, kind)));
  const best = writing.isSummed ? createSeenKeys() : await bestLines(sheet, writing);
  const sums = new Map<string, Pending>();
  let pending: Pending[] = [];
  for await (const batch of sheet.rows()) {
    for (const raw of batch) {
      const row = takeRow(writing, raw, best, state);
      if (row === null) continue;
      if (writing.isSummed) addTo(sums, kind, { row, line: raw.line }, state);
      else if (isJoined(writing, row)) joinTo(sums, kind, row);
      else pending.push({ row, lines: 1 });
    }
    writing.onRows(batch.length, writing.isSummed ? "checked" : "written");
    // A manager may come later in the file than those below; one statement checks only at its end.
    if (pending.length < CHUNK || kind.name === "people") continue;
    await flush(writing, pending, state);
    pending = [];
  }
  await flush(writing, pending, state);
  await flushSums(writing, sums, state);
  return { ...state.counts, problems: state.problems, warnings: state.warnings.list() };
}

/** Sums are let go as they are written: millions of them are not held twice. */
async function flushSums(
  writing: Writing,
  sums: Map<string, Pending>,
  state: State,
): Promise<void> {
  const { kind } = writing.reading;
  let pending: Pending[] = [];
  for (const [key, { row, lines }] of sums) {
    pending.push({ row: (writing.isSummed && kind.sum?.finish(row)) || row, lines });
    sums.delete(key);
    if (pending.length < CHUNK) continue;
    await flush(writing, pending, state);
    pending = [];
  }
  await flush(writing, pending, state);
}

const startState = (isFirst: boolean) => ({
  /** Nothing of the kind was there before: keys of a file are told apart already, so no row is there twice. */
  isFirst,
  counts: { taken: 0, updated: 0, unchanged: 0, refused: 0 },
  problems: [] as Problem[],
  warnings: collectWarnings(),
});

type State = ReturnType<typeof startState>;

function takeRow(writing: Writing, raw: RawRow, best: SeenKeys, state: State): Row | null {
  const told: (() => void)[] = [];
  const read = readRow(writing.reading, raw, (line, [column, value, reason, remedy]) =>
    told.push(() => state.warnings.add(line, value, { column, reason, remedy })),
  );
  const problems = "problems" in read ? read.problems : repeats(writing, raw, read.row, best);
  if (problems.length === 0 && "row" in read) {
    for (const tell of told) tell();
    return read.row;
  }
  state.counts.refused += 1;
  if (state.problems.length < LISTED_PROBLEMS) state.problems.push(...problems);
  return null;
}

/** Whether another line of the file says the same, or says something else about the same thing and says more. */
function repeats(
  { reading, isSummed }: Writing,
  raw: RawRow,
  row: Row,
  best: SeenKeys,
): readonly Problem[] {
  const key = isSummed ? raw.cells.join("\u0000") : givenKey(reading.kind, row);
  const line = best.lineOf(key);
  if (isSummed && line === null) best.offer(key, raw.line, 0);
  if (line === null || line === raw.line) return [];
  const about = isSummed ? "" : ` (${key.replaceAll("\u0000", " ")})`;
  return [
    {
      line: raw.line,
      column: null,
      value: null,
      reason: `repeats the row of line ${line}${about}`,
      remedy: "Keep the row that is right and delete the other",
    },
  ];
}

/**
 * Of rows that are about the same thing the one with most cells filled is kept, and among equals one that does not
 * depend on their order. Under its own id an account says more about itself than under that of one merged into it.
 */
async function bestLines(sheet: Sheet, { reading, onRows }: Writing): Promise<SeenKeys> {
  const seen = createSeenKeys();
  for await (const batch of sheet.rows()) {
    for (const raw of batch) {
      const read = readRow(reading, raw, silent);
      if (!("row" in read)) continue;
      const filled = raw.cells.reduce((count, cell) => count + (cell.trim() === "" ? 0 : 1), 0);
      const content = hash64(raw.cells.map((cell) => cell.trim()).join("\u0000")).high / 2 ** 32;
      const isOwn = read.row["mergedFrom"] === undefined ? 1 : 0;
      seen.offer(givenKey(reading.kind, read.row), raw.line, isOwn * MOST_CELLS + filled + content);
    }
    onRows(batch.length, "checked");
  }
  return seen;
}

/** What a row is about as its file knows it: two accounts may have become one since. */
const givenKey = (kind: Kind, row: Row): string =>
  kind.joinMerged && typeof row["mergedFrom"] === "string"
    ? `${keyOf(kind, row)}\u0000${row["mergedFrom"]}`
    : keyOf(kind, row);

/** Whether other rows of the file may be about the same because their accounts were merged. */
const isJoined = ({ reading: { kind, making } }: Writing, row: Row): boolean =>
  kind.joinMerged !== undefined && making.references.tookOthers(String(row["accountId"]));

function joinTo(sums: Map<string, Pending>, kind: Kind, row: Row): void {
  const key = keyOf(kind, row);
  const sum = sums.get(key);
  if (!sum) sums.set(key, { row, lines: 1 });
  else sums.set(key, { row: kind.joinMerged?.(sum.row, row) ?? row, lines: sum.lines + 1 });
}

function addTo(
  sums: Map<string, { row: Row; lines: number }>,
  kind: Kind,
  { row, line }: { readonly row: Row; readonly line: number },
  state: State,
): void {
  const key = keyOf(kind, row);
  const sum = sums.get(key);
  try {
    if (!sum) sums.set(key, { row, lines: 1 });
    else sums.set(key, { row: kind.sum?.add(sum.row, row) ?? row, lines: sum.lines + 1 });
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    const { message: reason, remedy } = error;
    state.counts.refused += 1;
    state.problems.push({ line, column: null, value: null, reason, remedy });
  }
}

const linesOf = (pending: readonly Pending[]): number =>
  pending.reduce((sum, { lines }) => sum + lines, 0);

async function flush(writing: Writing, pending: readonly Pending[], state: State): Promise<void> {
  if (pending.length === 0) return;
  const { target, reading } = writing;
  const { kind, making } = reading;
  const rows = pending.map(({ row }) => row);
  const before = state.isFirst ? new Map<string, Row>() : await rowsBefore(target, kind, rows);
  writing.onRows(writing.isSummed ? linesOf(pending) : 0, "written");
  const merged = pending.map(({ row, lines }) => {
    const result = mergeRow(kind, before.get(keyOf(kind, row)), row);
    state.counts[result.is] += lines;
    return result;
  });
  const changed = merged.filter(({ is }) => is !== "unchanged").map(({ row }) => row);
  await kind.prepare?.(target, rows);
  await upsert(target, kind, changed);
  making.references.promise(
    kind.name,
    merged.map(({ row }) => row),
  );
}
