import type { Lead } from "../domain/leads/desk.ts";
import type { Lead as LeadRow } from "./generated/client.ts";

/** A lead as it stood at `now`: what happened after has not happened yet. */
export function leadAsOf(row: LeadRow, now: Date): Lead {
  const isAnswered = row.answeredAt !== null && row.answeredAt <= now;
  const isAssigned =
    row.assignedEmail !== null && (row.assignedAt === null || row.assignedAt <= now);
  return {
    ...factsOf(row),
    status: statusOf(row.status, { isAnswered, isAssigned }),
    ...(isAssigned ? pick(row, "assignedEmail", "assignedAt", "answerBy") : UNASSIGNED),
    answeredAt: isAnswered ? row.answeredAt : null,
    // Of a lead that went on it is what the one before said.
    answerReason: isAnswered || row.answeredAt === null ? row.answerReason : null,
  };
}

const UNASSIGNED = { assignedEmail: null, assignedAt: null, answerBy: null };

function factsOf(row: LeadRow) {
  const { place: town, lat, lng, valueCents, fields } = row;
  return {
    ...pick(row, "id", "name", "company", "industry", "segment", "language", "source"),
    ...pick(row, "email", "phone", "website", "notes", "createdAt", "accountId"),
    ...pick(row, "reminders", "offers", "escalatedAt", "duplicateOf"),
    town,
    place: lat === null || lng === null ? null : { lat, lng },
    valueCents: valueCents === null ? null : Number(valueCents),
    // Only leads that were checked when they came in are written.
    fields: fields as Readonly<Record<string, string>>,
  };
}

const pick = <Row, Key extends keyof Row>(row: Row, ...keys: readonly Key[]): Pick<Row, Key> =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;

function statusOf(
  stored: string,
  { isAnswered, isAssigned }: { readonly isAnswered: boolean; readonly isAssigned: boolean },
): Lead["status"] {
  if (stored === "duplicate") return stored;
  if (!isAssigned) return "open";
  if (isAnswered && (stored === "accepted" || stored === "passed")) return stored;
  return "waiting";
}

/** A lead as it is stored. */
export function toLeadRow({ town, place, fields, valueCents, ...lead }: Lead) {
  return {
    ...lead,
    place: town,
    lat: place?.lat ?? null,
    lng: place?.lng ?? null,
    fields: { ...fields },
    valueCents: valueCents === null ? null : BigInt(Math.round(valueCents)),
  };
}
