import type { Area } from "../../../domain/geo/polygon.ts";
import type { TerritoryRule } from "../../../domain/model.ts";
import * as cell from "../cells.ts";
import { also } from "../headers/words.ts";
import type { Cells, Column } from "../kind.ts";
import { CellError } from "../report.ts";
import { parseArea } from "../values/polygons.ts";

const RULE_KINDS = [
  "zip_prefix",
  "zip_range",
  "states",
  "counties",
  "industries",
  "segments",
  "accounts",
] as const;

type ListKind = (typeof RULE_KINDS)[number];

const columns: Readonly<Record<string, Column>> = {
  rule_kind: {
    ...cell.oneOf(RULE_KINDS),
    also: also("rule type"),
    tells: 4,
    example: "zip_prefix",
  },
  rule: { ...cell.list, also: also("rules"), tells: 4, example: "500;501;502;503" },
  zips: {
    ...cell.list,
    also: also(
      "zips|zip codes|zip prefixes|zip ranges|postal codes|postcodes|postcode areas|plz|plz bereiche|codes postaux|codigos postales|ceps",
    ),
    tells: 4,
    example: "500-509;515",
  },
  states: {
    ...cell.list,
    also: also("states covered|bundeslander|bundeslaender|regions covered|estados"),
    tells: 3,
    example: "IA;NE",
  },
  counties: { ...cell.list, also: also("counties covered|landkreise"), tells: 4, example: "Polk" },
  industries: {
    ...cell.list,
    also: also("industries covered|verticals|branchen|secteurs|industrias|setores"),
    tells: 3,
    example: "hotel;restaurant",
  },
  segments: {
    ...cell.list,
    also: also("segments covered|tiers|kundenklassen|segmentos"),
    tells: 3,
    example: "A;B",
  },
  potential_from_usd: {
    ...cell.money,
    also: also("min potential|minimum potential|potential from|size from|min size"),
    tells: 4,
    example: "20000",
  },
  potential_to_usd: {
    ...cell.money,
    also: also("max potential|maximum potential|potential to|size to|max size"),
    tells: 4,
    example: "",
  },
  accounts: {
    ...cell.list,
    also: also("named accounts|account ids|key accounts"),
    tells: 3,
    example: "",
  },
  polygon: {
    shape: "text",
    read: parseArea,
    also: also("polygons|geojson|geometry|geom|the geom|wkt|boundary|shape|area geometry"),
    tells: 4,
    example: "POLYGON((-93.7 41.9, -93.5 41.9, -93.5 42.1, -93.7 42.1, -93.7 41.9))",
  },
};

/** What a territory takes: each filled column is a condition. */
export const ruleColumns: Readonly<Record<string, Column>> = Object.fromEntries(
  Object.entries(columns).map(([name, column]) => [name, { ...column, isExact: true }]),
);

/** Columns of one row narrow each other; several rows of one territory add to it. Null: the row says nothing of rules. */
export function ruleOfRow(cells: Cells): TerritoryRule | null {
  const rules = [...listRules(cells), ...sizeRule(cells)];
  const area = cells["polygon"] as Area | undefined;
  if (area !== undefined) rules.push({ kind: "polygon", area });
  const [first, second] = rules;
  if (first === undefined) return null;
  return second === undefined ? first : { kind: "all", rules };
}

function listRules(cells: Cells): TerritoryRule[] {
  const kind = cells["rule_kind"] as ListKind | undefined;
  const given: readonly (readonly [ListKind | undefined, unknown])[] = [
    [kind, cells["rule"]],
    [undefined, cells["zips"]],
    ...(["states", "counties", "industries", "segments", "accounts"] as const).map(
      (each) => [each, cells[each]] as const,
    ),
  ];
  return given.flatMap(([each, values]) =>
    Array.isArray(values) && values.length > 0 ? [listRule(each, values as string[])] : [],
  );
}

function sizeRule(cells: Cells): TerritoryRule[] {
  const fromCents = cells["potential_from_usd"] as number | undefined;
  const toCents = cells["potential_to_usd"] as number | undefined;
  if (fromCents === undefined && toCents === undefined) return [];
  if (fromCents !== undefined && toCents !== undefined && fromCents > toCents)
    throw new CellError("has a potential that ends before it begins", "Exchange the two");
  return [{ kind: "sizes", fromCents: fromCents ?? null, toCents: toCents ?? null }];
}

/** Without a kind these are postal codes: "500-509" is a range, and anything else the beginning of one. */
function listRule(given: ListKind | undefined, values: readonly string[]): TerritoryRule {
  const isRange = values.some((value) => RANGE.test(value));
  const kind = given ?? (isRange ? "zip_range" : "zip_prefix");
  switch (kind) {
    case "zip_prefix":
      return { kind, prefixes: values };
    case "zip_range":
      return { kind, ranges: values.map((value) => rangeOf(value, given === undefined)) };
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

/** "01310-100" is a whole postal code of Brazil. */
const RANGE = /^(?!\d{5}-\d{3}$)(\w+)\s*(?:-|–|to|bis)\s*(\w+)$/i;

/** Among ranges, the beginning of a postal code is the range from it to itself. */
function rangeOf(value: string, mayBePrefix: boolean) {
  const [, from, to] = RANGE.exec(value) ?? [];
  if (from !== undefined && to !== undefined && from <= to) return { from, to };
  if (mayBePrefix && /^[\w-]+$/.test(value)) return { from: value, to: value };
  throw new CellError(`"${value}" is not a range of postal codes`, "Write it as 50000-50999");
}
