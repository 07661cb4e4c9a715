import { editDistance } from "./edit-distance.ts";

/** How near a written word is to a right one: 1 is the same, 0 is another word. */
export function similarity(written: string, right: string): number {
  if (written === right) return 1;
  if (isPlural(written, right) || isPlural(right, written)) return 0.95;
  const shorter = Math.min(written.length, right.length);
  if (shorter < 4 || /\d/.test(written + right)) return 0;
  const most = mostSteps(written, right, shorter);
  const steps = isMixedUp(written, right) ? 1 : editDistance(written, right, most);
  return steps > most ? 0 : 1 - (steps * 1.2) / Math.max(written.length, right.length);
}

/** "Souix" has all the letters of "sioux", the first and the last in their places. */
function isMixedUp(written: string, right: string): boolean {
  if (written.length < 5 || written.length !== right.length) return false;
  if (written[0] !== right[0] || written.at(-1) !== right.at(-1)) return false;
  return sortedLetters(written) === sortedLetters(right);
}

const sortedLetters = (word: string): string => word.split("").toSorted().join("");

/** People rarely miss the first letter, so a word with another one is mostly another word. */
function mostSteps(written: string, right: string, shorter: number): number {
  if (written[0] !== right[0]) return shorter < 5 ? 0 : 1;
  return shorter >= 7 ? 2 : 1;
}

function isPlural(long: string, short: string): boolean {
  return long.length === short.length + 1 && long.length > 3 && long === `${short}s`;
}

/** The words of a list that are near a written one. */
export function nearWords(
  written: string,
  byLength: ReadonlyMap<number, readonly string[]>,
): string[] {
  const near: string[] = [];
  for (let length = written.length - 2; length <= written.length + 2; length++) {
    near.push(...(byLength.get(length) ?? []).filter((word) => similarity(written, word) > 0));
  }
  return near;
}
