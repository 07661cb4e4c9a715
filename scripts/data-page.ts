import type { Kind } from "../src/data/import/kind.ts";
import { kinds } from "../src/data/import/kinds/index.ts";

const INTRO = `# Your own data

Made from the import's own definitions by \`npm run docs\`.

\`npm run import -- FILE-OR-FOLDER... [--kind KIND] [--map FILE] [--dates dmy|mdy] [--dry-run] [--columns] [--json]\` takes CSV, TSV
or any other delimiter, and XLSX; UTF-8, UTF-16 or Windows-1252; several files at once, in any order. What a file is about is told by
its headers and values. Headers may be those of Salesforce or HubSpot exports or of plain spreadsheets, in English, German, French,
Spanish or Portuguese. \`--dry-run\` says what would happen; \`--columns\` shows what each column was taken for. Rows that are not taken
are listed with line, reason and remedy; read = taken + updated + unchanged + refused. Importing a file twice changes nothing, and an
empty cell never clears what is there.

- \`--map\` names a JSON file: \`{"columns": {"Their column": "our_column"}, "dates": {"Close Date": "dmy"}, "defaults": {"opened_on": "2026-01-01"}}\`.
  It is remembered for files with the same headers.
- Dates such as 03/04/2026 are decided by their whole column; where nothing in it decides, the file is refused until \`--dates\` says.
- A sheet with revenue by month in columns, or with a last visit, is taken apart into accounts, sales and visits.
- Accounts without an id get one made of name and place. Rows may name accounts and people by name where the name is unique.
- People who are only named get an address that stands for them (\`...@no-email.invalid\`), and this is told.
- Accounts without coordinates are placed at the centre of their postal code or town and marked as such: United States, Canada
  (first three letters), United Kingdom (the half before the space), Germany, France, Brazil (towns, and the postal codes of the
  large ones). \`gazetteer/README.md\` says how exact that is. Five digits alone are of the country that town, state, coordinates
  or the other rows agree with; what nothing decides is told. Coordinates in the sea, at 0,0 or swapped are told and not used.
- Accounts without a territory fall to the one whose rules claim them; gaps and overlaps are told. In a file of territories the
  filled columns of a row narrow each other (states IA and industries hotel: the hotels of Iowa), and several rows of one territory
  add to each other. A file replaces the rules that a territory had. An area is GeoJSON or well-known text in a cell, or a
  \`.geojson\` file whose features are the territories (properties name, owner, manager, parent).

\`npm run export -- KIND [--format csv|xlsx] [--out FILE]\` writes accounts, territories, visits or leads so that they import again
unchanged, and:

- \`plans\`: the stops of the newest plan that each rep was shown for each day. They import as planned visits, with the same ids each
  time; \`stop\` and \`end\` are for readers only.
- \`proposals\`: the accounts that a proposed, scheduled or applied alignment moves, with who has them (\`from_email\`) and who
  shall (\`owner_email\`). Each account is there once, by the newest proposal about it; what was undone, and accounts that somebody
  gave elsewhere since, are left out. They import as accounts, which **gives them to the proposed owners at once**, whatever
  \`effective_on\` says; to keep to that day say "apply P3" instead. Of an alignment that was carried out it changes nothing.`;

/** docs/data.md: every kind of file with its columns. */
export const dataPage = (): string => `${[INTRO, ...kinds.map(section)].join("\n\n")}\n`;

function section({ name, columns, needs }: Kind): string {
  const rows = Object.entries(columns).map(([field, column]) => {
    const { isRequired, refersTo, otherwise, example, also } = column;
    const about = [
      isRequired ? "required" : null,
      refersTo === undefined ? null : `one of the ${refersTo}, by id or name`,
      otherwise === undefined ? null : `otherwise ${otherwise}`,
    ].filter((part) => part !== null);
    return `| ${field} | ${about.join("; ")} | ${example ?? ""} | ${(also ?? []).slice(0, 4).join(", ")} |`;
  });
  const must = needs.map((group) => group.join(" or ")).join("; ");
  return [
    `## ${name}`,
    `At least: ${must}.`,
    ["| column | rule | example | also called, for example |", "|---|---|---|---|", ...rows].join(
      "\n",
    ),
  ].join("\n\n");
}
