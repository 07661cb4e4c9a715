import type { Author } from "../ports.ts";
import type { Post } from "../posts.ts";
import type { LocalDate, Place } from "../units.ts";
import type { Decision } from "./lead.ts";
import type { LedgerRow } from "./ledger-row.ts";
import type { MatchIndex } from "./match.ts";
import type { Identity } from "./match-keys.ts";
import type { WinModel } from "./win-model.ts";

/** A lead as it stands at a moment. Instants, because answers are awaited within hours. */
export type Lead = {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly town: string | null;
  readonly place: Place | null;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly language: string | null;
  readonly valueCents: number | null;
  readonly source: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly notes: string | null;
  /** What else the sender told; "zip" and "state" say where it is. */
  readonly fields: Readonly<Record<string, string>>;
  /** "open": nobody has it; "waiting": given and not answered; "duplicate": it says what another one said. */
  readonly status: "open" | "waiting" | "accepted" | "passed" | "duplicate";
  readonly assignedEmail: string | null;
  readonly createdAt: Date;
  readonly assignedAt: Date | null;
  readonly answerBy: Date | null;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
  readonly accountId: string | null;
  /** How often the one who has it was reminded, and how many let it lie before. */
  readonly reminders: number;
  readonly offers: number;
  /** When somebody was told that nobody can take it, or that nobody answers. */
  readonly escalatedAt: Date | null;
  readonly duplicateOf: string | null;
};

/** What somebody has had so far among equals. */
export type Turn = {
  readonly turns: number;
  readonly valueCents: number;
  readonly lastGivenAt: Date;
};

/** A decision as the ledger keeps it. */
export type LedgerEntry = { readonly at: Date; readonly row: LedgerRow };

/** What a rep has of leads at a moment. */
export type Standing = {
  readonly waiting: number;
  readonly accepted: number;
  readonly passed: number;
  /** When the leads of the last two days were given. */
  readonly givenAt: readonly Date[];
  readonly turn: Turn;
};

export type Absence = {
  readonly email: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** "all", "morning" or "afternoon" */
  readonly part: string;
};

export type KnownAccount = Identity & { readonly ownerEmail: string | null };

export type KnownLead = Identity & {
  readonly status: string;
  readonly assignedEmail: string | null;
  readonly createdAt: Date;
};

/** A lead as later ones are compared with it. */
export const knownLead = (lead: Lead): KnownLead => ({
  id: lead.id,
  name: lead.company ?? lead.name,
  town: lead.town,
  place: lead.place,
  emails: lead.email === null ? [] : [lead.email],
  websites: lead.website === null ? [] : [lead.website],
  phones: lead.phone === null ? [] : [lead.phone],
  status: lead.status,
  assignedEmail: lead.assignedEmail,
  createdAt: lead.createdAt,
});

/** The accounts as leads need them: who they are, and what the customers among them are. */
export type Market = {
  readonly accounts: MatchIndex<KnownAccount>;
  /** Customers by owner and industry; by industry; by town and industry; see marketKey. */
  readonly customers: ReadonlyMap<string, number>;
};

/** Null stands for all. */
export const marketKey = (
  owner: string | null,
  town: string | null,
  industry: string | null,
): string =>
  [owner, town?.toLowerCase(), industry?.toLowerCase()].map((part) => part ?? "").join("\u001F");

/** What becomes of one lead, with everything that goes with it. */
export type LeadWrite = {
  /** Null: it is new. */
  readonly before: Lead | null;
  readonly after: Lead;
  readonly decision: Decision | null;
  readonly turn: Turn | null;
  readonly posts: readonly Post<object>[];
  /** Earlier posts that are no longer true, and what they say now. */
  readonly outdated: readonly Pick<Post<object>, "id" | "card" | "text">[];
  /** The key of a web hook's sender, and a hash of what was sent. */
  readonly receipt: { readonly key: string; readonly sha256: string } | null;
};

/** One transaction; no other decides meanwhile, in any process, so that each decision sees what the last one gave. */
export type DeskSession = {
  lead(id: string): Promise<Lead | null>;
  /** Leads that wait for somebody, or for an answer to Rounds, oldest first. */
  pending(since: Date): Promise<readonly Lead[]>;
  standings(): Promise<ReadonlyMap<string, Standing>>;
  /** Of everybody, in these days. */
  absences(from: LocalDate, to: LocalDate): Promise<readonly Absence[]>;
  market(): Promise<Market>;
  /** Leads of the last 90 days. */
  recent(): Promise<MatchIndex<KnownLead>>;
  /** The last decision about each of these leads. */
  lastDecisions(leadIds: readonly string[]): Promise<ReadonlyMap<string, LedgerRow>>;
  receipts(
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly sha256: string; readonly leadId: string }>>;
  /** The number of the next new lead: 1061 for "L1061". */
  nextNumber(): Promise<number>;
  write(author: Author, writes: readonly LeadWrite[]): Promise<void>;
};

/** Leads of one workspace. */
export type LeadDesk = {
  /** All that had come in by `now`, as they stood then, newest first. */
  list(now: Date): Promise<readonly Lead[]>;
  /** Newest first. */
  ledger(leadId: string): Promise<readonly LedgerEntry[]>;
  /** The first decision about each lead in a time, oldest first. */
  decisions(from: Date, to: Date): Promise<readonly LedgerEntry[]>;
  /** Everything in it as of `now`. */
  session<Result>(now: Date, work: (session: DeskSession) => Promise<Result>): Promise<Result>;
  market(): Promise<Market>;
  /** Accounts were written: they are looked at anew. */
  accountsChanged(): void;
  /** Learned from the workspace's own won and lost deals; null: too few. */
  winModel(): Promise<WinModel | null>;
};
