import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { RawRow } from "./sheet.ts";
import { cutOff, unreadable } from "./unreadable.ts";

/** A cell longer than this comes from a quote that was never closed. */
const LONGEST_RECORD = 1_000_000;

const BATCH = 2000;

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } };

/** All records of a delimited text in batches, empty ones too, each with the line it begins in. */
export async function* records(
  text: AsyncIterable<string>,
  { file, delimiter }: { readonly file: string; readonly delimiter: string },
): AsyncIterable<readonly RawRow[]> {
  const parser = parse({
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(text, { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: RawRow[] = [];
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      batch.push({ line, cells: record });
      line = info.lines + 1;
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
