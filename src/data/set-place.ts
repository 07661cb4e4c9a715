import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Author, Writer } from "../domain/ports.ts";
import { candidatesIn } from "./found-addresses.ts";
import { logChange, toJson } from "./log-change.ts";
import { addressOf, type LookupRow, type PlaceOf, storeLookup } from "./place-lookups.ts";
import type { ScopedTransaction } from "./scope.ts";

type Write = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** What the log keeps: the account's place, and what was known of looking it up. A look-up's own entries have no `lookup`. */
export type PlaceEntry = PlaceOf & { readonly lookup?: LookupRow | null };

/** Sets an account's place as a person says it; null: it stays where it is, and nobody is asked any more. */
export async function setPlace(
  write: Write & { readonly author: Author },
  accountId: string,
  said: Parameters<Writer["setPlace"]>[2],
): Promise<{ changeId: string }> {
  const { tx, workspaceId, author } = write;
  const before = await placeOf(tx, accountId);
  const place = said === null ? {} : { ...said.place, precision: said.precision };
  const service = said === null ? before.lookup?.service : said.service;
  const { lookup: _, ...account } = { ...before, ...place };
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: accountId } },
    data: account,
  });
  await storeLookup(write, accountId, {
    service: service ?? "",
    address: await addressOf(write, accountId),
    at: author.at,
    status: "settled",
    doubt: null,
    candidates: [],
    keepUntil: null,
    lat: account.lat,
    lng: account.lng,
  });
  const after = await placeOf(tx, accountId);
  const entry = { workspaceId, author, entity: "place", entityId: accountId, before, after };
  return { changeId: await logChange(tx, entry) };
}

/** Puts the place back, and what was known of it. */
export async function takeBackPlace(
  write: Write,
  accountId: string,
  { before, after }: { readonly before: PlaceEntry; readonly after: PlaceEntry },
): Promise<void> {
  const { tx, workspaceId } = write;
  if (!isDeepStrictEqual(toJson(await placeOf(tx, accountId)), after))
    throw new UserError(
      "changed_since",
      "Somebody changed this account's place since.",
      "Look at it again and set it as you want it.",
    );
  const { lookup = null, ...account } = before;
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: accountId } },
    data: account,
  });
  if (lookup === null) await tx.placeLookup.deleteMany({ where: { accountId } });
  else
    await storeLookup(write, accountId, {
      ...lookup,
      at: new Date(lookup.at),
      keepUntil: lookup.keepUntil === null ? null : new Date(lookup.keepUntil),
    });
}

async function placeOf(
  tx: ScopedTransaction,
  id: string,
): Promise<PlaceEntry & { readonly lookup: LookupRow | null }> {
  const select = { lat: true, lng: true, precision: true } as const;
  const place = await tx.account.findFirstOrThrow({ where: { id }, select });
  const found = await tx.placeLookup.findFirst({ where: { accountId: id } });
  if (found === null) return { ...place, lookup: null };
  const { workspaceId: _, accountId: _id, candidates, ...row } = found;
  return { ...place, lookup: { ...row, candidates: candidatesIn(candidates) } };
}
