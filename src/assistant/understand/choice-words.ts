import type { Slot, Slots } from "../../tools/slots.ts";
import type { FilledValue } from "./fill.ts";
import type { Mention } from "./mention.ts";
import { type Found, findPattern, overlaps, type Sentence } from "./sentence.ts";

/** The slots that count for what the words choose: "what if X leaves" asks for no territory. */
export function activeSlots(sentence: Sentence, slots: Slots, mentions: readonly Mention[]): Slots {
  const isActive = ({ onlyFor }: Slot): boolean => {
    const chooser = onlyFor && slots[onlyFor.field];
    if (!chooser) return true;
    return chosenWords(sentence, chooser, mentions).some((value) => onlyFor.values.includes(value));
  };
  return Object.fromEntries(Object.entries(slots).filter(([, slot]) => isActive(slot)));
}

/** Fills the fields that are told by words, not by values. Words inside a name do not count. */
export function chooseByWords(
  sentence: Sentence,
  slots: Slots,
  mentions: readonly Mention[],
  filled: Map<string, FilledValue[]>,
): void {
  for (const [field, slot] of Object.entries(slots)) {
    if (slot.type !== "choice" && filled.has(field)) continue; // It was named itself.
    const values = chosenWords(sentence, slot, mentions).map((value) => ({
      value: ANSWERS[value] ?? value,
      mention: null,
    }));
    if (values.length > 0) filled.set(field, values);
  }
}

/** Yes-or-no fields are true or false. */
const ANSWERS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** The values whose words the sentence has; one of them, unless the slot takes several. */
function chosenWords(
  sentence: Sentence,
  { words = {}, isList }: Slot,
  mentions: readonly Mention[],
): readonly string[] {
  const names = mentions.filter(({ readings }) => readings[0]?.type === "account");
  const values = Object.entries(words).flatMap(([value, patterns]) => {
    const found = findPattern(sentence, patterns.join("|"));
    return found.some((match) => isFree(match, names)) ? [value] : [];
  });
  return isList === true ? values : values.slice(0, 1);
}

function isFree(match: Found, names: readonly Mention[]): boolean {
  return !names.some(
    (name) => overlaps(name, match) && name.from <= match.from && name.to >= match.to,
  );
}
