import type { Author } from "./ports.ts";
import type { LocalDate } from "./units.ts";

/** An account that changes hands, as it is stored with its proposal. */
export type Handover = {
  readonly accountId: string;
  readonly fromEmail: string | null;
  readonly toEmail: string;
  readonly fromTerritory: string | null;
  readonly toTerritory: string | null;
};

/** A territory whose owner changes with the proposal. */
export type OwnerChange = {
  readonly territory: string;
  readonly fromEmail: string | null;
  readonly toEmail: string | null;
};

/** A change of territories that was proposed, and what became of it. */
export type StoredProposal = {
  /** "P7". */
  readonly id: string;
  readonly authorEmail: string;
  readonly status: "proposed" | "scheduled" | "applied" | "undone";
  readonly effectiveOn: LocalDate | null;
  /** The tool's input that led to it, so that it can be made again. */
  readonly input: unknown;
  /** What was proposed, as the tool shows it. */
  readonly body: unknown;
  readonly handovers: readonly Handover[];
  readonly owners: readonly OwnerChange[];
};

export type NewProposal = Pick<StoredProposal, "input" | "body" | "handovers" | "owners">;

/** When a proposal takes effect. */
export type Effect = {
  readonly on: LocalDate;
  /** Accounts with open deals stay with their rep until the deals are closed, but no longer than to this day. */
  readonly holdUntil: LocalDate;
  /** The day on which it is asked for. */
  readonly today: LocalDate;
};

/** Told to one person. */
export type Notice = { readonly email: string; readonly text: string };

/** What became of applying: done, or what has changed since the proposal was made. */
export type Applied =
  | { readonly changedSince: readonly string[] }
  | {
      readonly changedSince: null;
      /** Accounts handed over already, and those that wait for their day or their deals. */
      readonly done: number;
      readonly waiting: number;
    };

/** Proposals of one workspace. Applying and undoing are one transaction each, with its entry in the log. */
export type Proposals = {
  put(author: Author, proposal: NewProposal): Promise<string>;
  /** Null: there is no such proposal. */
  get(id: string): Promise<StoredProposal | null>;
  /** The newest one that this person made; null: none. */
  newest(authorEmail: string): Promise<StoredProposal | null>;
  apply(author: Author, id: string, effect: Effect, notices: readonly Notice[]): Promise<Applied>;
  /** Puts every account and territory back; refuses when somebody changed one of them since. */
  undo(
    author: Author,
    id: string,
    notices: readonly Notice[],
  ): Promise<{ readonly accounts: number }>;
  /** Hands over what is due by `today`; returns how many accounts. */
  handOverDue(today: LocalDate): Promise<number>;
  /** What a person was not told yet; telling it once is enough. */
  takeNotices(email: string, at: Date): Promise<readonly string[]>;
};
