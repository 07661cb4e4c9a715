import { chooseKind, isEnough, kindNamed } from "./headers/choose-kind.ts";
import { type Match, matchHeaders, type Samples } from "./headers/match.ts";
import type { Kind } from "./kind.ts";
import { applyMapping, type Mapping } from "./mapping.ts";
import type { Sheet } from "./read/sheet.ts";
import type { ColumnReading } from "./report.ts";

/** A sheet with what its columns were understood to be; `kind` null: nothing that is known here. */
export type Understood = {
  readonly sheet: Sheet;
  readonly kind: Kind | null;
  readonly matches: readonly Match[];
  readonly samples: Samples;
  readonly mapping: Mapping;
};

export type Given = {
  readonly sheet: Sheet;
  readonly kind: string | null;
  readonly mapping: Mapping;
  /** Whether the mapping was given now or is kept from an earlier file with the same headers. */
  readonly mappingIs: "given" | "remembered";
};

const SAMPLE_ROWS = 500;
const SAMPLES = 20;

export async function understandSheet({
  sheet,
  kind,
  mapping,
  mappingIs,
}: Given): Promise<Understood> {
  const samples = await sampleColumns(sheet);
  const named = kind ?? mapping.kind;
  const chosen =
    named === null
      ? chooseKind(sheet.file, sheet.headers, samples)
      : { kind: kindNamed(named), matches: matchHeaders(kindNamed(named), sheet.headers, samples) };
  if (!chosen) return { sheet, kind: null, matches: [], samples, mapping };
  const said = { columns: mapping.columns, how: mappingIs };
  const matches = applyMapping(chosen.kind, sheet.headers, chosen.matches, said);
  return { sheet, kind: chosen.kind, matches, samples, mapping };
}

/** Columns that the kind cannot do without and the file does not have, in words; null: none. */
export function whatIsMissing({ kind, matches }: Understood): string | null {
  if (kind === null || isEnough(kind, matches)) return null;
  const fields = new Set(matches.map(({ field }) => field));
  const group = kind.needs.find((names) => !names.some((name) => fields.has(name)));
  return (group ?? []).join(" or ");
}

/** What was understood of each column of the file, with its first values. */
export function readingsOf({ sheet, matches, samples }: Understood): readonly ColumnReading[] {
  return sheet.headers.map((header, index) => {
    const match = matches.find((each) => each.index === index);
    const shown = [...new Set(samples[index])].slice(0, 3);
    return { header, field: match?.field ?? null, how: match?.how ?? "not used", samples: shown };
  });
}

async function sampleColumns(sheet: Sheet): Promise<Samples> {
  const samples: string[][] = sheet.headers.map(() => []);
  let rows = 0;
  for await (const batch of sheet.rows()) {
    for (const { cells } of batch.slice(0, SAMPLE_ROWS)) addSample(samples, cells);
    rows += batch.length;
    if (rows >= SAMPLE_ROWS) break;
  }
  return samples;
}

function addSample(samples: readonly string[][], cells: readonly string[]): void {
  for (const [index, values] of samples.entries()) {
    const value = (cells[index] ?? "").trim();
    if (value !== "" && values.length < SAMPLES) values.push(value);
  }
}
