import type { Appointment, Opportunity, VisitRecord } from "../domain/model.ts";
import type { Book } from "../domain/ports.ts";
import { fromDay, fromDayOrNull, toDay } from "./days.ts";
import type {
  Appointment as AppointmentRow,
  Opportunity as OpportunityRow,
  Visit as VisitRow,
} from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

type Activity = Omit<
  Book,
  | "people"
  | "person"
  | "territories"
  | "accounts"
  | "histories"
  | "performance"
  | "leadFacts"
  | "monthlyRevenue"
  | "salesUntil"
  | "goals"
  | "subscriptions"
  | "chatIdentities"
>;

/** What was done, planned and bought. */
export function activityOf(scoped: Scoped): Activity {
  return {
    appointments: (personEmail, from, to) => appointmentsOf(scoped, personEmail, { from, to }),
    contacts: (accountId) =>
      scoped.contact.findMany({
        where: { accountId },
        orderBy: { id: "asc" },
        omit: { workspaceId: true },
      }),
    opportunities: (accountId, asOf) => opportunitiesOf(scoped, accountId, asOf),
    sales: (accountId, asOf, months) => salesOf(scoped, { accountId, asOf, months }),
    visitsTo: (accountId, asOf, limit) => visitsTo(scoped, { accountId, asOf, limit }),
    visitsBy: (personEmail, period) => visitsBy(scoped, personEmail, period),
    absences: (personEmail, from, to) => absencesOf(scoped, personEmail, { from, to }),
  };
}

type Period = { readonly from: string; readonly to: string };

async function appointmentsOf(scoped: Scoped, personEmail: string, { from, to }: Period) {
  const rows = await scoped.appointment.findMany({
    where: { personEmail, date: { gte: toDay(from), lte: toDay(to) } },
    orderBy: [{ date: "asc" }, { startAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toAppointment);
}

async function opportunitiesOf(scoped: Scoped, accountId: string, asOf: string) {
  const rows = await scoped.opportunity.findMany({
    where: { accountId, openedOn: { lt: toDay(asOf) } },
    orderBy: [{ openedOn: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => toOpportunity(row, asOf));
}

async function visitsTo(scoped: Scoped, query: { accountId: string; asOf: string; limit: number }) {
  const rows = await scoped.visit.findMany({
    where: { accountId: query.accountId, status: "done", date: { lte: toDay(query.asOf) } },
    orderBy: [{ date: "desc" }, { startAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: query.limit,
  });
  return rows.map(toVisit);
}

async function visitsBy(
  scoped: Scoped,
  personEmail: string,
  { from, to, asOf }: Period & { readonly asOf: string },
) {
  const rows = await scoped.visit.findMany({
    where: {
      personEmail,
      date: { gte: toDay(from), lte: toDay(to) },
      // What a demo has in store for the days to come is not seen before its time.
      OR: [{ status: { not: "done" } }, { date: { lte: toDay(asOf) } }],
    },
    orderBy: [{ date: "asc" }, { startAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  return rows.map(toVisit);
}

async function absencesOf(scoped: Scoped, personEmail: string, { from, to }: Period) {
  const rows = await scoped.absence.findMany({
    where: { personEmail, from: { lte: toDay(to) }, to: { gte: toDay(from) } },
    orderBy: [{ from: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ from: fromDay(row.from), to: fromDay(row.to), part: row.part }));
}

/** The last full months, oldest first; a month without orders counts as one with none. */
async function salesOf(scoped: Scoped, query: { accountId: string; asOf: string; months: number }) {
  const { accountId, asOf } = query;
  const thisMonth = toDay(`${asOf.slice(0, 7)}-01`);
  const months = Array.from({ length: query.months }, (_, index) => {
    const ago = query.months - index;
    return new Date(Date.UTC(thisMonth.getUTCFullYear(), thisMonth.getUTCMonth() - ago, 1));
  });
  const rows = await scoped.monthlySales.findMany({ where: { accountId, month: { in: months } } });
  const bought = new Map(rows.map((row) => [row.month.getTime(), row]));
  return months.map((month) => ({
    accountId,
    month: fromDay(month).slice(0, 7),
    orders: bought.get(month.getTime())?.orders ?? 0,
    amountCents: Number(bought.get(month.getTime())?.amountCents ?? 0),
  }));
}

const toAppointment = (row: AppointmentRow): Appointment => ({
  id: row.id,
  personEmail: row.personEmail,
  accountId: row.accountId,
  title: row.title,
  date: fromDay(row.date),
  startAt: row.startAt,
  endAt: row.endAt,
});

const toVisit = (row: VisitRow): VisitRecord => ({
  id: row.id,
  accountId: row.accountId,
  personEmail: row.personEmail,
  date: fromDay(row.date),
  startAt: row.startAt,
  minutes: row.minutes,
  status: row.status === "planned" || row.status === "skipped" ? row.status : "done",
  outcome: row.outcome,
  notes: row.notes,
  nextStep: row.nextStep,
  followUpOn: fromDayOrNull(row.followUpOn),
  satisfaction: row.satisfaction,
});

/** A deal that was closed on or after the day looked at was still open then. */
function toOpportunity(row: OpportunityRow, asOf: string): Opportunity {
  const isDecided = row.status !== "open" && row.closedOn !== null && row.closedOn < toDay(asOf);
  const decided = row.status === "won" ? "won" : "lost";
  return {
    id: row.id,
    accountId: row.accountId,
    name: row.name,
    stage: isDecided || row.status === "open" ? row.stage : "open",
    status: isDecided ? decided : "open",
    amountCents: Number(row.amountCents),
    openedOn: fromDay(row.openedOn),
    closedOn: isDecided ? fromDayOrNull(row.closedOn) : null,
    expectedCloseOn: fromDayOrNull(row.expectedCloseOn),
  };
}
