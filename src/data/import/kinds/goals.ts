import * as cell from "../cells.ts";
import { also } from "../headers/words.ts";
import type { Kind } from "../kind.ts";
import { filled } from "../rows.ts";

export const goals: Kind = {
  name: "goals",
  table: "Goal",
  key: ["territoryName", "metric", "period"],
  columns: {
    territory: {
      ...cell.words,
      also: also("territory name|gebiet|territoire|territorio|zona"),
      isRequired: true,
      refersTo: "territories",
      example: "Central Iowa",
    },
    metric: {
      ...cell.oneOf(["revenue", "visits", "newCustomers"], {
        umsatz: "revenue",
        sales: "revenue",
        besuche: "visits",
        "new customers": "newCustomers",
        newcustomers: "newCustomers",
        neukunden: "newCustomers",
      }),
      also: also("kpi|measure|kennzahl|indicateur|metrica"),
      isRequired: true,
      tells: 3,
      example: "revenue",
    },
    period: {
      ...cell.words,
      also: also("quarter|month|zeitraum|quartal|periode|periodo|trimestre"),
      isRequired: true,
      tells: 2,
      example: "2026-Q2",
    },
    target: {
      ...cell.wholeNumber,
      also: also("goal|quota|ziel|objectif|objetivo|cota|meta|cuota"),
      isRequired: true,
      tells: 3,
      example: "25000000",
    },
  },
  needs: [["territory"], ["metric"], ["period"], ["target"]],
  blank: { territoryName: null, metric: null, period: null, target: null },
  toRow: (cells) =>
    filled(cells, {
      territoryName: "territory",
      metric: "metric",
      period: "period",
      target: "target",
    }),
};
