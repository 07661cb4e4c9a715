import type { Tool } from "../../tools/tool.ts";
import { fillSlots } from "./fill.ts";
import type { Heard } from "./hear.ts";
import { type Mention, readingOf } from "./mention.ts";
import type { Input } from "./result.ts";
import { findPattern } from "./sentence.ts";

type Turn = { readonly tool: Tool; readonly input: Input };

/** Longer sentences stand for themselves. */
const MOST_TOKENS = 12;

/**
 * Bargaining with a plan that was just shown: "nothing north of Marion", "more prospects", "forget the four o'clock
 * limit". The input that is then asked for; null: it is none of these.
 */
export function bargain(heard: Heard, mentions: readonly Mention[], turn: Turn): Input | null {
  if (turn.tool.slots["avoid"] === undefined || heard.sentence.tokens.length > MOST_TOKENS)
    return null;
  return (
    lifted(heard, mentions, turn) ?? moreOf(heard, turn) ?? withKindsSaid(heard, mentions, turn)
  );
}

const LIFT =
  "(?:forget|drop|lift|remove|scrap|cancel|undo|never ?mind|ignore|lose)(?: about)?|(?:without|no longer|no more)";
const LIMIT_WORDS =
  "limits?|caps?|constraints?|bounds?|restrictions?|wish(?:es)?|conditions?|rules?";

/** Fields and the words for the limit that they hold. */
const LIMITS: Readonly<Record<string, string>> = {
  backBy: "(?:home|back|return|end|finish|evening)(?:ing)?(?: by.*| time| limit)?|.*oclock.*",
  leaveAt: "(?:start|leaving|leave|departure|morning)(?: .*)?",
  maxStops: "stops?(?: .*)?|visits?(?: .*)?|number(?: .*)?",
  maxDriveMinutes: "driving(?: .*)?|drive(?: .*)?|road(?: .*)?",
  avoid: "chains?(?: .*)?|(?:north|south|east|west) of(?: .*)?|sides?(?: .*)?",
  focus: "prospects?(?: .*)?|customers?(?: .*)?|new business(?: .*)?|mix(?: .*)?",
};

/** "Forget the limits", "drop the limit on stops", "never mind the four o'clock limit". */
function lifted({ sentence }: Heard, mentions: readonly Mention[], { input }: Turn): Input | null {
  const [found] = findPattern(
    sentence,
    `(?:${LIFT}) (?:the |my |all |that |those |any )*(?:${LIMIT_WORDS})? ?(?:(?:on|of|for|to) )?(?:the |my )*(.*)`,
  );
  const rest = found?.groups[0];
  if (found?.from !== 0 || rest === undefined) return null;
  const isLimit = findPattern(sentence, LIMIT_WORDS).length > 0;
  const said = new Set(
    Object.entries(LIMITS).flatMap(([field, words]) =>
      new RegExp(`^(?:${words})$`).test(rest) ? [field] : [],
    ),
  );
  if (mentions.some((mention) => readingOf(mention, "time") !== null)) said.add("backBy");
  const fields = [...said].filter((field) => input[field] !== undefined);
  const all = Object.keys(LIMITS).filter((field) => input[field] !== undefined);
  if (all.length === 0 || (fields.length === 0 && !isLimit)) return null;
  const gone = fields.length > 0 ? fields : all;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !gone.includes(field)));
}

const NEW = "prospects?|new (?:business|accounts?|doors?|ones?|customers?)|cold calls?";
const OLD = "(?:existing )?customers?|existing(?: ones| accounts)?|regulars|old ones";

/** "More prospects", "fewer customers". */
function moreOf({ sentence }: Heard, { input }: Turn): Input | null {
  const is = (words: string): boolean => {
    const [found] = findPattern(
      sentence,
      `(?:a few |some |and |give me |rather )*(?:${words})(?: please| instead)?`,
    );
    return found?.from === 0 && found.to === sentence.tokens.length;
  };
  if (is(`more (?:${NEW})|(?:fewer|less) (?:${OLD})`)) return { ...input, focus: "new" };
  if (is(`more (?:${OLD})|(?:fewer|less) (?:${NEW})`)) return { ...input, focus: "existing" };
  return null;
}

/** "Nothing north of the river", "no chains this week", "only Marion": they join what was said before. */
function withKindsSaid(
  { sentence, situation }: Heard,
  mentions: readonly Mention[],
  { tool, input }: Turn,
): Input | null {
  const { avoid, only } = tool.slots;
  if (avoid === undefined || only === undefined) return null;
  const filled = fillSlots(sentence, { avoid, only }, mentions, situation.today);
  const isFirst =
    findPattern(
      sentence,
      `(?:and |also |but |please |ok |then )*(?:${avoid.before}|${only.before})`,
    )[0]?.from === 0;
  if (filled.size === 0 || !isFirst) return null;
  const joined = [...filled].map(([field, values]) => {
    const before: unknown = input[field];
    const said = values.map(({ value }) => value);
    return [field, [...new Set([...(Array.isArray(before) ? before : []), ...said])]];
  });
  return { ...input, ...Object.fromEntries(joined) };
}
