/**
 * Whether two names of companies are two spellings of one. Each word of one looks for its like in the other by
 * Jaro-Winkler similarity (Jaro 1989, Winkler 1990), and the share of words that found one is Dice's coefficient (Dice
 * 1945): "soft" matching of words as in Cohen, Ravikumar & Fienberg 2003.
 */

/** From here on two words are spellings of one: "harbor" and "harbour" have 0.97. */
const LIKE_WORD = 0.9;

/** From here on two names are: one word more on one side of three ("Joe's Bar & Grill", "Joe's Bar") is allowed. */
const LIKE_NAME = 0.8;

export function isLikeName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (2 * Math.min(a.length, b.length) < LIKE_NAME * (a.length + b.length)) return false;
  const left = [...b];
  let found = 0;
  for (const word of a) {
    const at = left.findIndex((other) => isLikeWord(word, other));
    if (at < 0) continue;
    left.splice(at, 1);
    found += 1;
  }
  return (2 * found) / (a.length + b.length) >= LIKE_NAME;
}

/** Branch 104 is not branch 105. */
const isLikeWord = (a: string, b: string): boolean =>
  a === b || (!/\d/.test(a + b) && jaroWinkler(a, b) >= LIKE_WORD);

/** 0 (nothing in common) to 1 (the same). */
export function jaroWinkler(a: string, b: string): number {
  const similarity = jaro(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return similarity + prefix * 0.1 * (1 - similarity);
}

function jaro(a: string, b: string): number {
  if (a === b) return 1;
  const { ofA, ofB } = commonLetters(a, b);
  const common = ofA.length;
  if (common === 0) return 0;
  const swapped = ofA.filter((letter, index) => letter !== ofB[index]).length / 2;
  return (common / a.length + common / b.length + (common - swapped) / common) / 3;
}

/** Letters that both have at about the same place, each in the order of its own word. */
function commonLetters(a: string, b: string) {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const ofA: string[] = [];
  for (let at = 0; at < a.length; at++) {
    for (
      let other = Math.max(0, at - reach);
      other <= Math.min(b.length - 1, at + reach);
      other++
    ) {
      if (taken.has(other) || a[at] !== b[other]) continue;
      taken.add(other);
      ofA.push(a.charAt(at));
      break;
    }
  }
  return { ofA, ofB: [...taken].toSorted((x, y) => x - y).map((index) => b.charAt(index)) };
}
