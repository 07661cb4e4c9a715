import { type KnownAccount, type KnownLead, type Market, marketKey } from "../domain/leads/desk.ts";
import { Prisma } from "./generated/client.ts";
import { keepIndex, type Reader } from "./kept-index.ts";
import { stamp } from "./lead-writes.ts";

/** So old may be what is known of accounts that another process changed; what this one changed is seen at once. */
const REST_MS = 5000;

/** The accounts as leads need them, read once and kept as long as they do not change. */
export function keepMarket(workspaceId: string) {
  const kept = keepIndex<KnownAccount>({
    workspaceId,
    table: "Account",
    where: () => Prisma.sql`true`,
    restMs: REST_MS,
    read: (reader, ids) => readAccounts(reader, workspaceId, ids),
  });
  let customers: Market["customers"] = new Map();
  return {
    wake: () => kept.wake(),
    async fresh(reader: Reader): Promise<Market> {
      const { index, isNew } = await kept.fresh(reader);
      if (isNew) customers = await countCustomers(reader, workspaceId);
      return { accounts: index, customers };
    },
  };
}

type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly phone: string | null;
  readonly domain: string | null;
  readonly ownerEmail: string | null;
  readonly emails: readonly string[] | null;
  readonly phones: readonly string[] | null;
};

async function readAccounts(
  reader: Reader,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly KnownAccount[]> {
  const rows = await reader.$queryRaw<AccountRow[]>(Prisma.sql`
    with known as (
      select "accountId", array_agg("email") filter (where "email" is not null) as "emails",
        array_agg("phone") filter (where "phone" is not null) as "phones"
      from "Contact" where "workspaceId" = ${workspaceId} and "accountId" = any(${[...ids]}::text[])
      group by 1)
    select a."id", a."name", a."city", a."lat", a."lng", a."phone", a."domain", a."ownerEmail", k."emails", k."phones"
    from "Account" a left join known k on k."accountId" = a."id"
    where a."workspaceId" = ${workspaceId} and a."id" = any(${[...ids]}::text[])`);
  return rows.map(({ id, name, city, lat, lng, phone, domain, ownerEmail, emails, phones }) => ({
    id,
    name,
    town: city,
    place: lat === null || lng === null ? null : { lat, lng },
    emails: emails ?? [],
    websites: domain === null ? [] : [domain],
    phones: [...(phone === null ? [] : [phone]), ...(phones ?? [])],
    ownerEmail,
  }));
}

async function countCustomers(reader: Reader, workspaceId: string): Promise<Market["customers"]> {
  const rows = await reader.$queryRaw<
    { owner: string | null; town: string | null; industry: string | null; count: number }[]
  >(Prisma.sql`
    select "ownerEmail" as "owner", "city" as "town", "industry", count(*)::int as "count"
    from "Account" where "workspaceId" = ${workspaceId} and "lifecycle" = 'customer' group by 1, 2, 3`);
  const counts = new Map<string, number>();
  for (const { owner, town, industry, count } of rows) {
    const keys = [
      marketKey(null, null, null),
      marketKey(owner, null, null),
      marketKey(null, null, industry),
      marketKey(owner, null, industry),
      marketKey(null, town, industry),
    ];
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

const DAY_MS = 86_400_000;
/** A lead that says the same later than that is a new one. */
const REPEAT_DAYS = 90;

/** Leads that a new one may repeat. */
export function keepRecentLeads(workspaceId: string) {
  let now = new Date(0);
  const kept = keepIndex<KnownLead>({
    workspaceId,
    table: "Lead",
    // Whole days, so that the same rows are meant until the next day.
    restMs: 0,
    where: () => {
      const day = Math.floor(now.getTime() / DAY_MS) - REPEAT_DAYS;
      return Prisma.sql`"createdAt" >= ${stamp(new Date(day * DAY_MS))}::timestamp`;
    },
    read: (reader, ids) => readLeads(reader, workspaceId, ids),
  });
  return {
    add: (lead: KnownLead) => kept.add(lead),
    async fresh(reader: Reader, asOf: Date) {
      now = asOf;
      return (await kept.fresh(reader)).index;
    },
  };
}

type LeadRow = {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly place: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly status: string;
  readonly assignedEmail: string | null;
  readonly createdAt: Date;
};

async function readLeads(
  reader: Reader,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly KnownLead[]> {
  const rows = await reader.$queryRaw<LeadRow[]>(Prisma.sql`
    select "id", "name", "company", "place", "lat", "lng", "email", "phone", "website", "status", "assignedEmail",
      "createdAt"
    from "Lead" where "workspaceId" = ${workspaceId} and "id" = any(${[...ids]}::text[])`);
  return rows.map(({ lat, lng, place, email, phone, website, name, company, ...row }) => ({
    ...row,
    name: company ?? name,
    town: place,
    place: lat === null || lng === null ? null : { lat, lng },
    emails: email === null ? [] : [email],
    websites: website === null ? [] : [website],
    phones: phone === null ? [] : [phone],
  }));
}
