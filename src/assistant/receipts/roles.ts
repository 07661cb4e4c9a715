import type { Fact } from "./fact.ts";

type Role = { readonly is: (fact: Fact) => boolean; readonly said: RegExp };

/** Figures that stand beside the one that is meant, each with the words that mean it. */
const ROLES: readonly Role[] = [
  {
    // Of a time before.
    is: ({ key }) => /\bbefore\b|Before|\bprevious/.test(key),
    said: /\b(?:before|ago|earlier|previous\w*|prior|last|against|compared|versus|vs|than|from|up|down|rose|fell|grew|dropped|lost|gained|changed?)\b/i,
  },
  {
    // An end of a range.
    is: ({ key, labels }) => /(?:^|[. ])(?:low|high)$/i.test(key) || labels.includes(BOUND),
    said: /\b(?:from .* to|between|range\w*|low\w*|high\w*|least|most|up to|worst|best|margin|or (?:more|less)|could be|cases?)\b/i,
  },
  {
    // The end of a time to do something in.
    is: ({ key, value }) => key.endsWith("By") && (value.kind === "day" || value.kind === "clock"),
    said: /\b(?:answer\w*|by|until|due|late|before|deadline|wait\w*|reply|overdue|expires?)\b/i,
  },
];

/** The label of a figure in brackets with another one: "($110k to $141k)". */
export const BOUND = "(bound)";

/** Whether the sentence says that it speaks of such a figure. */
export const isMeant = (fact: Fact, sentence: string): boolean =>
  ROLES.every(({ is, said }) => !is(fact) || said.test(sentence));

/** Whether a place of a text is in brackets that hold a range. */
export function isInRange(text: string, at: number): boolean {
  const start = text.lastIndexOf("(", at);
  const end = text.indexOf(")", start);
  return start >= 0 && end > at && /\d\S* to \S*\d/.test(text.slice(start, end));
}
