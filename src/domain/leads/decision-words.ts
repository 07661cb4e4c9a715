import type { Claim, Decision, Exclusion, Judged } from "./lead.ts";

const BECAUSE: Readonly<Record<Exclude<Decision["by"], "hand">, string>> = {
  nobody: "nobody could take it",
  "only one": "the only one who could take it",
  score: "the best fit",
  turn: "as good a fit as others, and next in turn",
  value: "as good a fit as others, next in turn, and it evens out the value",
};

const CLAIMED: Readonly<Record<Exclude<Claim, "rule">, string>> = {
  owner: "owns the account",
  territory: "has the territory",
  region: "works next to the territory",
  anybody: "no territory claims it",
};

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  claim: "not in the territory",
  rule: "not named by the rule",
  passed: "passed on it",
  unanswered: "did not answer",
  absent: "absent",
  "off hours": "off hours",
  language: "without the language",
  skill: "without the skill",
  cap: "at the daily cap",
};

/** Why it went there, in words; begins in lower case and has no full stop. */
export function reasonOf({
  chosen,
  by,
  claim,
  judged,
  terms,
}: Omit<Decision, "reason" | "lead">): string {
  if (judged.length === 0) return "there are no reps";
  if (chosen === null || by === "hand") return `${BECAUSE.nobody}: ${countsOf(judged)}`;
  const because = BECAUSE[by];
  if (claim === "rule") return `the rule "${terms.named?.rule}" names it; ${because}`;
  return `${detour(terms.named, judged, claim)}${CLAIMED[claim]}; ${because}`;
}

/** What a rule wanted, where nobody whom it names could take the lead. */
function detour(
  named: Decision["terms"]["named"],
  judged: readonly Judged[],
  claim: Claim,
): string {
  if (named === null || claim === "owner") return "";
  const emails = new Set(named.emails);
  const out = judged.filter(({ candidate }) => emails.has(candidate.email));
  return `whom the rule "${named.rule}" names cannot take it now (${countsOf(out)}); `;
}

/** "3 absent, 1 at the daily cap". */
function countsOf(judged: readonly Judged[]): string {
  const counts = Map.groupBy(judged, ({ excludedBy }) => excludedBy ?? "claim");
  return Array.from(counts, ([rule, all]) => `${all.length} ${EXCLUDED[rule]}`)
    .toSorted()
    .join(", ");
}
