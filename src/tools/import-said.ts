/** What was said about the sheets of an import, by the name of each; in the form of a mapping. */
export type SaidOfSheets = Readonly<Record<string, Said>>;

type Said = Readonly<Record<string, unknown>>;

/** Adds what was said now. When the kind changes, what columns were of the old kind is forgotten. */
export function addSaid(said: SaidOfSheets, sheet: string, more: Said): SaidOfSheets {
  const before = said[sheet] ?? {};
  const kept = more["kind"] === undefined ? before : { dates: before["dates"] ?? {} };
  return {
    ...said,
    [sheet]: {
      ...kept,
      ...more,
      columns: { ...asWords(kept, "columns"), ...asWords(more, "columns") },
      dates: { ...asWords(kept, "dates"), ...asWords(more, "dates") },
    },
  };
}

function asWords(said: Said, part: string): Said {
  const value = said[part];
  return typeof value === "object" && value !== null ? { ...value } : {};
}
