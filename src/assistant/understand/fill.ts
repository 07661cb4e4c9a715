import type { LocalDate } from "../../domain/units.ts";
import type { Slot, Slots, SlotType } from "../../tools/slots.ts";
import { chooseByWords } from "./choice-words.ts";
import { areListed, cueStrength } from "./cues.ts";
import type { Mention } from "./mention.ts";
import { findPattern, type Sentence } from "./sentence.ts";
import { type SlotValue, typesOf, valueFor } from "./slot-value.ts";

/** A field's values with the mentions that they came from. */
export type Filled = ReadonlyMap<string, readonly FilledValue[]>;
export type FilledValue = { readonly value: SlotValue; readonly mention: Mention | null };

/** One stretch gives both ends of a period. */
const SHARED: ReadonlySet<SlotType> = new Set(["period", "monthsAhead"]);

type Claim = {
  readonly field: string;
  readonly mention: Mention;
  readonly value: SlotValue;
  readonly strength: number;
};

/**
 * Gives every value of the sentence to one field: first by cue words, the strongest first; then in the order of the
 * slots to fields that take what is left. A period serves both of its ends.
 */
export function fillSlots(
  sentence: Sentence,
  slots: Slots,
  mentions: readonly Mention[],
  today: LocalDate,
): Filled {
  const filled = new Map<string, FilledValue[]>();
  const context = { today, isPast: tellsOfThePast(sentence) };
  const used = new Set<Mention>();
  const take = ({ field, mention, value }: Claim) => {
    const slot = slots[field];
    const values = filled.get(field) ?? [];
    if (slot === undefined || (values.length > 0 && slot.isList !== true)) return;
    if (used.has(mention) && !isShared(sentence, slot, mention)) return;
    filled.set(field, [...values, { value, mention }]);
    if (!typesOf(slot).some((type) => SHARED.has(type))) used.add(mention);
  };
  const claims = cuedClaims(sentence, slots, mentions, context);
  for (const claim of claims.toSorted((left, right) => right.strength - left.strength)) take(claim);
  for (const [field, slot] of Object.entries(slots)) {
    if (slot.needsCue === true) continue;
    for (const claim of plainClaims(field, slot, mentions, context)) take(claim);
  }
  chooseByWords(sentence, slots, mentions, filled);
  return filled;
}

const isShared = (sentence: Sentence, { shares, ...slot }: Slot, mention: Mention): boolean =>
  shares !== undefined && cueStrength(sentence, { type: slot.type, before: shares }, mention) > 0;

/** "Make that one 130 thousand": where a slot takes one value, the first type that the sentence has goes first. */
function plainClaims(
  field: string,
  slot: Slot,
  mentions: readonly Mention[],
  context: { readonly today: LocalDate; readonly isPast: boolean },
): readonly Claim[] {
  const readings = slot.isList === true ? [slot] : typesOf(slot).map((type) => ({ ...slot, type }));
  return readings.flatMap((reading) => {
    const claims = mentions.flatMap((mention) => {
      const value = valueFor(reading, mention, { ...context, hasCue: false });
      return value === null ? [] : [{ field, mention, value, strength: 0 }];
    });
    // "One" may be an hour that is taken for a number: a number that was said goes first.
    const isSaid = ({ mention }: Claim): boolean =>
      mention.readings.some(({ type }) => type === reading.type);
    return [...claims.filter(isSaid), ...claims.filter((claim) => !isSaid(claim))];
  });
}

function cuedClaims(
  sentence: Sentence,
  slots: Slots,
  mentions: readonly Mention[],
  context: { readonly today: LocalDate; readonly isPast: boolean },
): Claim[] {
  const claims: Claim[] = [];
  for (const [field, slot] of Object.entries(slots)) {
    const strengths = listStrengths(sentence, slot, mentions);
    for (const [at, mention] of mentions.entries()) {
      const strength = strengths[at] ?? 0;
      if (strength === 0) continue;
      const value = valueFor(slot, mention, { ...context, hasCue: true });
      if (value !== null) claims.push({ field, mention, value, strength });
    }
  }
  return claims;
}

/** In "skip X and Y" the cue of X is also that of Y; in "X and Y cancelled" that of Y is also that of X. */
function listStrengths(sentence: Sentence, slot: Slot, mentions: readonly Mention[]): number[] {
  const own = mentions.map((mention) => cueStrength(sentence, slot, mention));
  if (slot.isList !== true) return own;
  const forward = passOn(sentence, mentions, own);
  return passOn(sentence, mentions.toReversed(), forward.toReversed()).toReversed();
}

/** A little weaker, so that a cue of its own goes before. */
function passOn(
  sentence: Sentence,
  mentions: readonly Mention[],
  own: readonly number[],
): number[] {
  const shared = [...own];
  for (const [at, mention] of mentions.entries()) {
    const before = mentions[at - 1];
    if (shared[at] !== 0 || before === undefined) continue;
    const [left, right] = before.from < mention.from ? [before, mention] : [mention, before];
    if (areListed(sentence, left, right)) shared[at] = Math.max(0, (shared[at - 1] ?? 0) - 0.1);
  }
  return shared;
}

const PAST_WORDS =
  "did|was|were|have|has|had|made|logged|saw|seen|visited|went|done|been|recap|history|completed|got|past";

function tellsOfThePast(sentence: Sentence): boolean {
  return findPattern(sentence, PAST_WORDS).length > 0;
}
