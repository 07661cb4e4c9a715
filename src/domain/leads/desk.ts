import type { Author } from "../ports.ts";
import type { Place } from "../units.ts";
import type { Decision } from "./lead.ts";

/** A lead as it stands at a moment. Instants, because answers are awaited within hours. */
export type Lead = {
  readonly id: string;
  readonly name: string;
  readonly town: string | null;
  readonly place: Place | null;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly language: string | null;
  readonly valueCents: number | null;
  readonly source: string | null;
  readonly notes: string | null;
  /** "open": nobody has it; "waiting": given and not answered. */
  readonly status: "open" | "waiting" | "accepted" | "passed";
  readonly assignedEmail: string | null;
  readonly createdAt: Date;
  readonly assignedAt: Date | null;
  readonly answerBy: Date | null;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
  readonly accountId: string | null;
};

/** What somebody has had so far among equals. */
export type Turn = {
  readonly turns: number;
  readonly valueCents: number;
  readonly lastGivenAt: Date;
};

/** A decision as the ledger keeps it. */
export type LedgerEntry = { readonly at: Date; readonly decision: Decision };

/** Leads of one workspace. Each write is one transaction with its entry in the log of changes. */
export type LeadDesk = {
  /** All that had come in by `now`, as they stood then, newest first. */
  list(now: Date): Promise<readonly Lead[]>;
  turns(): Promise<ReadonlyMap<string, Turn>>;
  /** Newest first. */
  ledger(leadId: string): Promise<readonly LedgerEntry[]>;
  /** Gives the lead to whom the decision chose and keeps the decision; a lead that is not stored yet is. */
  give(
    author: Author,
    lead: Lead,
    given: {
      readonly decision: Decision;
      readonly turn: Turn | null;
      readonly answerBy: Date | null;
    },
  ): Promise<void>;
  answer(
    author: Author,
    leadId: string,
    answer: { readonly isAccepted: boolean; readonly reason: string | null },
  ): Promise<void>;
  /** The number of the next new lead, such as "L1061". */
  nextId(): Promise<string>;
};
