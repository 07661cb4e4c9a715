import { fromDayOrNull } from "../days.ts";
import type { Scoped } from "../scope.ts";
import { type Exported, table } from "./table.ts";

/**
 * The accounts as proposals would have them: each once, from the newest proposal about it that still stands. The file
 * imports as accounts, which gives them to the proposed owners; of a proposal that was applied it changes nothing.
 */
export async function exportProposals(scoped: Scoped): Promise<Exported> {
  const proposals = await scoped.proposal.findMany({
    where: { status: { not: "undone" } },
    select: { id: true, status: true, effectiveOn: true, handovers: true },
  });
  const accounts = await scoped.account.findMany({
    where: { id: { in: [...idsIn(proposals)] } },
    select: { id: true, name: true, ownerEmail: true, territoryName: true },
  });
  const known = new Map(accounts.map((account) => [account.id, account]));
  const rows = new Map<string, ReturnType<typeof standing>[number]>();
  for (const proposal of proposals.toSorted((a, b) => numberOf(a) - numberOf(b)))
    for (const row of standing(proposal, known)) rows.set(row.accountId, row);
  return table([...rows.values()].toSorted(byProposal), {
    proposal_id: ({ proposalId }) => proposalId,
    proposal_status: ({ status }) => status,
    effective_on: ({ effectiveOn }) => fromDayOrNull(effectiveOn),
    account_id: ({ accountId }) => accountId,
    account_name: ({ name }) => name,
    from_email: ({ fromEmail }) => fromEmail,
    owner_email: ({ toEmail }) => toEmail,
    from_territory: ({ fromTerritory }) => fromTerritory,
    territory: ({ toTerritory }) => toTerritory,
  });
}

type Handover = {
  readonly proposalId: string;
  readonly accountId: string;
  readonly fromEmail: string | null;
  readonly toEmail: string;
  readonly fromTerritory: string | null;
  readonly toTerritory: string | null;
  readonly doneOn: Date | null;
};

type Proposal = {
  readonly id: string;
  readonly status: string;
  readonly effectiveOn: Date | null;
  readonly handovers: readonly Handover[];
};

type Account = {
  readonly name: string;
  readonly ownerEmail: string | null;
  readonly territoryName: string | null;
};

/** What of a proposal still stands: nobody gave the account elsewhere since. */
const standing = (
  { status, effectiveOn, handovers }: Proposal,
  known: ReadonlyMap<string, Account>,
) =>
  handovers.flatMap((handover) => {
    const account = known.get(handover.accountId);
    return account && isStanding(handover, account)
      ? [{ ...handover, status, effectiveOn, name: account.name }]
      : [];
  });

const isStanding = (
  { doneOn, fromEmail, fromTerritory, toEmail, toTerritory }: Handover,
  { ownerEmail, territoryName }: Account,
): boolean =>
  doneOn === null
    ? ownerEmail === fromEmail && territoryName === fromTerritory
    : ownerEmail === toEmail && territoryName === toTerritory;

const idsIn = (proposals: readonly Proposal[]): ReadonlySet<string> =>
  new Set(proposals.flatMap(({ handovers }) => handovers.map(({ accountId }) => accountId)));

/** Proposals are numbered: P2 comes before P10. */
const numberOf = ({ id }: { readonly id: string }): number => Number(id.slice(1));

const byProposal = (a: Handover, b: Handover): number =>
  numberOf({ id: a.proposalId }) - numberOf({ id: b.proposalId }) ||
  (a.accountId < b.accountId ? -1 : 1);
