import { readFileSync } from "node:fs";
import { UserError } from "../../domain/errors.ts";
import type { Match } from "./headers/match.ts";
import type { Kind } from "./kind.ts";

/** What a person says about files with certain headers: what each column is, and what its values do not tell. */
export type Mapping = {
  readonly kind: string | null;
  /** Column of the file to column of the kind; null: leave it out. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Order of day and month by column of the file; "*": all of them. */
  readonly dates: Readonly<Record<string, "dmy" | "mdy">>;
  /** What a new row has in a column of the kind where the file says nothing. */
  readonly defaults: Readonly<Record<string, string>>;
};

export const NO_MAPPING: Mapping = { kind: null, columns: {}, dates: {}, defaults: {} };

const HINT =
  'Write it as {"columns": {"Their column": "account_id"}, "dates": {"Close Date": "dmy"}, "defaults": {"opened_on": "2026-01-01"}}, or only {"Their column": "account_id"}.';

export function readMapping(path: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new UserError("bad_mapping", `${path} is not a JSON file that can be read.`, HINT);
  }
  return parseMapping(json, path);
}

/** Takes the long form, and the short one that has only columns. */
export function parseMapping(json: unknown, name: string): Mapping {
  const given = asWords(json, name);
  const isLong = ["columns", "dates", "defaults"].some((part) => isPart(given[part]));
  if (!isLong) return { ...NO_MAPPING, columns: texts(given, name) };
  const dates = texts(given["dates"] ?? {}, name);
  if (Object.values(dates).some((order) => order !== "dmy" && order !== "mdy"))
    throw new UserError("bad_mapping", `${name}: dates are "dmy" or "mdy".`, HINT);
  return {
    kind: typeof given["kind"] === "string" ? given["kind"] : null,
    columns: texts(given["columns"] ?? {}, name),
    dates: dates as Mapping["dates"],
    defaults: texts(given["defaults"] ?? {}, name) as Mapping["defaults"],
  };
}

/** What was said later wins. Columns of another kind mean nothing to the new one. */
export const addToMapping = (said: Mapping, more: Mapping): Mapping => ({
  kind: more.kind ?? said.kind,
  columns: { ...(more.kind === null ? said.columns : {}), ...more.columns },
  dates: { ...said.dates, ...more.dates },
  defaults: { ...(more.kind === null ? said.defaults : {}), ...more.defaults },
});

/** Puts what was said in place of what was guessed. */
export function applyMapping(
  kind: Kind,
  headers: readonly string[],
  guessed: readonly Match[],
  { columns, how }: { columns: Mapping["columns"]; how: "given" | "remembered" },
): readonly Match[] {
  const said = new Map(Object.entries(columns).filter(([header]) => headers.includes(header)));
  for (const field of said.values()) {
    if (field === null || field in kind.columns) continue;
    const fields = Object.keys(kind.columns).join(", ");
    throw new UserError(
      "bad_mapping",
      `${kind.name} have no column "${field}".`,
      `There are ${fields}.`,
    );
  }
  const taken = new Set(said.values());
  const rest = guessed.filter(({ header, field }) => !said.has(header) && !taken.has(field));
  const given = [...said].flatMap(([header, field]) =>
    field === null ? [] : [{ header, field, index: headers.indexOf(header), how, score: 100 }],
  );
  return [...rest, ...given].toSorted((a, b) => a.index - b.index);
}

const isPart = (value: unknown): boolean => typeof value === "object" && value !== null;

function asWords(json: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof json === "object" && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>;
  throw new UserError("bad_mapping", `${name} is not a mapping.`, HINT);
}

function texts(json: unknown, name: string): Readonly<Record<string, string | null>> {
  const given = asWords(json, name);
  if (Object.values(given).every((value) => value === null || typeof value === "string"))
    return given as Record<string, string | null>;
  throw new UserError("bad_mapping", `${name} holds something that is no text.`, HINT);
}
