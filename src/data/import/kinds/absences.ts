import * as cell from "../cells.ts";
import { also, OWNER } from "../headers/words.ts";
import type { Kind } from "../kind.ts";
import { filled, required, textOf } from "../rows.ts";

export const absences: Kind = {
  name: "absences",
  table: "Absence",
  key: ["id"],
  columns: {
    absence_id: { ...cell.words, example: "ABS1" },
    person_email: {
      ...cell.words,
      also: [...OWNER, ...also("person|employee|mitarbeiter|employe|empleado|email")],
      isRequired: true,
      refersTo: "people",
      example: "ana.torres@prairie.example",
    },
    from: {
      ...cell.day,
      also: also("start|start date|first day|von|du|desde|de"),
      isRequired: true,
      example: "2026-03-09",
    },
    to: {
      ...cell.day,
      also: also("end|end date|last day|until|bis|au|hasta|ate"),
      isRequired: true,
      example: "2026-03-13",
    },
    part: {
      ...cell.oneOf(["all", "morning", "afternoon"]),
      otherwise: "all",
      tells: 2,
      example: "all",
    },
    reason: {
      ...cell.words,
      also: also("absence type|grund|motif|motivo"),
      tells: 2,
      example: "holiday",
    },
  },
  needs: [["person_email"], ["from"], ["to"]],
  blank: { id: null, personEmail: null, from: null, to: null, part: "all", reason: null },
  toRow: (cells) => ({
    ...filled(cells, {
      personEmail: "person_email",
      from: "from",
      to: "to",
      part: "part",
      reason: "reason",
    }),
    id:
      textOf(cells["absence_id"]) ??
      `${required(cells, "person_email")} ${required(cells, "from")} ${textOf(cells["part"]) ?? "all"}`,
  }),
};
