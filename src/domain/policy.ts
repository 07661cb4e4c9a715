import type { SignalName } from "./scoring/signals.ts";

/** What an administrator may change for a workspace. */
export type Policy = {
  /** The most points each signal can give; they add up to 100, so a score is 0 to 100. */
  readonly weights: Readonly<Record<SignalName, number>>;
  /** Part of a rep's visits that should go to accounts that do not buy yet, 0 to 1. */
  readonly newShare: number;
  readonly disclosure: {
    /** Whether a rep sees the team's average beside the own figures, without names. */
    readonly teamAverage: boolean;
  };
};

/** Half new, half existing is the usual advice of territory practice; the weights put money and timeliness first. */
export const DEFAULT_POLICY: Policy = {
  weights: { potential: 25, due: 25, follow_up: 12, deals: 13, trend: 10, risk: 5, fit: 10 },
  newShare: 0.5,
  disclosure: { teamAverage: true },
};
