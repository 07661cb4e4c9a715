import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Marks, newlineOf, plainRecord } from "./plain-records.ts";
import type { RawRow } from "./sheet.ts";
import { cutOff, unreadable } from "./unreadable.ts";

/** A cell longer than this comes from a quote that was never closed. */
const LONGEST_RECORD = 1_000_000;

const BATCH = 2000;

type About = { readonly file: string; readonly delimiter: string };

/** All records of a delimited text in batches, empty ones too, each with the line it begins in. */
export async function* records(
  text: AsyncIterable<string>,
  about: About,
): AsyncIterable<readonly RawRow[]> {
  const pieces = text[Symbol.asyncIterator]();
  const state: State = { rest: "", line: 1, marks: null, isOver: false, isOdd: false };
  try {
    while (!state.isOver && !state.isOdd) {
      await addPiece(state, pieces, about);
      for (let batch = nextBatch(state); batch.length > 0; batch = nextBatch(state)) yield batch;
      state.isOdd ||= state.rest.length > LONGEST_RECORD;
    }
    // What is written by other rules, and the last line, which may lack its end.
    if (state.rest !== "") yield* oddRecords(afterwards(state, pieces), state, about);
  } finally {
    await pieces.return?.();
  }
}

type State = {
  /** What is not read yet. */
  rest: string;
  /** The line in which it begins. */
  line: number;
  /** Null: no line end was seen yet. */
  marks: Marks | null;
  isOver: boolean;
  isOdd: boolean;
};

async function addPiece(state: State, pieces: AsyncIterator<string>, about: About) {
  const piece = await pieces.next();
  state.isOver = piece.done === true;
  if (!state.isOver) state.rest += piece.value;
  const newline = state.marks === null ? newlineOf(state.rest) : null;
  if (newline !== null) state.marks = { delimiter: about.delimiter, newline };
}

/** The whole records that are there, no more than a batch. */
function nextBatch(state: State): readonly RawRow[] {
  if (state.marks === null || state.isOdd) return [];
  const batch: RawRow[] = [];
  let at = 0;
  while (batch.length < BATCH) {
    const record = plainRecord(state.rest, at, state.marks);
    state.isOdd = record === "odd";
    if (typeof record === "string") break;
    batch.push({ line: state.line, cells: record.cells });
    state.line += record.lines;
    at = record.next;
  }
  state.rest = state.rest.slice(at);
  return batch;
}

async function* afterwards({ rest, isOver }: State, pieces: AsyncIterator<string>) {
  yield rest;
  if (isOver) return;
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next())
    yield piece.value;
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } };

/** Takes quotes that stand where none belong, as spreadsheets do. */
async function* oddRecords(
  text: AsyncIterable<string>,
  { line: from, marks }: State,
  { file, delimiter }: About,
): AsyncIterable<readonly RawRow[]> {
  const parser = parse({
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    ...(marks && { record_delimiter: marks.newline }),
  });
  const source = Readable.from(text, { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: RawRow[] = [];
  let line = from;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      batch.push({ line, cells: record });
      line = from + info.lines;
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? inWords(error, file, line) : error;
  } finally {
    source.destroy();
  }
  yield batch;
}

function inWords(error: CsvError, file: string, line: number): Error {
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    return cutOff(file, `opens a quote after line ${line - 1} that never closes`);
  }
  return unreadable(file, `is not a table: ${error.message}`, "Save it as CSV (UTF-8, commas)");
}
