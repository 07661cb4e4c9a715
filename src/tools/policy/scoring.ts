import { UserError } from "../../domain/errors.ts";
import { DEFAULT_POLICY, type Policy } from "../../domain/policy.ts";
import type { SignalName } from "../../domain/scoring/signals.ts";
import { scoreBook } from "../score-book.ts";
import type { World } from "../world.ts";
import { type PolicyChange, SIGNALS } from "./change.ts";
import type { Draft, Effect } from "./draft.ts";

const named = (signal: SignalName): string => signal.replace("_", "-");
const percent = (share: number): string => `${Math.round(100 * share)} %`;

export const showScoring = ({ weights, newShare }: Policy): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    SIGNALS.map((signal) => [`At most for ${named(signal)}`, `${weights[signal]} points`]),
  ),
  "Visits to prospects": percent(newShare),
});

/** One weight changes, and the others share what is left in the proportions that they had. */
export function changeScoring(
  { weights, newShare }: Policy,
  { signal, points, times, newShare: wanted, isDefault }: PolicyChange,
): Draft | null {
  if (isDefault === true) {
    const { weights: first, newShare: share } = DEFAULT_POLICY;
    return {
      sections: { weights: first, newShare: share },
      says: ["All weights are as they were at the start."],
    };
  }
  const says: string[] = [];
  let next = weights;
  const target =
    points ?? (times === undefined ? undefined : times * weights[signal ?? "potential"]);
  if (signal !== undefined && target !== undefined) {
    next = reweighed(weights, signal, Math.round(target));
    says.push(
      `${named(signal)}: at most ${next[signal]} of 100 points (was ${weights[signal]}); the others share the rest as before.`,
    );
  }
  if (wanted !== undefined)
    says.push(`${percent(wanted)} of visits go to prospects (was ${percent(newShare)}).`);
  if (says.length === 0) return null;
  return { sections: { weights: next, newShare: wanted ?? newShare }, says };
}

/** Whole points that add up to 100; what rounding leaves goes to the largest remainders. */
function reweighed(
  weights: Policy["weights"],
  signal: SignalName,
  points: number,
): Policy["weights"] {
  const others = SIGNALS.filter((other) => other !== signal);
  const sum = others.reduce((total, other) => total + weights[other], 0);
  if (points > 100 || (sum === 0 && points < 100)) {
    throw new UserError(
      "bad_input",
      "All weights together are 100 points.",
      `Say a number from 0 to 100 for ${named(signal)}.`,
    );
  }
  const exact = others.map((other) => ({
    other,
    share: sum === 0 ? 0 : ((100 - points) * weights[other]) / sum,
  }));
  const whole = new Map(exact.map(({ other, share }) => [other, Math.floor(share)]));
  let left = 100 - points - Array.from(whole.values()).reduce((total, each) => total + each, 0);
  for (const { other } of exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))) {
    if (left-- > 0) whole.set(other, (whole.get(other) ?? 0) + 1);
  }
  return { ...weights, ...Object.fromEntries(whole), [signal]: points };
}

/** How many of each rep's best accounts would be others. */
const BEST = 20;

export async function scoringEffect(world: World, next: Policy): Promise<Effect> {
  const accounts = (await world.book.accounts(null)).filter(
    ({ ownerEmail }) => ownerEmail !== null,
  );
  const [now, then] = await Promise.all([
    scoreBook(world, accounts, world.today),
    scoreBook({ ...world, policy: next }, accounts, world.today),
  ]);
  const before = bestOf(now);
  const after = bestOf(then);
  const entering = then.filter(({ account }) => after.has(account.id) && !before.has(account.id));
  const was = new Map(now.map(({ account, score }) => [account.id, score.score]));
  const rows = entering
    .map(({ account, score }) => ({ account, is: score.score, was: was.get(account.id) ?? 0 }))
    .toSorted((a, b) => b.is - b.was - (a.is - a.was) || (a.account.id < b.account.id ? -1 : 1));
  return {
    summary: `Of the ${before.size} accounts that are among the ${BEST} best of their rep, ${entering.length} would be others.`,
    headers: ["Comes in", "Points", "Was"],
    rows: rows.map(({ account, is, was: earlier }) => [
      [account.name, account.city].filter((part) => part !== null).join(", "),
      String(is),
      String(earlier),
    ]),
  };
}

type Scored = Awaited<ReturnType<typeof scoreBook>>;

function bestOf(scored: Scored): ReadonlySet<string> {
  const byOwner = Map.groupBy(scored, ({ account }) => account.ownerEmail);
  return new Set(
    Array.from(byOwner.values()).flatMap((own) =>
      own
        .toSorted((a, b) => b.score.score - a.score.score || (a.account.id < b.account.id ? -1 : 1))
        .slice(0, BEST)
        .map(({ account }) => account.id),
    ),
  );
}
