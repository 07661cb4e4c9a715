import type { TerritoryRule } from "../../../domain/model.ts";
import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind, type Target } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<
  Prisma.TerritoryUncheckedCreateInput,
  "workspaceId" | "children" | "accounts" | "goals"
>;

export const territories = defineKind<Row>({
  name: "territories",
  columns: {
    name: { read: cell.words, isRequired: true },
    region: { read: cell.words },
    owner_email: { read: cell.email, refersTo: "people" },
    manager_email: { read: cell.email, refersTo: "people" },
    rule_kind: { read: cell.oneOf("zip_prefix", "accounts") },
    rule: { read: cell.list },
  },
  keyOf: (row) => row.name,
  toRow(cells) {
    const row = filled<Row>(cells, {
      name: "name",
      parentName: "region",
      ownerEmail: "owner_email",
      managerEmail: "manager_email",
    });
    const values = cells["rule"] as string[] | undefined;
    if (values === undefined) return row;
    return { ...row, rules: [ruleOf(cells["rule_kind"], values)] };
  },
  existing: ({ tx }) => tx.territory.findMany() as Promise<Row[]>,
  prepare: makeRegions,
  create: ({ tx, workspaceId }, rows) =>
    tx.territory.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.territory.update({
      where: { workspaceId_name: { workspaceId, name: row.name } },
      data: row,
    }),
});

function ruleOf(kind: unknown, values: string[]): TerritoryRule {
  return kind === "accounts"
    ? { kind: "accounts", accountIds: values }
    : { kind: "zip_prefix", prefixes: values };
}

/** A region is a territory above others. One that has no line of its own is made, under the manager of those below it. */
async function makeRegions({ tx, workspaceId }: Target, rows: readonly Row[]): Promise<void> {
  const known = new Set(
    (await tx.territory.findMany({ select: { name: true } })).map(({ name }) => name),
  );
  const listed = new Set(rows.map(({ name }) => name));
  const regions = new Map<string, string | null>();
  for (const { parentName, managerEmail } of rows) {
    if (parentName && !known.has(parentName) && !listed.has(parentName)) {
      regions.set(parentName, managerEmail ?? null);
    }
  }
  await tx.territory.createMany({
    data: [...regions].map(([name, managerEmail]) => ({ workspaceId, name, managerEmail })),
  });
}
