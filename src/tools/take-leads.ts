import { type KnownLead, knownLead, type Lead, type LeadWrite } from "../domain/leads/desk.ts";
import type { Decision } from "../domain/leads/lead.ts";
import type { Identity } from "../domain/leads/match-keys.ts";
import type { Author } from "../domain/ports.ts";
import { withFewPosts } from "./few-posts.ts";
import { decideNow, given, NOBODY_DECLINED } from "./give-lead.ts";
import { type LeadDay, type LeadParts, withLeadDay } from "./lead-day.ts";
import { repeatPost } from "./lead-posts.ts";

/** A lead as somebody brings it, by whatever way. */
export type NewLead = Pick<
  Lead,
  | "name"
  | "company"
  | "town"
  | "place"
  | "industry"
  | "segment"
  | "language"
  | "valueCents"
  | "source"
  | "email"
  | "phone"
  | "website"
  | "notes"
  | "fields"
> & {
  /** Whether somebody gave it its name: one that was made says nothing about who it is. */
  readonly isNamed: boolean;
  /** The sender's key and a hash of what was sent; null: it did not come by a web hook. */
  readonly receipt: LeadWrite["receipt"];
};

/** What became of it. "repeated": the sender's key was taken before; "conflict": with something else in it. */
export type TakenLead = {
  readonly kind: "new" | "repeated" | "conflict";
  readonly lead: Lead;
  readonly decision: Decision | null;
};

/** Leads that are written together: one transaction is worth many, and nobody waits for it for long. */
const BATCH = 250;

/** The one way by which leads come in: matched, decided, and stored with all that goes with it in one transaction. */
export async function takeLeads(
  parts: LeadParts,
  author: Author,
  leads: readonly NewLead[],
): Promise<readonly TakenLead[]> {
  const taken: TakenLead[] = [];
  for (let from = 0; from < leads.length; from += BATCH) {
    const batch = leads.slice(from, from + BATCH);
    taken.push(...(await withLeadDay(parts, (day) => takeBatch(day, author, batch))));
  }
  return taken;
}

async function takeBatch(
  day: LeadDay,
  author: Author,
  batch: readonly NewLead[],
): Promise<readonly TakenLead[]> {
  const keys = batch.flatMap(({ receipt }) => receipt?.key ?? []);
  const receipts = new Map(keys.length === 0 ? [] : await day.session.receipts(keys));
  const writes = new Map<string, LeadWrite>();
  const taken: TakenLead[] = [];
  let number = await day.session.nextNumber();
  for (const lead of batch) {
    const again = await takenBefore(day, lead, { receipts, writes });
    if (again) {
      taken.push(again);
      continue;
    }
    const write = { ...takeOne(day, lead, `L${number}`), receipt: lead.receipt };
    number += 1;
    writes.set(write.after.id, write);
    if (lead.receipt) receipts.set(lead.receipt.key, { ...lead.receipt, leadId: write.after.id });
    taken.push({ kind: "new", lead: write.after, decision: write.decision });
  }
  await day.session.write(author, withFewPosts(day, [...writes.values()]));
  return taken;
}

type Before = {
  readonly receipts: ReadonlyMap<string, { readonly sha256: string; readonly leadId: string }>;
  readonly writes: ReadonlyMap<string, LeadWrite>;
};

/** What the sender's key brought when it came first; null: it is new, or there is none. */
async function takenBefore(
  { session }: LeadDay,
  { receipt }: NewLead,
  { receipts, writes }: Before,
): Promise<TakenLead | null> {
  const known = receipt && receipts.get(receipt.key);
  if (!receipt || !known) return null;
  const lead = writes.get(known.leadId)?.after ?? (await session.lead(known.leadId));
  if (lead === null) throw new Error(`The lead ${known.leadId} of a receipt is gone`);
  return { kind: known.sha256 === receipt.sha256 ? "repeated" : "conflict", lead, decision: null };
}

function takeOne(day: LeadDay, brought: NewLead, id: string): LeadWrite {
  const write = placeLead(day, openLead(brought, id, day.parts.instant), brought.isNamed);
  // The next one of the same batch may repeat it.
  day.recent.add(knownLead(write.after));
  return write;
}

/** As it is before anybody looks at it. */
export function openLead(
  { isNamed: _isNamed, receipt: _receipt, ...brought }: NewLead,
  id: string,
  createdAt: Date,
): Lead {
  return { ...brought, ...UNTOUCHED, id, createdAt };
}

const UNTOUCHED = {
  status: "open",
  assignedEmail: null,
  assignedAt: null,
  answerBy: null,
  answeredAt: null,
  answerReason: null,
  accountId: null,
  reminders: 0,
  offers: 0,
  escalatedAt: null,
  duplicateOf: null,
} as const;

/** A new lead's way: with the one that it repeats, else by rules and turns, to the owner of the account first. */
function placeLead(day: LeadDay, lead: Lead, isNamed: boolean): LeadWrite {
  const known = matchLead(day, lead, isNamed);
  if (known.duplicate) return repeated(day, { before: null, lead, first: known.duplicate });
  const matched = { ...lead, accountId: lead.accountId ?? known.accountId };
  const decision = decideNow(day, matched, NOBODY_DECLINED);
  return given(day, { before: null, lead: matched, decision });
}

const DAY_MS = 86_400_000;
/** A lead that says the same later than that is a new one. */
const REPEAT_DAYS = 90;
const LIVE: ReadonlySet<string> = new Set(["open", "waiting", "accepted"]);

/** The account that a lead is about, and the lead that it repeats. */
export function matchLead(
  { recent, market }: Pick<LeadDay, "recent" | "market">,
  lead: Lead,
  isNamed: boolean,
): { readonly accountId: string | null; readonly duplicate: KnownLead | null } {
  const wanted: Identity = {
    ...knownLead(lead),
    name: isNamed ? (lead.company ?? lead.name) : null,
  };
  const oldest = lead.createdAt.getTime() - REPEAT_DAYS * DAY_MS;
  const isBefore = ({ id, createdAt, status }: KnownLead): boolean =>
    id !== lead.id &&
    LIVE.has(status) &&
    createdAt.getTime() >= oldest &&
    createdAt.getTime() <= lead.createdAt.getTime();
  return {
    duplicate: recent.match(wanted, isBefore)?.row ?? null,
    accountId: market.accounts.match(wanted)?.row.id ?? null,
  };
}

/** It stays with who has the first one, who need not answer twice. */
export function repeated(
  day: LeadDay,
  {
    before,
    lead,
    first,
  }: {
    readonly before: Lead | null;
    readonly lead: Lead;
    readonly first: KnownLead;
  },
): LeadWrite {
  const holder = day.people.get(first.assignedEmail ?? "");
  const after: Lead = {
    ...lead,
    status: "duplicate",
    duplicateOf: first.id,
    assignedEmail: holder?.email ?? null,
    assignedAt: holder ? day.parts.instant : null,
  };
  const posts = holder ? [repeatPost(day, { lead: after, first: first.id, rep: holder })] : [];
  return { before, after, decision: null, turn: null, posts, outdated: [], receipt: null };
}
