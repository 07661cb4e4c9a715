import { DEFAULT_LEAD_POLICY, type LeadPolicy } from "./leads/lead.ts";
import type { SignalName } from "./scoring/signals.ts";

/** Days between two visits; null: not said. */
export type Cadence = { readonly minDays: number | null; readonly maxDays: number | null };

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
  readonly leads: LeadPolicy;
  /** How often accounts of a segment are to be visited; it goes before what the accounts themselves say. */
  readonly cadences: Readonly<Record<string, Cadence>>;
  readonly digests: {
    /** What becomes of a day plan whose hour was missed: the rest of the day is planned, or nothing is said. */
    readonly whenMissed: "rest of day" | "silent";
  };
};

/** Half new, half existing is the usual advice of territory practice; the weights put money and timeliness first. */
export const DEFAULT_POLICY: Policy = {
  weights: { potential: 25, due: 25, follow_up: 12, deals: 13, trend: 10, risk: 5, fit: 10 },
  newShare: 0.5,
  disclosure: { teamAverage: true },
  leads: DEFAULT_LEAD_POLICY,
  cadences: {},
  digests: { whenMissed: "rest of day" },
};

/** What is stored, over the defaults: a workspace stores only what was changed. */
export function policyFrom(stored: Readonly<Partial<Policy>>): Policy {
  const base = DEFAULT_POLICY;
  return {
    weights: { ...base.weights, ...stored.weights },
    newShare: stored.newShare ?? base.newShare,
    disclosure: { ...base.disclosure, ...stored.disclosure },
    leads: { ...base.leads, ...stored.leads },
    cadences: { ...base.cadences, ...stored.cadences },
    digests: { ...base.digests, ...stored.digests },
  };
}

type OwnCadence = {
  readonly segment: string | null;
  readonly cadenceMinDays: number | null;
  readonly cadenceMaxDays: number | null;
};

/** The cadence of an account: what the policy says of its segment goes before its own. */
export function cadenceOf(
  { segment, cadenceMinDays, cadenceMaxDays }: OwnCadence,
  cadences: Policy["cadences"],
): Omit<OwnCadence, "segment"> {
  const ruled = segment === null ? undefined : cadences[segment];
  const most = ruled?.maxDays ?? cadenceMaxDays;
  const least = ruled?.minDays ?? cadenceMinDays;
  // A minimum beyond the maximum would leave no day at all.
  const isPossible = least === null || most === null || least <= most;
  return { cadenceMinDays: isPossible ? least : most, cadenceMaxDays: most };
}
