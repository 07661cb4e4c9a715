import type { Account, AccountHistory } from "../domain/model.ts";
import { parseOpeningHours } from "../domain/opening-hours.ts";
import { cadenceOf } from "../domain/policy.ts";
import type { LocalDate, Precision } from "../domain/units.ts";
import { fromDay, fromDayOrNull, toDay } from "./days.ts";
import { type Account as AccountRow, Prisma } from "./generated/client.ts";
import { readPolicy } from "./policies.ts";
import type { Scoped } from "./scope.ts";

export async function accountsOf(
  scoped: Scoped,
  owners: readonly string[] | null,
): Promise<readonly Account[]> {
  const where = owners === null ? {} : { ownerEmail: { in: [...owners] } };
  const [rows, { cadences }] = await Promise.all([
    scoped.account.findMany({ where, orderBy: { id: "asc" } }),
    readPolicy(scoped),
  ]);
  return rows.map((row) => toAccount({ ...row, ...cadenceOf(row, cadences) }));
}

function toAccount(row: AccountRow): Account {
  const { lat, lng, snoozedUntil } = row;
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    city: row.city,
    state: row.state,
    zip: row.zip,
    county: row.county,
    country: row.country,
    place: lat === null || lng === null ? null : { lat, lng },
    precision: row.precision as Precision,
    industry: row.industry,
    segment: row.segment,
    lifecycle:
      row.lifecycle === "customer" || row.lifecycle === "lost" ? row.lifecycle : "prospect",
    potentialCents: Number(row.potentialCents),
    visitMinutes: row.visitMinutes,
    cadenceMinDays: row.cadenceMinDays,
    cadenceMaxDays: row.cadenceMaxDays,
    hours: row.openingHours === null ? null : parseOpeningHours(row.openingHours),
    phone: row.phone,
    ownerEmail: row.ownerEmail,
    territory: row.territoryName,
    lockReason: row.lockReason,
    snooze:
      snoozedUntil === null ? null : { until: fromDay(snoozedUntil), reason: row.snoozeReason },
  };
}

type HistoryQuery = {
  readonly workspaceId: string;
  readonly accountIds: readonly string[];
  readonly asOf: LocalDate;
};

type HistoryRow = {
  id: string;
  lastVisitOn: Date | null;
  lastOutcome: string | null;
  lastSatisfaction: number | null;
  followUpOn: Date | null;
  visitsLastYear: number;
  recentCents: number;
  yearBeforeCents: number;
  lastYearCents: number;
  openDeals: number;
  openDealCents: number;
};

/**
 * One statement for all accounts: a plan needs hundreds of them within its half second. Only full months count as
 * sales, and only what had happened before the day `asOf` counts at all.
 */
export async function historiesOf(
  scoped: Scoped,
  query: HistoryQuery,
): Promise<ReadonlyMap<string, AccountHistory>> {
  const rows = await scoped.$queryRaw<HistoryRow[]>(historySql(query));
  return new Map(rows.map((row) => [row.id, toHistory(row)]));
}

const toHistory = (row: HistoryRow): AccountHistory => ({
  lastVisitOn: fromDayOrNull(row.lastVisitOn),
  lastOutcome: row.lastOutcome,
  lastSatisfaction: row.lastSatisfaction,
  followUpOn: fromDayOrNull(row.followUpOn),
  visitsLastYear: row.visitsLastYear,
  recentCents: row.recentCents,
  yearBeforeCents: row.yearBeforeCents,
  lastYearCents: row.lastYearCents,
  openDealCents: row.openDealCents,
  openDeals: row.openDeals,
});

function historySql({ workspaceId, accountIds, asOf }: HistoryQuery): Prisma.Sql {
  const day = Prisma.sql`${toDay(asOf)}::date`;
  const month = Prisma.sql`date_trunc('month', ${day})`;
  return Prisma.sql`
    with wanted as (select unnest(${[...accountIds]}::text[]) as id),
    done as (
      select v.* from "Visit" v join wanted w on w.id = v."accountId"
      where v."workspaceId" = ${workspaceId} and v."status" = 'done' and v."date" < ${day}),
    latest as (
      select distinct on ("accountId") * from done
      order by "accountId", "date" desc, "startAt" desc nulls last, "id" desc),
    moods as (
      select distinct on ("accountId") "accountId", "satisfaction" from done where "satisfaction" is not null
      order by "accountId", "date" desc, "id" desc),
    counts as (
      select "accountId", count(*)::int as n from done where "date" >= ${day} - 365 group by 1),
    bought as (
      select s."accountId",
        coalesce(sum(s."amountCents") filter (where s."month" >= ${month} - interval '3 months'), 0)::float8 as recent,
        coalesce(sum(s."amountCents") filter (
          where s."month" >= ${month} - interval '15 months' and s."month" < ${month} - interval '12 months'), 0)::float8 as before,
        coalesce(sum(s."amountCents") filter (where s."month" >= ${month} - interval '12 months'), 0)::float8 as year
      from "MonthlySales" s join wanted w on w.id = s."accountId"
      where s."workspaceId" = ${workspaceId} and s."month" < ${month} and s."month" >= ${month} - interval '15 months'
      group by 1),
    deals as (
      select o."accountId", count(*)::int as n, sum(o."amountCents")::float8 as cents
      from "Opportunity" o join wanted w on w.id = o."accountId"
      where o."workspaceId" = ${workspaceId} and o."openedOn" < ${day}
        and (o."status" = 'open' or o."closedOn" >= ${day})
      group by 1)
    select w.id, l."date" as "lastVisitOn", l."outcome" as "lastOutcome", m."satisfaction" as "lastSatisfaction",
      l."followUpOn", coalesce(c.n, 0) as "visitsLastYear", coalesce(b.recent, 0) as "recentCents",
      coalesce(b.before, 0) as "yearBeforeCents", coalesce(b.year, 0) as "lastYearCents",
      coalesce(d.n, 0) as "openDeals", coalesce(d.cents, 0) as "openDealCents"
    from wanted w
    left join latest l on l."accountId" = w.id left join moods m on m."accountId" = w.id
    left join counts c on c."accountId" = w.id left join bought b on b."accountId" = w.id
    left join deals d on d."accountId" = w.id`;
}
