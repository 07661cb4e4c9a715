import * as cell from "../cells.ts";
import { also, OWNER } from "../headers/words.ts";
import type { Kind } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled, required, textOf } from "../rows.ts";
import { slug } from "../values/names.ts";
import { accountColumns } from "./account-fields.ts";

export const appointments: Kind = {
  name: "appointments",
  table: "Appointment",
  key: ["id"],
  columns: {
    appointment_id: {
      ...cell.words,
      also: also("event id|meeting id|activity id|termin id"),
      tells: 2,
      example: "P1",
    },
    rep_email: {
      ...cell.words,
      also: [
        ...OWNER,
        ...also("organizer|meeting organizer|host|organisator|organisateur|organizador"),
      ],
      isRequired: true,
      refersTo: "people",
      example: "ana.torres@prairie.example",
    },
    ...accountColumns(false),
    title: {
      ...cell.words,
      also: also("subject|event|meeting|betreff|titel|objet|titre|asunto|titulo|assunto"),
      isRequired: true,
      tells: 2,
      example: "Tasting",
    },
    date: {
      ...cell.day,
      also: also(
        "start date|event date|meeting date|datum|beginnt am|date de debut|fecha|fecha de inicio|data|data de inicio",
      ),
      isRequired: true,
      example: "2026-03-05",
    },
    start: {
      ...cell.clockTime,
      also: also(
        "start time|begin|from|beginn|beginnt um|uhrzeit|heure de debut|hora|hora de inicio|inicio",
      ),
      isRequired: true,
      tells: 2,
      example: "10:00",
    },
    end: {
      ...cell.clockTime,
      also: also(
        "end time|until|to|ende|endet um|heure de fin|hora de finalizacion|fin|fim|hora de termino",
      ),
      isRequired: true,
      tells: 2,
      example: "10:45",
    },
  },
  needs: [["rep_email"], ["title"], ["date", "start"], ["start"], ["end"]],
  blank: {
    id: null,
    personEmail: null,
    accountId: null,
    title: null,
    date: null,
    startAt: null,
    endAt: null,
  },
  toRow(cells) {
    const [person, date, start] = ["rep_email", "date", "start"].map((name) =>
      required(cells, name),
    );
    if (Number(cells["end"]) <= Number(start))
      throw new CellError("end is not after start", "Give times within one day");
    return {
      ...filled(cells, {
        personEmail: "rep_email",
        accountId: "account_id",
        title: "title",
        date: "date",
        startAt: "start",
        endAt: "end",
      }),
      id:
        textOf(cells["appointment_id"]) ??
        `${person} ${date} ${start} ${slug(required(cells, "title"))}`,
    };
  },
};
