import type { Slots } from "../../tools/slots.ts";
import type { FilledValue } from "./fill.ts";
import type { Mention } from "./mention.ts";
import { type Found, findPattern, overlaps, type Sentence } from "./sentence.ts";

/** Fills the fields that are told by words, not by values. Words inside a name do not count. */
export function chooseByWords(
  sentence: Sentence,
  slots: Slots,
  mentions: readonly Mention[],
  filled: Map<string, FilledValue[]>,
): void {
  const names = mentions.filter(({ readings }) => readings[0]?.type === "account");
  for (const [field, slot] of Object.entries(slots)) {
    const values: FilledValue[] = [];
    for (const [value, patterns] of Object.entries(slot.words ?? {})) {
      const found = findPattern(sentence, patterns.join("|"));
      if (found.some((match) => isFree(match, names))) values.push({ value, mention: null });
    }
    if (values.length > 0) filled.set(field, slot.isList === true ? values : values.slice(0, 1));
  }
}

function isFree(match: Found, names: readonly Mention[]): boolean {
  return !names.some(
    (name) => overlaps(name, match) && name.from <= match.from && name.to >= match.to,
  );
}
