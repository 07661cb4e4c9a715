import type { TerritoryRule } from "../../../domain/model.ts";
import * as cell from "../cells.ts";
import { also, MANAGER, OWNER } from "../headers/words.ts";
import type { Kind, Row, Target } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled } from "../rows.ts";
import { upsert } from "../write.ts";
import { ruleColumns, ruleOfRow } from "./territory-rules.ts";

export const territories: Kind = {
  name: "territories",
  table: "Territory",
  key: ["name"],
  columns: {
    name: {
      ...cell.words,
      also: also(
        "territory|territory name|sales territory|gebiet|gebietsname|verkaufsgebiet|territoire|nom du territoire|territorio|zona|nombre del territorio|name",
      ),
      isRequired: true,
      tells: 3,
      example: "Central Iowa",
    },
    region: {
      ...cell.words,
      also: also(
        "parent|parent territory|area|district|division|regional office|region name|regiao|zone",
      ),
      tells: 2,
      example: "West",
    },
    owner_email: {
      ...cell.words,
      also: OWNER,
      refersTo: "people",
      example: "farid.haidari@prairie.example",
    },
    manager_email: {
      ...cell.words,
      also: MANAGER,
      refersTo: "people",
      example: "marcus.oyelaran@prairie.example",
    },
    ...ruleColumns,
  },
  needs: [["name"], ["region", "owner_email", ...Object.keys(ruleColumns)]],
  blank: { name: null, parentName: null, ownerEmail: null, managerEmail: null, rules: [] },
  toRow(cells) {
    const row = filled(cells, {
      name: "name",
      parentName: "region",
      ownerEmail: "owner_email",
      managerEmail: "manager_email",
    });
    const rule = ruleOfRow(cells);
    return rule === null ? row : { ...row, rules: [rule] };
  },
  sum: { add: joinRows, finish: sortRules, told: null },
  prepare: makeRegions,
};

/** Several rows of one territory: each adds a rule. What else they say must be the same. */
function joinRows(total: Row, row: Row): Row {
  for (const [field, value] of Object.entries(row)) {
    const before = total[field];
    if (field === "rules" || before === undefined || before === value) continue;
    throw new CellError(
      `says ${JSON.stringify(value)} where another row of ${JSON.stringify(row["name"])} says ${JSON.stringify(before)}`,
      "Write the same in all rows of a territory, or leave the others empty",
    );
  }
  const rules = [rulesOf(total), rulesOf(row)].flat();
  return { ...total, ...row, ...(rules.length > 0 && { rules }) };
}

/** In one order, whatever that of the rows; a rule that two rows have counts once. */
function sortRules(row: Row): Row {
  const rules = rulesOf(row);
  if (rules.length < 2) return row;
  const byText = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
  const sorted = [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...row, rules: sorted.map(([, rule]) => rule) };
}

const rulesOf = (row: Row): readonly TerritoryRule[] =>
  (row["rules"] ?? []) as readonly TerritoryRule[];

/** A region is a territory above others. One that has no line of its own is made, under the manager of those below it. */
async function makeRegions(target: Target, rows: readonly Row[]): Promise<void> {
  const known = new Set(
    (await target.tx.territory.findMany({ select: { name: true } })).map(({ name }) => name),
  );
  const listed = new Set(rows.map(({ name }) => name));
  const regions = new Map<string, Row>();
  for (const { parentName, managerEmail } of rows) {
    if (typeof parentName !== "string" || known.has(parentName) || listed.has(parentName)) continue;
    regions.set(parentName, {
      ...territories.blank,
      name: parentName,
      managerEmail: managerEmail ?? null,
    });
  }
  await upsert(target, territories, [...regions.values()]);
}
