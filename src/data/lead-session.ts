import {
  type DeskSession,
  type KnownLead,
  type Lead,
  type Market,
  type Standing,
} from "../domain/leads/desk.ts";
import type { LedgerRow } from "../domain/leads/ledger-row.ts";
import type { MatchIndex } from "../domain/leads/match.ts";
import { fromDay, toDay } from "./days.ts";
import { Prisma } from "./generated/client.ts";
import type { Reader } from "./kept-index.ts";
import { leadAsOf } from "./lead-rows.ts";
import { type LeadTarget, stamp, writeLeads } from "./lead-writes.ts";

type Kept = {
  readonly market: { fresh(reader: Reader): Promise<Market> };
  readonly recent: {
    add(lead: KnownLead): void;
    fresh(reader: Reader, now: Date): Promise<MatchIndex<KnownLead>>;
  };
};

/** Everything that decisions look at and write, in one transaction that is held against others already. */
export function openSession(target: LeadTarget, now: Date, { market, recent }: Kept): DeskSession {
  const { tx } = target;
  return {
    async lead(id) {
      const row = await tx.lead.findFirst({ where: { id, createdAt: { lte: now } } });
      return row && leadAsOf(row, now);
    },
    pending: (since) => pendingLeads(target, since, now),
    standings: () => standingsOf(target, now),
    async absences(from, to) {
      const where = { from: { lte: toDay(to) }, to: { gte: toDay(from) } };
      const rows = await tx.absence.findMany({ where, orderBy: { id: "asc" } });
      return rows.map((row) => ({
        email: row.personEmail,
        from: fromDay(row.from),
        to: fromDay(row.to),
        part: row.part,
      }));
    },
    market: () => market.fresh(tx),
    recent: async () => ({
      ...(await recent.fresh(tx, now)),
      add: (lead) => recent.add(lead),
    }),
    lastDecisions: (leadIds) => lastDecisions(target, leadIds),
    async receipts(keys) {
      const rows = await tx.leadReceipt.findMany({ where: { key: { in: [...keys] } } });
      return new Map(rows.map(({ key, sha256, leadId }) => [key, { sha256, leadId }]));
    },
    nextNumber: () => nextNumber(target),
    write: (author, writes) => writeLeads(target, author, writes),
  };
}

/** Imported with an owner are none of ours: the clock of the system they came from counts. */
async function pendingLeads({ tx }: LeadTarget, since: Date, now: Date): Promise<readonly Lead[]> {
  const rows = await tx.lead.findMany({
    where: {
      createdAt: { gte: since, lte: now },
      OR: [
        { status: "open", assignedEmail: null },
        { status: "waiting", answerBy: { not: null }, ledger: { some: {} } },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => leadAsOf(row, now));
}

type StandingRow = {
  readonly email: string;
  readonly waiting: number;
  readonly accepted: number;
  readonly passed: number;
  readonly given: readonly number[] | null;
  readonly turns: number | null;
  readonly valueCents: string | null;
  readonly lastGivenAt: Date | null;
};

/** Of a year; as far as it had happened by then. A lead that went on to somebody else was passed by who had it. */
async function standingsOf(
  { tx, workspaceId }: LeadTarget,
  now: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const at = Prisma.sql`${stamp(now)}::timestamp`;
  const rows = await tx.$queryRaw<StandingRow[]>(Prisma.sql`
    with given as (
      select "assignedEmail" as "email", "assignedAt", "status",
        coalesce("answeredAt" <= ${at}, false) as "isAnswered"
      from "Lead"
      where "workspaceId" = ${workspaceId} and "assignedEmail" is not null and "status" <> 'duplicate'
        and "createdAt" <= ${at} and "createdAt" > ${at} - interval '1 year'
        and ("assignedAt" is null or "assignedAt" <= ${at})),
    counts as (
      select "email", count(*) filter (where not "isAnswered")::int as "waiting",
        count(*) filter (where "isAnswered" and "status" = 'accepted')::int as "accepted",
        count(*) filter (where "isAnswered" and "status" = 'passed')::int as "passed",
        array_agg((extract(epoch from "assignedAt") * 1000)::float8)
          filter (where "assignedAt" > ${at} - interval '2 days') as "given"
      from given group by 1),
    gone as (
      select d."chosenEmail" as "email", count(*)::int as "passed",
        array_agg((extract(epoch from d."decidedAt") * 1000)::float8)
          filter (where d."decidedAt" > ${at} - interval '2 days') as "given"
      from "LeadDecision" d join "Lead" l on l."workspaceId" = d."workspaceId" and l."id" = d."leadId"
      where d."workspaceId" = ${workspaceId} and d."chosenEmail" is not null
        and l."assignedEmail" is distinct from d."chosenEmail"
        and d."decidedAt" <= ${at} and d."decidedAt" > ${at} - interval '90 days'
      group by 1),
    turns as (select * from "LeadTurn" where "workspaceId" = ${workspaceId})
    select "email", coalesce(c."waiting", 0) as "waiting", coalesce(c."accepted", 0) as "accepted",
      coalesce(c."passed", 0) + coalesce(g."passed", 0) as "passed", array_cat(c."given", g."given") as "given",
      t."turns", t."valueCents"::text as "valueCents", t."lastGivenAt"
    from counts c full join gone g using ("email") full join turns t using ("email")`);
  return new Map(rows.map((row) => [row.email, toStanding(row)]));
}

const toStanding = (row: StandingRow): Standing => ({
  waiting: row.waiting,
  accepted: row.accepted,
  passed: row.passed,
  givenAt: (row.given ?? []).map((milliseconds) => new Date(milliseconds)),
  turn: {
    turns: row.turns ?? 0,
    valueCents: Number(row.valueCents ?? 0),
    lastGivenAt: row.lastGivenAt ?? new Date(0),
  },
});

async function lastDecisions(
  { tx }: LeadTarget,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, LedgerRow>> {
  const rows = await tx.leadDecision.findMany({
    where: { leadId: { in: [...leadIds] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
  return new Map(rows.flatMap(({ leadId, candidates }) => toEntry(leadId, candidates)));
}

/** Rows of before there was a form that can be computed again are left out. */
export const isLedgerRow = (json: unknown): json is LedgerRow =>
  typeof json === "object" && json !== null && "v" in json && json.v === 1;

const toEntry = (leadId: string, json: unknown): readonly (readonly [string, LedgerRow])[] =>
  isLedgerRow(json) ? [[leadId, json]] : [];

async function nextNumber({ tx, workspaceId }: LeadTarget): Promise<number> {
  const [found] = await tx.$queryRaw<{ last: number | null }[]>(Prisma.sql`
    select max(substring("id" from 2)::int) as "last" from "Lead"
    where "workspaceId" = ${workspaceId} and "id" ~ '^L[0-9]{1,8}$'`);
  return Math.max(1000, found?.last ?? 0) + 1;
}
