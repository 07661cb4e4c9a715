import { dealFeatures } from "../domain/leads/deal-features.ts";
import { learnToWin, type WinModel } from "../domain/leads/win-model.ts";
import { Prisma } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

/** The newest deals tell most; learning from so many takes less than a second. */
const MOST_DEALS = 8_000;

/** Learns from won and lost deals, once until there are others. */
export function keepWinModel(scoped: Scoped, workspaceId: string): () => Promise<WinModel | null> {
  let known: { readonly of: string; readonly model: WinModel | null } | null = null;
  return async () => {
    const of = await countsOf(scoped, workspaceId);
    if (known?.of !== of) known = { of, model: await learn(scoped, workspaceId) };
    return known.model;
  };
}

async function countsOf(scoped: Scoped, workspaceId: string): Promise<string> {
  const [found] = await scoped.$queryRaw<{ of: string }[]>(Prisma.sql`
    select count(*) filter (where "status" = 'won')::text || ' ' || count(*) filter (where "status" = 'lost')::text as "of"
    from "Opportunity" where "workspaceId" = ${workspaceId}`);
  return found?.of ?? "";
}

type DealRow = {
  readonly isWon: boolean;
  readonly amountCents: number;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly state: string | null;
  readonly source: string | null;
  readonly language: string | null;
};

async function learn(scoped: Scoped, workspaceId: string): Promise<WinModel | null> {
  const deals = await scoped.$queryRaw<DealRow[]>(Prisma.sql`
    with sent as (
      select distinct on ("accountId") "accountId", "source", "language" from "Lead"
      where "workspaceId" = ${workspaceId} and "accountId" is not null order by "accountId", "createdAt")
    select o."status" = 'won' as "isWon", o."amountCents"::float8 as "amountCents", a."industry", a."segment", a."state",
      s."source", s."language"
    from "Opportunity" o
    join "Account" a on a."workspaceId" = o."workspaceId" and a."id" = o."accountId"
    left join sent s on s."accountId" = o."accountId"
    where o."workspaceId" = ${workspaceId} and o."status" in ('won', 'lost')
    order by coalesce(o."closedOn", o."openedOn") desc, o."id" limit ${MOST_DEALS}`);
  return learnToWin(
    deals.map((deal) => dealFeatures({ ...deal, valueCents: deal.amountCents })),
    Uint8Array.from(deals, ({ isWon }) => Number(isWon)),
  );
}
