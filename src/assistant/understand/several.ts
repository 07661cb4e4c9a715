import { asPreviousTurn, type PreviousTurn } from "./follow-up.ts";
import type { Heard } from "./hear.ts";
import type { Intent } from "./intent.ts";
import type { Call, Understood } from "./result.ts";
import { findPattern, type Sentence, type Token } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";

/** One part of a sentence as it is understood for itself, and how sure that is. */
export type Part = { readonly understood: Understood; readonly intent: Intent };
export type ReadPart = (heard: Heard, previous: PreviousTurn | null) => Promise<Part>;

/** More wishes than that in one sentence are none of ours. */
const MOST_WISHES = 4;

/**
 * "Log that I met Hank's and replan my afternoon": several tools, one after the other. Only where every part is clear
 * and whole for itself, begins as a wish does, and asks for something that the part before it cannot take:
 * most of what stands behind an "and" belongs to the same wish.
 */
export async function readSeveral(
  heard: Heard,
  previous: PreviousTurn | null,
  read: ReadPart,
): Promise<Call | null> {
  if (boundaries(heard).length === 0) return null;
  const parts = await split(heard, previous, { read, most: MOST_WISHES });
  const [first, ...more] = parts?.map(({ call }) => call) ?? [];
  if (parts === null || first === undefined || more.length === 0) return null;
  // What one tool takes as a whole is one wish, unless each part is beyond doubt.
  const isSure = parts.every((wish) => wish.isSure);
  if (!isSure && (await takesAll(heard, previous, read, [first, ...more]))) return null;
  return { ...first, more };
}

const valuesOf = ({ input }: Call): readonly unknown[] => Object.values(input).flat();

async function takesAll(
  heard: Heard,
  previous: PreviousTurn | null,
  read: ReadPart,
  calls: readonly Call[],
): Promise<boolean> {
  const { understood } = await read(heard, previous);
  const taken = new Set(Object.values(understood.input).flat());
  const isTaken = (value: unknown) => taken.has(value) || typeof value === "object";
  return calls.map(valuesOf).every((values) => values.length > 0 && values.every(isTaken));
}

type Wish = { readonly call: Call; readonly isSure: boolean };

type Splitting = { readonly read: ReadPart; readonly most: number };

async function split(
  heard: Heard,
  previous: PreviousTurn | null,
  { read, most }: Splitting,
): Promise<readonly Wish[] | null> {
  if (most <= 1) return null;
  for (const { end, start } of boundaries(heard)) {
    const left = await wholeWish(part(heard, 0, end), previous, read);
    if (left === null) continue;
    const rest = part(heard, start, heard.sentence.tokens.length);
    const before = asPreviousTurn(left.call, []);
    const right =
      (await split(rest, before, { read, most: most - 1 })) ??
      asList(await wholeWish(rest, before, read));
    if (right?.every(({ call }) => isOther(left.call, call)) === true) return [left, ...right];
  }
  return null;
}

const asList = (wish: Wish | null): readonly Wish[] | null => (wish === null ? null : [wish]);

type Boundary = { readonly end: number; readonly start: number };

const LINKS = new Set([
  "and",
  "then",
  "also",
  "plus",
  "after",
  "that",
  "please",
  "next",
  "afterwards",
]);

/**
 * Where a new wish may begin: behind a link or the end of a sentence, with a word that wishes begin with. A comma alone
 * counts only in a list of wishes: most commas add to the wish before them.
 */
function boundaries({ sentence: { tokens }, parts }: Heard): Boundary[] {
  const found: (Boundary & { readonly isHard: boolean })[] = [];
  for (let at = 1; at < tokens.length - 1; at++) {
    const links = linksAt(tokens, at);
    const start = at + links.length;
    const isHard = links.some((text) => HARD.test(text));
    const isWish = parts.openers.has(tokens[start]?.text ?? "");
    if (isWish && (isHard || links.includes(","))) found.push({ end: at, start, isHard });
    at = Math.max(at, start - 1);
  }
  const last = found.findLastIndex(({ isHard }) => isHard);
  return found.slice(0, last + 1);
}

/** The words and breaks from a place on that only link what stands before and behind them. */
function linksAt(tokens: readonly Token[], at: number): readonly string[] {
  const rest = tokens.slice(at);
  const end = rest.findIndex(({ text, isBreak }) => !isBreak && !LINKS.has(text));
  return rest.slice(0, end < 0 ? rest.length : end).map(({ text }) => text);
}

const HARD = /^(?:and|then|plus|[.;?!])$/;

function part(heard: Heard, from: number, to: number): Heard {
  const tokens = heard.sentence.tokens.slice(from, to);
  const plain = tokens.map(({ text }) => text).join(" ");
  const sentence: Sentence = { original: heard.sentence.original, tokens, plain };
  return { ...heard, sentence };
}

/** Null: not clear, or something is missing. */
async function wholeWish(
  heard: Heard,
  previous: PreviousTurn | null,
  read: ReadPart,
): Promise<Wish | null> {
  if (heard.sentence.tokens.length < FEWEST_WORDS) return null;
  const { understood, intent } = await read(heard, previous);
  if (understood.kind !== "call" || intent.kind !== "tool") return null;
  const isClear = intent.isClear && intent.tool.name === understood.tool;
  if (!isClear || understood.tool === "help") return null;
  if (!intent.isSure && Object.keys(understood.input).length === 0) return null;
  return { call: withPlaceBefore(heard, understood, intent, previous), isSure: intent.isSure };
}

/** "And who else is near there?" */
function withPlaceBefore(
  { sentence }: Heard,
  call: Call,
  { tool }: Extract<Intent, { kind: "tool" }>,
  previous: PreviousTurn | null,
): Call {
  const account = previous?.input["account"];
  if (typeof account !== "string" || findPattern(sentence, "there|them|it").length === 0)
    return call;
  const open = Object.entries(tool.slots).find(
    ([field, slot]) =>
      typesOf(slot).includes("account") &&
      slot.needsCue !== true &&
      slot.isList !== true &&
      call.input[field] === undefined,
  );
  return open === undefined ? call : { ...call, input: { ...call.input, [open[0]]: account } };
}

/** One word is no wish beside another. */
const FEWEST_WORDS = 2;

/** What one plan takes as a whole: parts of it are no wishes of their own. */
const PLANS: ReadonlySet<string> = new Set(["plan_day", "replan_day", "plan_week"]);

function isOther(left: Call, right: Call): boolean {
  if (PLANS.has(left.tool) && PLANS.has(right.tool)) return false;
  if (left.tool !== right.tool) return true;
  return ONE_EACH.some((field) => {
    const [one, other] = [left.input[field], right.input[field]];
    return typeof one === "string" && typeof other === "string" && one !== other;
  });
}

/** Fields that take one value: another one is another wish. */
const ONE_EACH: readonly string[] = ["account", "lead"];
