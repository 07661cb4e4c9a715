import type { TerritoryRule } from "../../domain/model.ts";
import { type Claimed, claimsOn } from "../../domain/territory/rules.ts";
import { Prisma } from "../generated/client.ts";
import type { Target } from "./kind.ts";
import type { Report } from "./report.ts";
import { EMPTY_REPORT } from "./reports.ts";

type Given = {
  readonly id: string;
  readonly territoryName: string;
  readonly ownerEmail: string | null;
};

/**
 * Gives accounts without a territory to the one whose rules claim them, and to its owner where they have none. Gaps
 * and overlaps are told; nothing is decided between two territories. Null: there is nothing to say.
 */
export async function assignTerritories(target: Target): Promise<Report | null> {
  const { tx } = target;
  const territories = (await tx.territory.findMany({ orderBy: { name: "asc" } })).map((row) => ({
    ...row,
    // Only the import and alignments write rules, both in this form.
    rules: row.rules as unknown as readonly TerritoryRule[],
  }));
  if (territories.every(({ rules }) => rules.length === 0)) return null;
  const accounts = await accountsWithout(target);
  if (accounts.length === 0) return null;
  const { given, gaps, overlaps } = shareOut(accounts, territories);
  await give(target, given);
  return {
    ...EMPTY_REPORT,
    file: "territory rules",
    kind: "accounts",
    read: accounts.length,
    updated: given.length,
    unchanged: gaps.length + overlaps.length,
    notes: [
      ...told("no territory's rules", gaps),
      ...told("the rules of several territories", overlaps),
    ],
    isDryRun: false,
  };
}

async function accountsWithout({ tx }: Target): Promise<readonly Claimed[]> {
  const accounts = await tx.account.findMany({
    where: { territoryName: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      zip: true,
      state: true,
      county: true,
      industry: true,
      segment: true,
      potentialCents: true,
      lat: true,
      lng: true,
    },
  });
  return accounts.map(({ lat, lng, potentialCents, ...account }) => ({
    ...account,
    potentialCents: Number(potentialCents),
    place: lat === null || lng === null ? null : { lat, lng },
  }));
}

type Rules = {
  readonly name: string;
  readonly ownerEmail: string | null;
  readonly rules: readonly TerritoryRule[];
};

function shareOut(accounts: readonly Claimed[], territories: readonly Rules[]) {
  const owners = new Map(territories.map(({ name, ownerEmail }) => [name, ownerEmail]));
  const given: Given[] = [];
  const gaps: string[] = [];
  const overlaps: string[] = [];
  for (const account of accounts) {
    const { id, zip } = account;
    const claims = claimsOn(account, territories);
    const [territoryName] = claims;
    if (territoryName === undefined) gaps.push(`${id} (${zip ?? "no postal code"})`);
    else if (claims.length > 1) overlaps.push(`${id} (${claims.join(", ")})`);
    else given.push({ id, territoryName, ownerEmail: owners.get(territoryName) ?? null });
  }
  return { given, gaps, overlaps };
}

const SHOWN = 20;

const told = (what: string, accounts: readonly string[]): readonly string[] =>
  accounts.length === 0
    ? []
    : [
        `${accounts.length} accounts fall under ${what} and were given to nobody: ${accounts.slice(0, SHOWN).join("; ")}${accounts.length > SHOWN ? "; ..." : ""}`,
      ];

async function give({ tx, workspaceId }: Target, given: readonly Given[]): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update "Account" a
    set "territoryName" = k."territoryName", "ownerEmail" = coalesce(a."ownerEmail", k."ownerEmail")
    from jsonb_populate_recordset(null::"Account", ${JSON.stringify(given)}::jsonb) k
    where a."workspaceId" = ${workspaceId} and a."id" = k."id"`);
}
