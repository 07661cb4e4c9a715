import type { Policy } from "../policy.ts";
import {
  deals,
  due,
  fit,
  followUp,
  potential,
  risk,
  type Sight,
  type Signal,
  type SignalName,
  trend,
} from "./signals.ts";

export type Reason = {
  readonly signal: SignalName | "mix" | "agreed";
  readonly points: number;
  readonly why: string;
};

type ScoreReason = Reason & { readonly signal: SignalName };

/** What an account's visit is worth, 0 to 100, as a sum of named signals: `score` is exactly the sum of the points. */
export type Score = { readonly score: number; readonly reasons: readonly ScoreReason[] };

const SIGNALS: readonly (readonly [SignalName, (sight: Sight) => Signal])[] = [
  ["potential", potential],
  ["due", due],
  ["follow_up", followUp],
  ["deals", deals],
  ["trend", trend],
  ["risk", risk],
  ["fit", fit],
];

/** Each signal gives its share of its weight, in whole points. Reasons come strongest first, those of no points too. */
export function scoreAccount(sight: Sight, { weights }: Pick<Policy, "weights">): Score {
  const reasons = SIGNALS.map(([name, measure]) =>
    reasonOf(name, measure(sight), weights),
  ).toSorted((a, b) => b.points - a.points);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

function reasonOf(
  signal: SignalName,
  { share, why }: Signal,
  weights: Policy["weights"],
): ScoreReason {
  return { signal, points: Math.round(share * weights[signal]), why };
}

/** Fewer points than that are no news. */
const NEWS_POINTS = 5;
const STANDING: ReadonlySet<string> = new Set(["potential", "fit", "mix", "agreed"]);

/** The one reason to show: what is new about the account before what the rep has long known of it. */
export function headlineOf(
  reasons: readonly { readonly signal: string; readonly points: number; readonly why: string }[],
): string {
  const ordered = reasons.toSorted((a, b) => b.points - a.points);
  const news = ordered.find(({ signal, points }) => points >= NEWS_POINTS && !STANDING.has(signal));
  return (news ?? ordered.find(({ signal }) => signal !== "agreed") ?? ordered[0])?.why ?? "";
}

/** The three questions a rep asks about an account. */
export const GROUPS: Readonly<Record<SignalName, "fit" | "interest" | "urgency">> = {
  potential: "fit",
  fit: "fit",
  deals: "interest",
  trend: "interest",
  due: "urgency",
  follow_up: "urgency",
  risk: "urgency",
};
