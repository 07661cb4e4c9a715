import { decode, detectEncoding, type Encoding } from "./decode.ts";
import { detectDelimiter } from "./delimiter.ts";
import { filledCells, findHeader, HEADER_WITHIN, isNoRow, nameHeaders } from "./layout.ts";
import { records } from "./records.ts";
import type { ByteSource, RawRow, Sheet } from "./sheet.ts";
import { cutOff } from "./unreadable.ts";

const SAMPLE_LETTERS = 256 * 1024;

const NAMES: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "pipes",
  "~": "tildes",
};

/** The one table of a text file, whatever its encoding and delimiter; reads it whole once, keeps a sample. */
export async function openText(source: ByteSource): Promise<Sheet> {
  const encoding = await detectEncoding(source);
  const { sample, endsWithLine } = await scan(source, encoding);
  const delimiter = detectDelimiter(sample);
  const all = () => records(decode(source, encoding), { file: source.name, delimiter });
  const first = await firstOf(all());
  const header = findHeader(first);
  const headers = nameHeaders(first[header ?? 0]?.cells ?? []);
  const headerLine = first[header ?? 0]?.line ?? 0;
  const left = new Map<number, string>();
  const above = first.slice(0, header ?? 0).filter((row) => filledCells(row) > 0);
  const sheet = { file: source.name, headers, headerLine, endsWithLine };
  return {
    file: source.name,
    headers,
    notes: [
      ...(encoding === "utf-8" ? [] : [`read as ${encoding.toUpperCase()}`]),
      ...(delimiter === "," ? [] : [`cells are separated by ${NAMES[delimiter] ?? delimiter}`]),
      ...above.map(({ line, cells }) => `line ${line} stands above the header: ${said(cells)}`),
    ],
    rows: () => dataRows(all(), sheet, left),
    leftOut: () => [...left].map(([line, text]) => ({ line, text })),
  };
}

type About = {
  readonly file: string;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly endsWithLine: boolean;
};

async function* dataRows(
  all: AsyncIterable<readonly RawRow[]>,
  { file, headers, headerLine, endsWithLine }: About,
  left: Map<number, string>,
): AsyncIterable<readonly RawRow[]> {
  let last: RawRow | null = null;
  for await (const batch of all) {
    const rows: RawRow[] = [];
    for (const row of batch) {
      if (row.line <= headerLine || filledCells(row) === 0) continue;
      if (isNoRow(row, headers)) left.set(row.line, said(row.cells));
      else rows.push(row);
      last = row;
    }
    if (rows.length > 0) yield rows;
  }
  // A whole row has a cell for every column; the last one may lack its line end, but not both.
  if (!endsWithLine && last && last.cells.length < headers.length && !left.has(last.line)) {
    throw cutOff(file, `ends within line ${last.line}`);
  }
}

async function scan(source: ByteSource, encoding: Encoding) {
  let sample = "";
  let lastLetter = "\n";
  for await (const piece of decode(source, encoding)) {
    if (sample.length < SAMPLE_LETTERS) sample += piece.slice(0, SAMPLE_LETTERS);
    lastLetter = piece.at(-1) ?? lastLetter;
  }
  return { sample, endsWithLine: lastLetter === "\n" || lastLetter === "\r" };
}

async function firstOf(all: AsyncIterable<readonly RawRow[]>): Promise<readonly RawRow[]> {
  for await (const batch of all) return batch.slice(0, HEADER_WITHIN);
  return [];
}

const said = (cells: readonly string[]): string => {
  const text = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
