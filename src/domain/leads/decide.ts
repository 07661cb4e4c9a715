import type {
  Candidate,
  Claim,
  Decision,
  Exclusion,
  Judged,
  LeadFacts,
  LeadPolicy,
  ScorePart,
} from "./lead.ts";

/**
 * Who gets a lead. Hard rules first; then a score; and among those whose scores are as good as equal the one whose turn
 * it is. From the same lead, candidates and policy always the same decision, whatever the order of the candidates.
 */
export function decideLead(
  lead: LeadFacts,
  candidates: readonly Candidate[],
  policy: LeadPolicy,
): Decision {
  const claim = strongestClaim(lead, candidates, policy);
  const judged = candidates
    .toSorted((a, b) => (a.email < b.email ? -1 : 1))
    .map((candidate) => judge(candidate, { lead, policy, claim }));
  const left = judged.filter(({ excludedBy }) => excludedBy === null);
  const best = Math.max(...left.map(({ score }) => score ?? 0));
  const equal = left.filter(({ score }) => (score ?? 0) >= best - policy.margin);
  const { chosen, by } = choose(equal, left.length, lead);
  return { lead, chosen: chosen?.email ?? null, judged, by, reason: explain(chosen, by, judged) };
}

const CLAIMS: readonly Claim[] = ["owner", "territory", "region", "anybody"];

/** The first claim for which somebody is left: an owner who is away does not keep a lead waiting. */
function strongestClaim(
  lead: LeadFacts,
  candidates: readonly Candidate[],
  policy: LeadPolicy,
): Claim {
  const free = candidates.filter((each) => exclusionOf(each, lead, policy) === null);
  const claims = (free.length > 0 ? free : candidates).map(({ claim }) => claim);
  return CLAIMS.find((claim) => claims.includes(claim)) ?? "anybody";
}

type Judging = { readonly lead: LeadFacts; readonly policy: LeadPolicy; readonly claim: Claim };

function judge(candidate: Candidate, { lead, policy, claim }: Judging): Judged {
  const isClaimed = CLAIMS.indexOf(candidate.claim) <= CLAIMS.indexOf(claim);
  const excludedBy = exclusionOf(candidate, lead, policy) ?? (isClaimed ? null : "claim");
  if (excludedBy !== null) return { candidate, excludedBy, points: null, score: null };
  const points = pointsOf(candidate, policy);
  const score = PARTS.reduce((sum, part) => sum + points[part], 0);
  return { candidate, excludedBy, points, score };
}

/** The first hard rule, besides the claim, that speaks against somebody. */
function exclusionOf(
  { presence, skills, givenToday, dailyCap }: Candidate,
  { language, industry }: LeadFacts,
  policy: LeadPolicy,
): Exclusion | null {
  const has = (skill: string): boolean =>
    skills.some((each) => each.toLowerCase() === skill.toLowerCase());
  if (presence !== "working") return presence;
  if (language !== null && !/^(?:en|english)$/i.test(language) && !has(language)) return "language";
  const skill = industry === null ? undefined : policy.skills[industry];
  if (skill !== undefined && !has(skill)) return "skill";
  return givenToday >= dailyCap ? "cap" : null;
}

const PARTS: readonly ScorePart[] = ["proximity", "expertise", "load", "record"];

/** Kilometres at which nearness counts half. */
const HALF_KM = 40;
/** Half of the own customers in the industry is all the expertise that counts. */
const FULL_EXPERTISE = 0.5;
/** Waiting leads from which on there is no room. */
const FULL_LOAD = 5;
/** Counts for whom too little is known. */
const UNKNOWN = 0.5;

function pointsOf(
  { km, expertise, waiting, record }: Candidate,
  { weights }: LeadPolicy,
): Readonly<Record<ScorePart, number>> {
  return {
    proximity: Math.round(weights.proximity * (km === null ? UNKNOWN : HALF_KM / (HALF_KM + km))),
    expertise: Math.round(weights.expertise * Math.min(1, expertise / FULL_EXPERTISE)),
    load: Math.round(weights.load * Math.max(0, 1 - waiting / FULL_LOAD)),
    record: Math.round(weights.record * (record ?? UNKNOWN)),
  };
}

type Choice = { readonly chosen: Candidate | null; readonly by: Decision["by"] };

/**
 * Among equals the one who had fewest turns (stride scheduling, Waldspurger & Weihl 1995). Among those it is the value so
 * far that decides: a large lead to who has least, a small one to who has most.
 */
function choose(equal: readonly Judged[], left: number, lead: LeadFacts): Choice {
  const [only] = equal;
  if (!only) return { chosen: null, by: "nobody" };
  if (equal.length === 1) return { chosen: only.candidate, by: left === 1 ? "only one" : "score" };
  const standings = caughtUp(equal.map(({ candidate }) => candidate));
  const next = Math.min(...standings.map(({ turns }) => turns));
  const turn = standings.filter(({ turns }) => turns <= next + ROUNDING);
  const [first] = turn;
  if (turn.length === 1 && first) return { chosen: first.candidate, by: "turn" };
  const isLarge = (lead.valueCents ?? 0) >= valuePerTurn(standings);
  const sorted = turn.toSorted(
    (a, b) =>
      (isLarge ? 1 : -1) * (a.valueCents - b.valueCents) ||
      a.candidate.lastGivenAt - b.candidate.lastGivenAt ||
      (a.candidate.email < b.candidate.email ? -1 : 1),
  );
  return { chosen: sorted[0]?.candidate ?? null, by: "value" };
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
export function standingAfter(
  { chosen, judged, lead }: Decision,
  { margin }: LeadPolicy,
): { readonly turns: number; readonly valueCents: number } {
  const best = Math.max(...judged.map(({ score }) => score ?? 0));
  const equal = judged.filter(({ score }) => score !== null && score >= best - margin);
  const own = caughtUp(equal.map(({ candidate }) => candidate)).find(
    ({ candidate }) => candidate.email === chosen,
  );
  const { turns = 0, valueCents = 0 } = own ?? {};
  return {
    turns: turns + 1 / (own?.candidate.share ?? 1),
    valueCents: Math.round(valueCents + (lead.valueCents ?? 0)),
  };
}

const BECAUSE: Readonly<Record<Decision["by"], string>> = {
  nobody: "nobody could take it",
  "only one": "the only one who could take it",
  score: "the best fit",
  turn: "as good a fit as others, and next in turn",
  value: "as good a fit as others, next in turn, and it evens out the value",
};

const CLAIMED: Readonly<Record<Claim, string>> = {
  owner: "owns the account",
  territory: "has the territory",
  region: "works next to the territory",
  anybody: "no territory claims it",
};

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  claim: "not in the territory",
  absent: "absent",
  "off hours": "off hours",
  language: "without the language",
  skill: "without the skill",
  cap: "at the daily cap",
};

function explain(chosen: Candidate | null, by: Decision["by"], judged: readonly Judged[]): string {
  if (chosen !== null) return `${CLAIMED[chosen.claim]}; ${BECAUSE[by]}`;
  const counts = Map.groupBy(judged, ({ excludedBy }) => excludedBy ?? "claim");
  const why = Array.from(counts, ([rule, all]) => `${all.length} ${EXCLUDED[rule]}`).toSorted();
  return judged.length === 0 ? "there are no reps" : `${BECAUSE.nobody}: ${why.join(", ")}`;
}
