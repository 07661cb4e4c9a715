import { UserError } from "../domain/errors.ts";
import type { StoredProposal } from "../domain/proposals.ts";
import type { LocalDate } from "../domain/units.ts";
import { toDay } from "./days.ts";
import { Prisma } from "./generated/client.ts";
import type { ScopedTransaction } from "./scope.ts";

type Target = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** Differences told at most; more are counted. */
const MOST_TOLD = 5;

/** What is no longer as the proposal found it, in words. */
export async function changedSince(
  tx: ScopedTransaction,
  { handovers, owners }: StoredProposal,
): Promise<readonly string[]> {
  const accounts = await tx.account.findMany({
    where: { id: { in: handovers.map(({ accountId }) => accountId) } },
    select: { id: true, name: true, ownerEmail: true, territoryName: true },
  });
  const now = new Map(accounts.map((account) => [account.id, account]));
  const differences = handovers.flatMap(({ accountId, fromEmail, fromTerritory }) => {
    const account = now.get(accountId);
    if (!account) return [`${accountId} is gone`];
    if (account.ownerEmail !== fromEmail)
      return [`${account.name} is ${account.ownerEmail ?? "nobody's"} now`];
    if (account.territoryName !== fromTerritory)
      return [`${account.name} is in ${account.territoryName ?? "no territory"} now`];
    return [];
  });
  const territories = await tx.territory.findMany({ select: { name: true, ownerEmail: true } });
  const ownerOf = new Map(territories.map(({ name, ownerEmail }) => [name, ownerEmail]));
  for (const { territory, fromEmail } of owners) {
    if ((ownerOf.get(territory) ?? null) !== fromEmail) {
      differences.push(`${territory} is ${ownerOf.get(territory) ?? "nobody's"} now`);
    }
  }
  const rest = differences.length - MOST_TOLD;
  return rest > 0 ? [...differences.slice(0, MOST_TOLD), `and ${rest} more`] : differences;
}

/**
 * Hands over every account whose day has come. Those with open deals wait until the deals are closed or the last day
 * of waiting. An account that somebody gave elsewhere meanwhile is left there.
 */
export async function handOverDue({ tx, workspaceId }: Target, today: LocalDate): Promise<number> {
  const day = Prisma.sql`${toDay(today)}::date`;
  await tx.$executeRaw(Prisma.sql`
    delete from "Handover" h using "Account" a
    where h."workspaceId" = ${workspaceId} and h."doneOn" is null and h."dueOn" <= ${day}
      and a."workspaceId" = h."workspaceId" and a."id" = h."accountId"
      and a."ownerEmail" is distinct from h."fromEmail"`);
  const handedOver = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    with due as (
      update "Handover" h set "doneOn" = ${day}
      where h."workspaceId" = ${workspaceId} and h."doneOn" is null and h."dueOn" <= ${day}
        and (h."heldUntil" <= ${day} or not exists (
          select 1 from "Opportunity" o
          where o."workspaceId" = h."workspaceId" and o."accountId" = h."accountId" and o."openedOn" < ${day}
            and (o."status" = 'open' or o."closedOn" >= ${day})))
      returning *)
    update "Account" a set "ownerEmail" = due."toEmail", "territoryName" = due."toTerritory"
    from due
    where a."workspaceId" = due."workspaceId" and a."id" = due."accountId"
    returning a."id"`);
  await startScheduled({ tx, workspaceId }, today);
  return handedOver.length;
}

/** Territories get their new owners with the first accounts. */
async function startScheduled({ tx, workspaceId }: Target, today: LocalDate): Promise<void> {
  const starting = await tx.proposal.findMany({
    where: { status: "scheduled", effectiveOn: { lte: toDay(today) } },
  });
  for (const { id, body } of starting) {
    await setOwners({ tx, workspaceId }, ownersOf(body), "toEmail");
    await tx.proposal.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { status: "applied" },
    });
  }
}

const ownersOf = (body: Prisma.JsonValue): StoredProposal["owners"] =>
  (body as unknown as Pick<StoredProposal, "owners">).owners;

async function setOwners(
  { tx, workspaceId }: Target,
  owners: StoredProposal["owners"],
  to: "toEmail" | "fromEmail",
): Promise<void> {
  for (const change of owners) {
    await tx.territory.update({
      where: { workspaceId_name: { workspaceId, name: change.territory } },
      data: { ownerEmail: change[to] },
    });
  }
}

/** Puts every account that was handed over back; those still waiting just stay. */
export async function takeBack(target: Target, proposal: StoredProposal): Promise<number> {
  const { tx, workspaceId } = target;
  const where = { proposalId: proposal.id };
  const done = await tx.handover.findMany({ where: { ...where, doneOn: { not: null } } });
  const accounts = await tx.account.findMany({
    where: { id: { in: done.map(({ accountId }) => accountId) } },
    select: { id: true, name: true, ownerEmail: true, territoryName: true },
  });
  const now = new Map(accounts.map((account) => [account.id, account]));
  const changed = done.flatMap(({ accountId, toEmail, toTerritory }) => {
    const account = now.get(accountId);
    const isSame = account?.ownerEmail === toEmail && account.territoryName === toTerritory;
    return isSame ? [] : [account?.name ?? accountId];
  });
  if (changed.length > 0) {
    throw new UserError(
      "changed_since",
      `${changed.length} of its accounts changed since: ${changed.slice(0, MOST_TOLD).join(", ")}.`,
      "Nothing was taken back. Put these right first, or propose a new alignment.",
    );
  }
  await tx.$executeRaw(Prisma.sql`
    update "Account" a set "ownerEmail" = h."fromEmail", "territoryName" = h."fromTerritory"
    from "Handover" h
    where h."workspaceId" = ${workspaceId} and h."proposalId" = ${proposal.id} and h."doneOn" is not null
      and a."workspaceId" = h."workspaceId" and a."id" = h."accountId"`);
  if (proposal.status === "applied") await setOwners(target, proposal.owners, "fromEmail");
  await tx.handover.deleteMany({ where: { ...where, doneOn: null } });
  return done.length;
}
