import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled } from "../rows.ts";

type Row = Pick<
  Prisma.AccountUncheckedCreateInput,
  Exclude<
    keyof Prisma.AccountUncheckedCreateInput,
    "workspaceId" | "contacts" | "sales" | "opportunities" | "visits" | "appointments"
  >
>;

export const accounts = defineKind<Row>({
  name: "accounts",
  columns: {
    account_id: { read: cell.words, isRequired: true },
    name: { read: cell.words, isRequired: true },
    address: { read: cell.words },
    city: { read: cell.words },
    state: { read: cell.words },
    zip: { read: cell.words },
    lat: { read: cell.decimal(-90, 90) },
    lng: { read: cell.decimal(-180, 180) },
    industry: { read: cell.words },
    segment: { read: cell.words },
    lifecycle: { read: cell.oneOf("customer", "prospect", "lost") },
    annual_potential_usd: { read: cell.money },
    visit_minutes: { read: cell.integer(1, 600) },
    cadence_min_days: { read: cell.integer(0, 3650) },
    cadence_max_days: { read: cell.integer(1, 3650) },
    opening_hours: { read: cell.openingHours },
    phone: { read: cell.words },
    owner_email: { read: cell.email, refersTo: "people" },
    territory: { read: cell.words, refersTo: "territories" },
  },
  keyOf: (row) => row.id,
  toRow(cells) {
    const row = filled<Row>(cells, {
      id: "account_id",
      name: "name",
      address: "address",
      city: "city",
      state: "state",
      zip: "zip",
      lat: "lat",
      lng: "lng",
      industry: "industry",
      segment: "segment",
      lifecycle: "lifecycle",
      potentialCents: "annual_potential_usd",
      visitMinutes: "visit_minutes",
      cadenceMinDays: "cadence_min_days",
      cadenceMaxDays: "cadence_max_days",
      openingHours: "opening_hours",
      phone: "phone",
      ownerEmail: "owner_email",
      territoryName: "territory",
    });
    if (row.lat === 0 && row.lng === 0) {
      throw new CellError(
        "lies at 0,0, in the sea off Africa",
        "Give real coordinates, or leave lat and lng empty",
      );
    }
    if ((row.lat === undefined) !== (row.lng === undefined)) {
      throw new CellError("has only one of lat and lng", "Give both, or leave both empty");
    }
    return row;
  },
  existing: ({ tx }) => tx.account.findMany() as Promise<Row[]>,
  create: ({ tx, workspaceId }, rows) =>
    tx.account.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.account.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
