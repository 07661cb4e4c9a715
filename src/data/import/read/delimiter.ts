import { parse } from "csv-parse/sync";

/** What separates cells, the usual ones first: of two that explain a text equally well the earlier wins. */
const USUAL = [",", ";", "\t", "|", "~", "^", "\u001f", "\u00a6", "#", ":"];

/** The delimiter under which most records of the sample have the same number of cells, and the more cells the better. */
export function detectDelimiter(sample: string): string {
  // "sep=;" in the first line is Excel's own way of saying it.
  const said = /^sep=(.)\r?\n/.exec(sample)?.[1];
  if (said !== undefined) return said;
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of USUAL) {
    if (!sample.includes(delimiter)) continue;
    const score = scoreOf(sample, delimiter);
    if (score > best.score * 1.05) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(sample: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let records = 0;
  for (const record of recordsOf(sample, delimiter)) {
    if (record.every((cell) => cell === "")) continue;
    records += 1;
    widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  }
  const [width = 1, count = 0] =
    [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return width < 2 ? 0 : (count / records) ** 2 * Math.log2(1 + width);
}

function recordsOf(sample: string, delimiter: string): readonly (readonly string[])[] {
  // The last line may be cut by the end of the sample.
  const text = sample.slice(0, sample.lastIndexOf("\n") + 1) || sample;
  try {
    return parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
  } catch {
    return []; // A quote that never closes under this delimiter speaks against it.
  }
}
