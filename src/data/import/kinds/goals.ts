import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.GoalUncheckedCreateInput, "workspaceId">;

export const goals = defineKind<Row>({
  name: "goals",
  columns: {
    territory: { read: cell.words, isRequired: true, refersTo: "territories" },
    metric: { read: cell.oneOf("revenue", "visits", "newCustomers"), isRequired: true },
    period: { read: cell.words, isRequired: true },
    target: { read: cell.wholeNumber, isRequired: true },
  },
  keyOf: (row) => `${row.territoryName} ${row.metric} ${row.period}`,
  toRow: (cells) =>
    filled<Row>(cells, {
      territoryName: "territory",
      metric: "metric",
      period: "period",
      target: "target",
    }),
  existing: ({ tx }) => tx.goal.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.goal.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.goal.update({
      where: {
        workspaceId_territoryName_metric_period: {
          workspaceId,
          territoryName: row.territoryName,
          metric: row.metric,
          period: row.period,
        },
      },
      data: row,
    }),
});
