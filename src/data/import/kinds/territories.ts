import type { TerritoryRule } from "../../../domain/model.ts";
import * as cell from "../cells.ts";
import { also, MANAGER, OWNER } from "../headers/words.ts";
import type { Kind, Row, Target } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled } from "../rows.ts";
import { upsert } from "../write.ts";

const RULE_KINDS = [
  "zip_prefix",
  "zip_range",
  "states",
  "counties",
  "industries",
  "segments",
  "accounts",
] as const;

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
    rule_kind: {
      ...cell.oneOf(RULE_KINDS),
      also: also("rule type"),
      tells: 4,
      example: "zip_prefix",
    },
    rule: {
      ...cell.list,
      also: also(
        "rules|zips|zip codes|zip prefixes|postal codes|plz|plz bereiche|codes postaux|codigos postales",
      ),
      tells: 4,
      example: "500;501;502;503",
    },
  },
  needs: [["name"], ["rule", "region", "owner_email"]],
  blank: { name: null, parentName: null, ownerEmail: null, managerEmail: null, rules: [] },
  toRow(cells) {
    const row = filled(cells, {
      name: "name",
      parentName: "region",
      ownerEmail: "owner_email",
      managerEmail: "manager_email",
    });
    const values = cells["rule"] as string[] | undefined;
    return values === undefined ? row : { ...row, rules: [ruleOf(cells["rule_kind"], values)] };
  },
  prepare: makeRegions,
};

/** Without a kind of rule, "500-509" is a range of postal codes and anything else the beginning of one. */
function ruleOf(given: unknown, values: readonly string[]): TerritoryRule {
  const isRange = values.every((value) => RANGE.test(value));
  const kind = (given ?? (isRange ? "zip_range" : "zip_prefix")) as TerritoryRule["kind"];
  switch (kind) {
    case "zip_prefix":
      return { kind, prefixes: values };
    case "zip_range":
      return { kind, ranges: values.map(rangeOf) };
    case "states":
      return { kind, states: values };
    case "counties":
      return { kind, counties: values };
    case "industries":
      return { kind, industries: values };
    case "segments":
      return { kind, segments: values };
    case "accounts":
      return { kind, accountIds: values };
  }
}

const RANGE = /^(\w+)\s*(?:-|–|to|bis)\s*(\w+)$/i;

function rangeOf(value: string): { readonly from: string; readonly to: string } {
  const [, from, to] = RANGE.exec(value) ?? [];
  if (from !== undefined && to !== undefined && from <= to) return { from, to };
  throw new CellError(`"${value}" is not a range of postal codes`, "Write it as 50000-50999");
}

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
