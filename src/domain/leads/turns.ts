import type { Candidate, Decision, Judged, LeadFacts } from "./lead.ts";

export type Choice = { readonly chosen: string | null; readonly by: Decision["by"] };

/**
 * Among equals the one who had fewest turns (stride scheduling, Waldspurger & Weihl 1995). Among those it is the value so
 * far that decides: a large lead to who has least, a small one to who has most.
 */
export function choose(equal: readonly Judged[], left: number, lead: LeadFacts): Choice {
  const [only] = equal;
  if (!only) return { chosen: null, by: "nobody" };
  if (equal.length === 1) {
    return { chosen: only.candidate.email, by: left === 1 ? "only one" : "score" };
  }
  const standings = caughtUp(equal.map(({ candidate }) => candidate));
  const next = Math.min(...standings.map(({ turns }) => turns));
  const turn = standings.filter(({ turns }) => turns <= next + ROUNDING);
  const [first] = turn;
  if (turn.length === 1 && first) return { chosen: first.candidate.email, by: "turn" };
  const isLarge = (lead.valueCents ?? 0) >= valuePerTurn(standings);
  const sorted = turn.toSorted(
    (a, b) =>
      (isLarge ? 1 : -1) * (a.valueCents - b.valueCents) ||
      a.candidate.lastGivenAt - b.candidate.lastGivenAt ||
      (a.candidate.email < b.candidate.email ? -1 : 1),
  );
  return { chosen: sorted[0]?.candidate.email ?? null, by: "value" };
}

/** Those whose scores are within the margin of the best. */
export function equalsOf(
  judged: readonly Judged[],
  margin: number,
): { readonly left: readonly Judged[]; readonly equal: readonly Judged[] } {
  const left = judged.filter(({ score }) => score !== null);
  const best = Math.max(...left.map(({ score }) => score ?? 0));
  return { left, equal: left.filter(({ score }) => (score ?? 0) >= best - margin) };
}

/** Sums of fractions differ by this for no reason. */
const ROUNDING = 1e-9;

type Standing = {
  readonly candidate: Candidate;
  readonly turns: number;
  readonly valueCents: number;
};

/**
 * Who is more than one lead behind was away, or is new: the own share begins now, and what was missed does not come as a
 * flood. What is skipped counts with the value that a turn had for the others.
 */
function caughtUp(equals: readonly Candidate[]): readonly Standing[] {
  const most = Math.max(...equals.map(({ turns }) => turns));
  const stride = Math.max(...equals.map(({ share }) => 1 / share));
  const isBehind = ({ turns }: Candidate): boolean => turns < most - stride - ROUNDING;
  const worth = valuePerTurn(equals.filter((each) => !isBehind(each)));
  return equals.map((candidate) => {
    const skipped = isBehind(candidate) ? most - stride / 2 - candidate.turns : 0;
    return {
      candidate,
      turns: candidate.turns + skipped,
      valueCents: candidate.valueCents + skipped * worth,
    };
  });
}

function valuePerTurn(
  standings: readonly { readonly turns: number; readonly valueCents: number }[],
): number {
  const turns = standings.reduce((sum, each) => sum + each.turns, 0);
  return standings.reduce((sum, { valueCents }) => sum + valueCents, 0) / Math.max(1, turns);
}

/** Turns and value of the chosen one after the lead. */
export function standingAfter({ chosen, judged, lead, terms }: Decision): {
  readonly turns: number;
  readonly valueCents: number;
} {
  const { equal } = equalsOf(judged, terms.margin);
  const candidates = equal.map(({ candidate }) => candidate);
  const isEqual = candidates.some(({ email }) => email === chosen);
  // Whom a person named need not have come into question.
  const given = isEqual ? candidates : judged.map(({ candidate }) => candidate);
  const own = (isEqual ? caughtUp(given) : given.map(asItIs)).find(
    ({ candidate }) => candidate.email === chosen,
  );
  const { turns = 0, valueCents = 0 } = own ?? {};
  return {
    turns: turns + 1 / (own?.candidate.share ?? 1),
    valueCents: Math.round(valueCents + (lead.valueCents ?? 0)),
  };
}

const asItIs = (candidate: Candidate): Standing => ({
  candidate,
  turns: candidate.turns,
  valueCents: candidate.valueCents,
});
