import type { AccountFacts, LeadFacts, Period } from "../domain/performance/facts.ts";
import { addMonths, closedMonths, type Month, monthOf } from "../domain/performance/periods.ts";
import { cadenceOf } from "../domain/policy.ts";
import type { LocalDate } from "../domain/units.ts";
import { fromDay, toDay } from "./days.ts";
import { Prisma } from "./generated/client.ts";
import { readPolicy } from "./policies.ts";
import type { Scoped } from "./scope.ts";

type Query = {
  readonly workspaceId: string;
  readonly period: Period;
  /** Nothing after this day has happened yet. */
  readonly today: LocalDate;
};

type SalesQuery = Query & {
  /** The last month whose sales are known, "YYYY-MM"; null: none is. */
  readonly salesUntil: Month | null;
};

type Row = Omit<AccountFacts, "isNew" | "wasActive" | "isActive"> & {
  isNew: boolean | null;
  wasActive: boolean | null;
  isActive: boolean | null;
};

/** What happened at each account in a period, in one statement: a review looks at thousands of them. */
export async function accountFacts(
  scoped: Scoped,
  query: SalesQuery,
): Promise<readonly AccountFacts[]> {
  const [rows, { cadences }] = await Promise.all([
    scoped.$queryRaw<Row[]>(factsSql(query)),
    readPolicy(scoped),
  ]);
  return rows.map((row) => ({
    ...row,
    cadenceMaxDays: cadenceOf({ ...row, cadenceMinDays: null }, cadences).cadenceMaxDays,
    isNew: row.isNew ?? false,
    wasActive: row.wasActive ?? false,
    isActive: row.isActive ?? false,
  }));
}

function factsSql({ workspaceId, period, today, salesUntil }: SalesQuery): Prisma.Sql {
  const months = closedMonths(period, today, salesUntil);
  const end = Prisma.sql`${toDay(period.to < today ? period.to : today)}::date`;
  const start = Prisma.sql`${toDay(period.from)}::date`;
  return Prisma.sql`
    with bought as (${boughtSql(workspaceId, months)}),
    met as (
      select "accountId", max("date") as last_on,
        count(*) filter (where "date" >= ${start}) as visits,
        sum("minutes") filter (where "date" >= ${start}) as minutes,
        sum("satisfaction") filter (where "date" >= ${start}) as marks,
        count("satisfaction") filter (where "date" >= ${start}) as marked
      from "Visit" where "workspaceId" = ${workspaceId} and "status" = 'done' and "date" <= ${end} group by 1),
    closed as (
      select "accountId",
        count(*) filter (where "status" = 'won') as won, count(*) filter (where "status" = 'lost') as lost,
        sum("closedOn" - "openedOn") filter (where "status" = 'won') as days
      from "Opportunity"
      where "workspaceId" = ${workspaceId} and "status" in ('won', 'lost') and "closedOn" between ${start} and ${end}
      group by 1)
    select a."id" as "accountId", a."ownerEmail", a."territoryName" as "territory", a."segment",
      a."potentialCents"::float8 as "potentialCents", a."cadenceMaxDays",
      coalesce(b.revenue, 0)::float8 as "revenueCents", coalesce(b.orders, 0)::float8 as "orders",
      coalesce(b.before, 0)::float8 as "yearBeforeCents",
      b.is_new as "isNew", b.was_active as "wasActive", b.is_active as "isActive",
      coalesce(m.visits, 0)::float8 as "visits", coalesce(m.minutes, 0)::float8 as "visitMinutes",
      coalesce(m.marks, 0)::float8 as "marks", coalesce(m.marked, 0)::float8 as "marked",
      (${end} - m.last_on)::int as "daysSinceVisit",
      coalesce(c.won, 0)::float8 as "won", coalesce(c.lost, 0)::float8 as "lost",
      coalesce(c.days, 0)::float8 as "wonDays"
    from "Account" a
    left join bought b on b."accountId" = a."id"
    left join met m on m."accountId" = a."id"
    left join closed c on c."accountId" = a."id"
    where a."workspaceId" = ${workspaceId}
    order by a."id"`;
}

/** What each account ordered, in the closed months and before. */
function boughtSql(workspaceId: string, months: ReturnType<typeof closedMonths>): Prisma.Sql {
  const month = (offset: number, which: "first" | "last"): Prisma.Sql =>
    // Without a closed month nothing is between these two.
    Prisma.sql`${toDay(months === null ? EMPTY[which] : `${addMonths(months[which], offset)}-01`)}::date`;
  return Prisma.sql`
      select "accountId",
        sum("amountCents") filter (where "month" between ${month(0, "first")} and ${month(0, "last")}) as revenue,
        sum("orders") filter (where "month" between ${month(0, "first")} and ${month(0, "last")}) as orders,
        sum("amountCents") filter (where "month" between ${month(-12, "first")} and ${month(-12, "last")}) as before,
        min("month") filter (where "orders" > 0) between ${month(0, "first")} and ${month(0, "last")} as is_new,
        bool_or("orders" > 0 and "month" >= ${month(-3, "first")} and "month" < ${month(0, "first")}) as was_active,
        bool_or("orders" > 0 and "month" between ${month(-2, "last")} and ${month(0, "last")}) as is_active
      from "MonthlySales" where "workspaceId" = ${workspaceId} and "month" <= ${month(0, "last")} group by 1`;
}

const EMPTY = { first: "9999-12-01", last: "0001-01-01" };

/** The last month for which anybody has sales. */
export async function lastMonthOfSales(scoped: Scoped): Promise<Month | null> {
  const { _max: newest } = await scoped.monthlySales.aggregate({ _max: { month: true } });
  return newest.month === null ? null : monthOf(fromDay(newest.month));
}

/** What the leads that were given to people in a period became. */
export const leadFacts = (
  scoped: Scoped,
  { workspaceId, period, today }: Query,
): Promise<readonly LeadFacts[]> =>
  scoped.$queryRaw<LeadFacts[]>(Prisma.sql`
    select "assignedEmail" as "email", count(*)::int as "given",
      (count(*) filter (where "status" = 'accepted' and "answeredAt" < ${toDay(today)}::date + 1))::int as "accepted"
    from "Lead"
    where "workspaceId" = ${workspaceId} and "assignedEmail" is not null and "status" <> 'duplicate'
      and coalesce("assignedAt", "createdAt") >= ${toDay(period.from)}::date
      and coalesce("assignedAt", "createdAt") < least(${toDay(period.to)}::date, ${toDay(today)}::date) + 1
    group by 1 order by 1`);

/** What accounts bought month by month, for a chart or a forecast: owners by month, oldest first. */
export const monthlyRevenue = (
  scoped: Scoped,
  { workspaceId, period }: Pick<Query, "workspaceId" | "period">,
): Promise<
  readonly { territory: string | null; ownerEmail: string | null; month: string; cents: number }[]
> =>
  scoped.$queryRaw(Prisma.sql`
    select a."territoryName" as "territory", a."ownerEmail", to_char(s."month", 'YYYY-MM') as "month",
      sum(s."amountCents")::float8 as "cents"
    from "MonthlySales" s
    join "Account" a on a."workspaceId" = s."workspaceId" and a."id" = s."accountId"
    where s."workspaceId" = ${workspaceId}
      and s."month" between ${toDay(period.from)}::date and ${toDay(period.to)}::date
    group by 1, 2, 3 order by 3, 1, 2`);
