import type { DigestKey, DigestKind, DigestPerson, Subscription } from "./digests.ts";
import type { DigestRules } from "./due-digests.ts";
import type { LocalDate } from "./units.ts";

/** What is known of a digest that somebody began with. */
export type DigestRun = DigestKey & {
  /** "claimed": in the making; anything else is settled. */
  readonly status: "claimed" | "posted" | "skipped" | "failed";
  readonly claimedAt: Date;
};

/** Digests of one workspace: who gets which, and what became of each. */
export type DigestDesk<Post> = {
  readers(): Promise<{
    readonly people: readonly DigestPerson[];
    readonly subscriptions: readonly Subscription[];
  }>;
  /** Whole days on which people do not work, among these dates. */
  daysOff(
    dates: readonly LocalDate[],
  ): Promise<
    readonly { readonly email: string; readonly from: LocalDate; readonly to: LocalDate }[]
  >;
  runs(dates: readonly LocalDate[]): Promise<readonly DigestRun[]>;
  /** Notes why digests are not made; those that somebody began with stay as they are. Returns the kinds of those that were noted. */
  skip(
    skipped: readonly (DigestKey & { readonly reason: string })[],
    now: Date,
  ): Promise<readonly DigestKind[]>;
  /** Takes a digest; a claim older than `staleBefore` was left by a process that ended. False: another one has it. */
  claim(key: DigestKey, now: Date, staleBefore: Date): Promise<boolean>;
  /** Stores the post and marks the run in one transaction; false: the claim was taken over meanwhile. */
  post(key: DigestKey, claimedAt: Date, post: Post): Promise<boolean>;
  /** False: the claim was taken over meanwhile. */
  settle(
    key: DigestKey,
    claimedAt: Date,
    end: { readonly status: "skipped" | "failed"; readonly reason: string },
  ): Promise<boolean>;
  /** Lets go of a claim, for the next try. */
  release(key: DigestKey, claimedAt: Date): Promise<void>;
  rules(): Promise<DigestRules>;
};
