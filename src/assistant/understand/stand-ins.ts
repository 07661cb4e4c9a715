import type { Mention, Reading } from "./mention.ts";
import { findPattern, overlaps, type Sentence } from "./sentence.ts";

/** How a wish is begun politely; what is wished for stands behind. */
const BEGINNING =
  "(?:(?:id|i would) like|(?:i )?(?:want|wanna|need|have|got|ive got|wish)|let me|(?:can|could|may) (?:i|you|we)|help me|(?:id|i would) love|time)(?: please)?(?: to)?";

const SOME = "(?:an?|another|some|one of (?:my|our|the|your)|1 of (?:my|our|the|your)|a certain)";

/** Words for something that is not named yet, and what it is. */
const STAND_INS: readonly (readonly [pattern: string, reading: Reading])[] = [
  [
    `${SOME} (?:accounts?|customers?|clients?|prospects?|outlets?|shops?)`,
    { type: "account", ids: [], words: "" },
  ],
  [`${SOME} leads?`, { type: "lead", id: "" }],
  [`${SOME} proposals?`, { type: "proposal", id: "" }],
  [
    `${SOME} (?:reps?|colleagues?|sales ?(?:person|people))`,
    { type: "person", emails: [], words: "", isHidden: false },
  ],
  [`${SOME} territor(?:y|ies)`, { type: "territory", name: "" }],
];

/** The wish alone, with "an account" as if one were named; null: that changes nothing. */
export function bareWish(
  sentence: Sentence,
  mentions: readonly Mention[],
): { readonly sentence: Sentence; readonly mentions: readonly Mention[] } | null {
  const unnamed = STAND_INS.flatMap(([pattern, reading]) =>
    findPattern(sentence, pattern).map(
      ({ from, to }): Mention => ({ from, to, readings: [reading] }),
    ),
  );
  const [begun] = findPattern(sentence, BEGINNING);
  const start = begun?.from === 0 ? begun.to : 0;
  if (start === 0 && unnamed.length === 0) return null;
  const named = mentions.filter((one) => !unnamed.some((other) => overlaps(one, other)));
  const kept = [...named, ...unnamed].filter(({ from }) => from >= start);
  const tokens = sentence.tokens.slice(start);
  return {
    sentence: { ...sentence, tokens, plain: tokens.map(({ text }) => text).join(" ") },
    mentions: kept
      .map((one) => ({ ...one, from: one.from - start, to: one.to - start }))
      .toSorted((left, right) => left.from - right.from),
  };
}
