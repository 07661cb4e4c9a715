import type { Mention } from "./mention.ts";
import { type Found, findPattern, overlaps, type Sentence, type Span } from "./sentence.ts";

/** What people call an industry. Names of industries that stand in the data themselves need no entry. */
const INDUSTRY_WORDS: Readonly<Record<string, readonly string[]>> = {
  bar: [
    "bars?",
    "pubs?",
    "brew ?pubs?",
    "taverns?",
    "taprooms?",
    "tap rooms?",
    "saloons?",
    "lounges?",
    "night ?clubs?",
    "watering holes?",
    "sports bars?",
    "dive bars?",
  ],
  convenience: [
    "convenience(?: stores?| shops?)?",
    "c stores?",
    "cstores?",
    "corner (?:stores?|shops?)",
    "gas stations?",
    "gas stops?",
    "mini ?marts?",
    "fuel stops?",
    "truck stops?",
    "filling stations?",
  ],
  grocery: [
    "grocery(?: stores?| shops?)?",
    "groceries",
    "grocers?",
    "super ?markets?",
    "food stores?",
    "coops",
    "markets",
  ],
  restaurant: [
    "restaurants?",
    "diners?",
    "bistros?",
    "eatery",
    "eateries",
    "grills?",
    "steak ?houses?",
    "pizzerias?",
    "pizza (?:places?|shops?|joints?)",
    "cafes?",
    "cantinas?",
    "places to eat",
  ],
  liquor: [
    "liquor(?: stores?| shops?)?",
    "wine (?:stores?|shops?)",
    "wine and spirits(?: stores?| shops?)?",
    "bottle shops?",
    "package stores?",
    "spirits? (?:stores?|shops?)",
    "off licences?",
    "beer stores?",
  ],
  hotel: ["hotels?", "inns?", "lodges?", "motels?", "lodging", "resorts?", "b and bs?"],
};

/** Industries and segments. `industries`: those of the workspace's accounts. */
export function findWords(
  sentence: Sentence,
  industries: readonly string[],
  taken: readonly Span[],
): Mention[] {
  const found: Mention[] = [];
  const add = (pattern: string, read: (match: Found) => Mention | null) => {
    for (const match of findPattern(sentence, pattern)) {
      if ([...taken, ...found].some((other) => overlaps(other, match))) continue;
      const mention = read(match);
      if (mention !== null) found.push(mention);
    }
  };
  for (const name of industries) {
    const words = [...(INDUSTRY_WORDS[name] ?? []), `${name}s?`];
    // Longer wordings first: "pizza places" before "places".
    words.sort((left, right) => right.length - left.length);
    add(words.join("|"), ({ from, to }) => ({ from, to, readings: [{ type: "industry", name }] }));
  }
  add(SEGMENT, ({ from, to, groups }) => segment(sentence, { from, to }, groups));
  return found;
}

const TIER =
  "accounts?|customers?|stores?|shops?|prospects?|clients?|outlets?|doors?|bars?|restaurants?";
const SEGMENT = `([abc]) (?:level|tier|class|rated|segment|grade|list)(?: (?:${TIER}))?|(?:segment|tier|class|grade) ([abc])|([abc])s?(?= (?:${TIER}))|(?<=(?:my|the|all|only|just) )([abc])s`;

/** "A accounts", but not "a customer": the article is written small and its noun is singular. */
function segment(sentence: Sentence, span: Span, groups: Found["groups"]): Mention | null {
  const letter = (groups.find((group) => group !== undefined) ?? "").toUpperCase();
  const isBare = groups[2] !== undefined;
  const next = sentence.tokens[span.to]?.text ?? "";
  const isPlural = next.endsWith("s");
  if (isBare && letter === "A" && !isPlural && !sentence.tokens[span.from]?.isCapital) return null;
  return { ...span, readings: [{ type: "segment", name: letter }] };
}
