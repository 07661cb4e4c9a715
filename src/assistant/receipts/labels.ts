/** Words that mean the same figure. */
const SAME: readonly (readonly string[])[] = [
  ["visit", "stop", "call", "meeting"],
  ["cover", "coverage", "covered"],
  ["leave", "depart", "departure"],
  ["end", "back", "home", "finish"],
  ["existing", "customer"],
  ["account", "client", "shop", "store", "outlet", "business"],
  ["deal", "opportunity"],
  ["rep", "person", "people", "salesperson"],
  ["drive", "driving", "travel"],
  ["revenue", "sale", "turnover"],
  ["goal", "target", "quota"],
  ["order", "purchase"],
  ["point", "score"],
  ["lead", "inquiry"],
  ["number", "rank", "place", "position"],
];

const PLAIN = new Map(SAME.flatMap((group) => group.map((word) => [word, group[0] ?? word])));

/** "visits" and "stops" are "visit". */
function plainLabel(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/, "");
  const single = PLAIN.has(lower) ? lower : singular(lower);
  return PLAIN.get(single) ?? single;
}

function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Where a figure's noun ends. */
const ENDS =
  /^(?:and|or|in|on|at|for|with|from|to|by|is|are|was|were|has|have|had|than|that|which|who|but|per|as|against|because|so|will|would|need|left|until|after|before|over|under)$/;
const EMPTY =
  /^(?:of|the|a|an|your|my|our|their|its|this|these|those|all|more|less|fewer|planned|about|only|just|other|different|total|possible|very|each|them|you|it|they|we|i|against|is|are|was|were|be|at|in|on|with|for|to|has|have|and|by|from|up|down|around|roughly|nearly|almost|some|reached|made|sold|comes?|came|stands?|there|here|will|takes?)$/;

const MOST = 3;

/** The words behind a figure up to the end of what it counts. */
export function nounsBehind(rest: string): readonly string[] {
  if (ON_THE_ROAD.test(rest)) return labelsOf(["drive"]);
  const phrase = /^[^.,;:!?()–·]*/.exec(rest)?.[0] ?? "";
  const words = phrase.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  const end = words.findIndex((word) => ENDS.test(word.toLowerCase()));
  return labelsOf(words.slice(0, end < 0 ? undefined : end)).slice(0, MOST);
}

/** "Four minutes by car" are minutes of driving. */
const ON_THE_ROAD = /^\s*(?:by (?:car|road)|on the road|behind the wheel)\b/i;

/** "31 for fit": what it is for. */
export function wordsFor(rest: string): readonly string[] {
  const [, words = ""] = /^\s*(?:for|of|in|on) ([\p{L}'’ -]+)/u.exec(rest) ?? [];
  return labelsOf(words.split(" ").slice(0, 2));
}

/** The words before a figure, the nearest first. */
export function wordsBefore(start: string): readonly string[] {
  const phrase = /[^.,;!?()·]*$/.exec(start)?.[0] ?? "";
  return labelsOf(phrase.match(/[\p{L}][\p{L}'’-]*/gu) ?? [])
    .toReversed()
    .slice(0, MOST);
}

export const labelsOf = (words: readonly string[]): readonly string[] =>
  words
    .filter((word) => word !== "" && !EMPTY.test(word.toLowerCase()) && !MONTH.test(word))
    .flatMap((word) => [plainLabel(word), ...(CUSTOMER.test(word) ? ["account"] : [])]);

/** They say when, not what. */
const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** Accounts that buy: they are accounts as well. */
const CUSTOMER = /^customers?$/i;

/** "driveMinutes" is "drive" and "minute". */
export const labelsOfKey = (key: string): readonly string[] =>
  labelsOf(key.replaceAll(/(?<=[a-z])(?=[A-Z])|_/g, " ").split(" "));
