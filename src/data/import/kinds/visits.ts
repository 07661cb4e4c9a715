import * as cell from "../cells.ts";
import { also, NOTES, OWNER } from "../headers/words.ts";
import type { Cells, Kind, Row } from "../kind.ts";
import { filled, required, textOf } from "../rows.ts";
import { accountColumns } from "./account-fields.ts";

const STATUS = {
  completed: "done",
  complete: "done",
  closed: "done",
  held: "done",
  visited: "done",
  erledigt: "done",
  abgeschlossen: "done",
  besucht: "done",
  effectue: "done",
  effectuee: "done",
  realizada: "done",
  realizado: "done",
  concluida: "done",
  concluido: "done",
  scheduled: "planned",
  open: "planned",
  "not started": "planned",
  geplant: "planned",
  planifie: "planned",
  planifiee: "planned",
  planificada: "planned",
  programada: "planned",
  agendada: "planned",
  planejada: "planned",
  cancelled: "skipped",
  canceled: "skipped",
  missed: "skipped",
  "no show": "skipped",
  abgesagt: "skipped",
  annulee: "skipped",
  cancelada: "skipped",
} as const;

export const visits: Kind = {
  name: "visits",
  table: "Visit",
  key: ["id"],
  columns: {
    visit_id: {
      ...cell.words,
      also: also("visit id|activity id|event id|call id|besuch id|task id"),
      tells: 4,
      example: "V1",
    },
    ...accountColumns(true),
    rep_email: {
      ...cell.words,
      also: [...OWNER, ...also("visited by|performed by|besucht von|visite par|visitado por")],
      isRequired: true,
      refersTo: "people",
      example: "ana.torres@prairie.example",
    },
    date: {
      ...cell.day,
      also: also(
        "visit date|date of visit|visited on|activity date|call date|due date|besuchsdatum|besucht am|datum|date de visite|date de la visite|fecha|fecha de visita|data|data da visita|check in date",
      ),
      isRequired: true,
      tells: 1,
      example: "2026-02-27",
    },
    start: {
      ...cell.clockTime,
      also: also("start time|time|check in|check in time|uhrzeit|beginn|heure|hora|hora de inicio"),
      tells: 2,
      example: "09:30",
    },
    minutes: {
      ...cell.integer(0, 1440),
      also: also("duration|duration minutes|length|dauer|dauer min|duree|duracion|duracao|minuten"),
      tells: 2,
      otherwise: "30",
      example: "30",
    },
    status: {
      ...cell.oneOf(["planned", "done", "skipped"], STATUS),
      also: also("visit status|activity status|statut|estado"),
      otherwise: "done",
      example: "done",
    },
    outcome: {
      ...cell.words,
      also: also("result|visit outcome|call result|ergebnis|resultat|resultado"),
      tells: 3,
      example: "order",
    },
    notes: { ...cell.words, also: NOTES, tells: 1, example: "wants the summer list" },
    next_step: {
      ...cell.words,
      also: also(
        "next steps|next action|follow up action|nachster schritt|naechster schritt|prochaine etape|proximo paso|proximo passo",
      ),
      tells: 3,
      example: "send a quote",
    },
    follow_up_on: {
      ...cell.day,
      also: also(
        "follow up|follow up date|next visit|next visit date|wiedervorlage|relance|seguimiento|proxima visita|acompanhamento",
      ),
      tells: 3,
      example: "2026-03-13",
    },
    satisfaction: {
      ...cell.integer(1, 5),
      also: also("mood|csat|zufriedenheit|satisfaccion|satisfacao"),
      tells: 3,
      example: "4",
    },
  },
  needs: [
    ["account_id", "account_name"],
    ["rep_email"],
    ["date"],
    [
      "visit_id",
      "outcome",
      "notes",
      "start",
      "minutes",
      "status",
      "next_step",
      "follow_up_on",
      "satisfaction",
      "date",
    ],
  ],
  blank: {
    id: null,
    accountId: null,
    personEmail: null,
    date: null,
    startAt: null,
    minutes: 30,
    status: "done",
    outcome: null,
    notes: null,
    nextStep: null,
    followUpOn: null,
    satisfaction: null,
  },
  toRow: (cells) => ({
    ...filled(cells, {
      accountId: "account_id",
      personEmail: "rep_email",
      date: "date",
      startAt: "start",
      minutes: "minutes",
      status: "status",
      outcome: "outcome",
      notes: "notes",
      nextStep: "next_step",
      followUpOn: "follow_up_on",
      satisfaction: "satisfaction",
    }),
    id: textOf(cells["visit_id"]) ?? madeId(cells),
  }),
};

/** Two visits to one account by one rep at the same minute are one. */
function madeId(cells: Cells): Row[string] {
  const start = typeof cells["start"] === "number" ? ` ${cells["start"]}` : "";
  return `${required(cells, "account_id")} ${required(cells, "date")} ${required(cells, "rep_email")}${start}`;
}
