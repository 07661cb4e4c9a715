import { editDistance } from "./spelling.ts";

/** How near a written word is to a right one: 1 is the same, 0 is another word. */
export function similarity(written: string, right: string): number {
  if (written === right) return 1;
  if (isPlural(written, right) || isPlural(right, written)) return 0.95;
  const shorter = Math.min(written.length, right.length);
  if (shorter < 4 || /\d/.test(written) || /\d/.test(right)) return 0;
  const most = shorter >= 7 ? 2 : 1;
  const steps = editDistance(written, right, most);
  if (steps > most) return 0;
  // People rarely miss the first letter, so a word with another one is mostly another word.
  if (written[0] !== right[0] && (steps > 1 || shorter < 5)) return 0;
  return 1 - (steps * 1.2) / Math.max(written.length, right.length);
}

function isPlural(long: string, short: string): boolean {
  return long.length === short.length + 1 && long.length > 3 && long === `${short}s`;
}

/** The words of a list that are near a written one, with their similarity; only the nearest when one is the same. */
export function nearWords(
  written: string,
  byLength: ReadonlyMap<number, readonly string[]>,
): Map<string, number> {
  const near = new Map<string, number>();
  for (let length = written.length - 2; length <= written.length + 2; length++) {
    for (const word of byLength.get(length) ?? []) {
      const value = similarity(written, word);
      if (value > 0) near.set(word, value);
    }
  }
  return near;
}
