import {
  attributionOf,
  type Candidate,
  type Doubt,
  type Lookup,
  NOT_LOOKED_UP,
  type PostalAddress,
} from "../domain/places.ts";
import type { Located } from "../domain/ports.ts";
import type { Place, Precision } from "../domain/units.ts";
import { candidatesIn } from "./found-addresses.ts";
import { Prisma } from "./generated/client.ts";
import { logChange } from "./log-change.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

/** An account whose address is to be looked up. */
export type Due = PostalAddress & {
  readonly accountId: string;
  /** As the account has it: if it changes meanwhile, what was found is not for it. */
  readonly key: string;
  readonly isPlaced: boolean;
};

/** What became of it. */
export type Looked = {
  readonly status: "placed" | "unsure" | "not_found";
  readonly doubt: Doubt | null;
  readonly candidates: readonly Candidate[];
  readonly take: { readonly place: Place; readonly precision: Precision } | null;
  readonly keepUntil: Date | null;
  readonly at: Date;
};

type Own = { readonly scoped: Scoped; readonly workspaceId: string };
type Write = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** The address as the account has it: with another one it is looked up again. */
const KEY = Prisma.sql`concat_ws('|', a."address", coalesce(a."city", ''), coalesce(a."state", ''), coalesce(a."zip", ''), a."country")`;

/** It lies at its postal code or town, or nowhere. */
const COARSE = Prisma.sql`(a."lat" is null or a."lng" is null or a."precision" in ('postal_code', 'city'))`;

/** Its place is the one that a look-up gave it: nobody has said another one since. */
const FROM_SERVICE = Prisma.sql`(l."lat" is not null and l."lat" = a."lat" and l."lng" = a."lng" and l."status" <> 'settled')`;

/** Terms that let a place be kept for a month let it be renewed in time. */
const RENEW_MS = 24 * 60 * 60_000;

/** What nobody has said exactly and nobody has looked up yet; what a person settled stays. */
const dueSql = (service: string, now: Date): Prisma.Sql => Prisma.sql`
  coalesce(trim(a."address"), '') <> '' and (
    (l."accountId" is null and ${COARSE})
    or (l."address" <> ${KEY} and (${COARSE} or ${FROM_SERVICE}))
    or (l."service" <> ${service} and l."status" in ('unsure', 'not_found') and ${COARSE})
    or (l."keepUntil" < ${new Date(now.getTime() + RENEW_MS)}::timestamp and ${FROM_SERVICE}))`;

const FROM_ACCOUNTS = Prisma.sql`
  from "Account" a left join "PlaceLookup" l on l."workspaceId" = a."workspaceId" and l."accountId" = a."id"`;

/** The next accounts to look up: first those that never were, by id, then those looked up longest ago. */
export async function dueAccounts(
  { scoped, workspaceId }: Own,
  { service, now, most }: { readonly service: string; readonly now: Date; readonly most: number },
): Promise<readonly Due[]> {
  const rows = await scoped.$queryRaw<
    (Omit<Due, "isPlaced" | "accountId"> & { id: string; lat: number | null })[]
  >(Prisma.sql`
    select a."id", trim(a."address") as "street", a."city", a."state", a."zip", a."country", a."lat", ${KEY} as "key"
    ${FROM_ACCOUNTS} where a."workspaceId" = ${workspaceId} and ${dueSql(service, now)}
    order by l."at" nulls first, a."id" limit ${most}`);
  return rows.map(({ id, lat, ...address }) => ({
    ...address,
    accountId: id,
    isPlaced: lat !== null,
  }));
}

/** How many accounts wait, and how many were looked up, of all that have an address. */
export async function countLookups(
  { tx, workspaceId }: { readonly tx: Pick<ScopedTransaction, "$queryRaw"> } & Omit<Write, "tx">,
  service: string,
  now: Date,
): Promise<{ readonly waiting: number; readonly done: number }> {
  const [row] = await tx.$queryRaw<{ waiting: number; done: number }[]>(Prisma.sql`
    select (count(*) filter (where ${dueSql(service, now)}))::int as "waiting",
      (count(*) filter (where l."service" = ${service} and not coalesce(${dueSql(service, now)}, false)))::int as "done"
    ${FROM_ACCOUNTS} where a."workspaceId" = ${workspaceId}`);
  return row ?? { waiting: 0, done: 0 };
}

/**
 * Writes what became of an account. Its place is changed only if it still lies at its postal code or town, or where a
 * look-up put it before: what a person or a file said is never overwritten. False: its address is another one by now.
 */
export async function writeLookup(
  { scoped, workspaceId }: Own,
  { accountId, key }: Pick<Due, "accountId" | "key">,
  { service, ...looked }: Looked & { readonly service: string },
): Promise<boolean> {
  return scoped.$transaction(async (tx) => {
    const [now] = await tx.$queryRaw<(PlaceOf & { isOurs: boolean })[]>(Prisma.sql`
      select a."lat", a."lng", a."precision", coalesce(${COARSE} or ${FROM_SERVICE}, false) as "isOurs"
      ${FROM_ACCOUNTS} where a."workspaceId" = ${workspaceId} and a."id" = ${accountId} and ${KEY} = ${key}
        and (coalesce(l."status", '') <> 'settled' or l."address" <> ${KEY})
      for update of a`);
    if (!now) return false;
    const { isOurs, ...before } = now;
    const take = isOurs ? looked.take : null;
    if (take !== null) {
      const after = { ...take.place, precision: take.precision };
      await changePlace({ tx, workspaceId }, { accountId, before, after, at: looked.at });
    }
    await storeLookup({ tx, workspaceId }, accountId, {
      service,
      address: key,
      at: looked.at,
      status: looked.status,
      doubt: looked.doubt,
      candidates: looked.candidates,
      keepUntil: looked.keepUntil,
      lat: take?.place.lat ?? null,
      lng: take?.place.lng ?? null,
    });
    return true;
  }, PATIENT);
}

/** An import may hold the embedded database for minutes. */
const PATIENT = { timeout: 60_000, maxWait: 10 * 60_000 };

/** Where an account is, and how that is known. */
export type PlaceOf = {
  readonly lat: number | null;
  readonly lng: number | null;
  readonly precision: string;
};

async function changePlace(
  { tx, workspaceId }: Write,
  change: {
    readonly accountId: string;
    readonly before: PlaceOf;
    readonly after: PlaceOf;
    readonly at: Date;
  },
): Promise<void> {
  const { accountId, before, after, at } = change;
  if (before.lat === after.lat && before.lng === after.lng && before.precision === after.precision)
    return;
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: accountId } },
    data: after,
  });
  const author = { email: "", at, tool: "place_lookup" };
  await logChange(tx, {
    workspaceId,
    author,
    entity: "place",
    entityId: accountId,
    before: { ...before },
    after: { ...after },
  });
}

/** Takes back what may not be kept any longer: such an account lies at its postal code or town again, and waits. */
export async function forgetLookups(
  own: Own,
  now: Date,
  located: (address: PostalAddress) => Located | null,
): Promise<number> {
  const { scoped, workspaceId } = own;
  await scoped.foundAddress.deleteMany({ where: { keepUntil: { lte: now } } });
  const rows = await scoped.$queryRaw<ForgottenRow[]>(Prisma.sql`
    select a."id", a."address" as "street", a."city", a."state", a."zip", a."country",
      a."lat", a."lng", a."precision", coalesce(${FROM_SERVICE}, false) as "isOurs"
    ${FROM_ACCOUNTS} where a."workspaceId" = ${workspaceId} and l."keepUntil" <= ${now}::timestamp`);
  for (const { id, isOurs, lat, lng, precision, ...address } of rows)
    await scoped.$transaction(async (tx) => {
      await tx.placeLookup.deleteMany({ where: { accountId: id, keepUntil: { lte: now } } });
      if (!isOurs) return;
      const at = located(address);
      const place = { lat: at?.place.lat ?? null, lng: at?.place.lng ?? null };
      const after = { ...place, precision: at?.precision ?? "city" };
      const before = { lat, lng, precision };
      await changePlace({ tx, workspaceId }, { accountId: id, before, after, at: now });
    }, PATIENT);
  return rows.length;
}

type ForgottenRow = PostalAddress & PlaceOf & { id: string; isOurs: boolean };

/**
 * What is known of accounts that lie at their postal code or town, or about which somebody is to be asked, and of one
 * account if it is named. `service` null: nothing is looked up.
 */
export async function readLookups(
  { scoped, workspaceId }: Own,
  {
    service,
    now,
    accountId,
  }: {
    readonly service: string | null;
    readonly now: Date;
    readonly accountId: string | null;
  },
): Promise<ReadonlyMap<string, Lookup>> {
  const isDue =
    service === null ? Prisma.sql`false` : Prisma.sql`coalesce(${dueSql(service, now)}, false)`;
  const which =
    accountId === null
      ? Prisma.sql`(${COARSE} or (l."status" = 'unsure' and ${FROM_SERVICE}))`
      : Prisma.sql`a."id" = ${accountId}`;
  const rows = await scoped.$queryRaw<LookedRow[]>(Prisma.sql`
    select a."id", l."service", l."status", l."doubt", l."candidates", ${isDue} as "isDue",
      coalesce(l."status" = 'settled' and l."address" <> ${KEY}, false) as "isStale",
      coalesce(${COARSE} or ${FROM_SERVICE} or l."status" = 'settled', false) as "isOpen",
      coalesce(l."lat" = a."lat" and l."lng" = a."lng" and l."service" <> '', false) as "isFromService"
    ${FROM_ACCOUNTS} where a."workspaceId" = ${workspaceId} and ${which}`);
  return new Map(rows.map((row) => [row.id, toLookup(row)]));
}

type LookedRow = {
  readonly id: string;
  readonly status: string | null;
  readonly doubt: string | null;
  readonly candidates: unknown;
  readonly service: string | null;
  readonly isDue: boolean;
  readonly isStale: boolean;
  /** False: a file or a person said since where it is, and what was found before is over. */
  readonly isOpen: boolean;
  readonly isFromService: boolean;
};

function toLookup(row: LookedRow): Lookup {
  const { isDue, isStale, isOpen, isFromService } = row;
  const from = attributionOf(row.service ?? "");
  const attribution = isFromService ? from : null;
  if (isDue) return { ...NOT_LOOKED_UP, status: "waiting", attribution };
  if (row.status === null || isStale || !isOpen) return { ...NOT_LOOKED_UP, attribution };
  const candidates = candidatesIn(row.candidates);
  return {
    status: row.status as Looked["status"] | "settled",
    doubt: row.doubt as Doubt | null,
    candidates,
    attribution: candidates.length > 0 ? from : attribution,
  };
}

/** These accounts as they were before look-ups gave them a place: what was only looked up is no change of anybody's. */
export async function withoutLookups(
  { tx }: Write,
  accounts: ReadonlyMap<string, Row>,
  after: (id: string) => Row | undefined,
): Promise<ReadonlyMap<string, Row>> {
  const found = await tx.placeLookup.findMany({
    where: {
      accountId: { in: [...accounts.keys()] },
      lat: { not: null },
      NOT: { status: "settled" },
    },
    select: { accountId: true, lat: true, lng: true },
  });
  const rows = new Map(accounts);
  for (const { accountId, lat, lng } of found) {
    const row = rows.get(accountId);
    const was = after(accountId);
    if (row?.["lat"] !== lat || row?.["lng"] !== lng || was === undefined) continue;
    const place = { lat: was["lat"], lng: was["lng"], precision: was["precision"] };
    rows.set(accountId, { ...row, ...place });
  }
  return rows;
}

type Row = Readonly<Record<string, unknown>>;

export type LookupRow = {
  readonly service: string;
  readonly address: string;
  readonly at: Date;
  readonly status: string;
  readonly doubt: string | null;
  readonly candidates: readonly Candidate[];
  readonly lat: number | null;
  readonly lng: number | null;
  readonly keepUntil: Date | null;
};

export async function storeLookup(
  { tx, workspaceId }: Write,
  accountId: string,
  { candidates, ...row }: LookupRow,
): Promise<void> {
  const data = {
    ...row,
    candidates: JSON.parse(JSON.stringify(candidates)) as Prisma.InputJsonArray,
  };
  await tx.placeLookup.upsert({
    where: { workspaceId_accountId: { workspaceId, accountId } },
    create: { ...data, workspaceId, accountId },
    update: data,
  });
}

/** The address of an account as look-ups remember it. */
export async function addressOf({ tx, workspaceId }: Write, accountId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ key: string }[]>(Prisma.sql`
    select ${KEY} as "key" from "Account" a where a."workspaceId" = ${workspaceId} and a."id" = ${accountId}`);
  return row?.key ?? "";
}
