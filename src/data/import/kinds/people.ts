import type { Lunch } from "../../../domain/model.ts";
import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.PersonUncheckedCreateInput, "workspaceId" | "team">;

export const people = defineKind<Row>({
  name: "people",
  columns: {
    email: { read: cell.email, isRequired: true },
    name: { read: cell.words, isRequired: true },
    role: { read: cell.oneOf("rep", "manager", "admin"), isRequired: true },
    manager_email: { read: cell.email, refersTo: "people" },
    skills: { read: cell.list },
    time_zone: { read: timeZone, isRequired: true },
    work_start: { read: cell.clockTime, isRequired: true },
    work_end: { read: cell.clockTime, isRequired: true },
    lunch: { read: cell.lunch },
    max_drive_minutes: { read: cell.integer(0, 1440) },
    home_town: { read: cell.words },
    home_lat: { read: cell.decimal(-90, 90) },
    home_lng: { read: cell.decimal(-180, 180) },
  },
  keyOf: (row) => row.email,
  toRow(cells) {
    const lunch = cells["lunch"] as Lunch | undefined;
    const row = filled<Row>(cells, {
      email: "email",
      name: "name",
      role: "role",
      managerEmail: "manager_email",
      skills: "skills",
      timeZone: "time_zone",
      workStart: "work_start",
      workEnd: "work_end",
      maxDriveMinutes: "max_drive_minutes",
      homeTown: "home_town",
      homeLat: "home_lat",
      homeLng: "home_lng",
    });
    if (row.workStart >= row.workEnd) {
      throw new CellError("work_end is not after work_start", "Give working hours within one day");
    }
    if (lunch === undefined) return row;
    return { ...row, lunchFrom: lunch.from, lunchTo: lunch.to, lunchMinutes: lunch.minutes };
  },
  existing: ({ tx }) => tx.person.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.person.createMany({ data: managersFirst(rows).map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.person.update({
      where: { workspaceId_email: { workspaceId, email: row.email } },
      data: row,
    }),
});

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    throw new CellError("is not a time zone", "Use an IANA name such as America/Chicago");
  }
}

/** A row may name a manager that comes later in the file; the database wants the manager first. */
function managersFirst(rows: readonly Row[]): readonly Row[] {
  const managerOf = new Map(rows.map((row) => [row.email, row.managerEmail ?? null]));
  const depth = (email: string | null, limit: number): number =>
    email === null || limit === 0 ? 0 : 1 + depth(managerOf.get(email) ?? null, limit - 1);
  return rows.toSorted((a, b) => depth(a.email, rows.length) - depth(b.email, rows.length));
}
