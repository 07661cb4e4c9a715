import { buttons, type Card, note, type Part, text } from "../../cards/card.ts";
import type { Reply } from "../assistant.ts";
import { cardText } from "../card-text.ts";
import { refusalReply } from "../refusal-reply.ts";
import { proposal, type Showing } from "../run-several.ts";
import type { Heard } from "./answer.ts";
import { withoutWords } from "./fault-words.ts";

/** What shows the calls and results that an answer rests on. */
const SHOW_WORK = "show_work";

type Composing = Showing & {
  /** Keeps what the answer rests on; returns its id. */
  readonly keepWork: (looked: Heard["looked"]) => Promise<string>;
};

/** The reply that the model found; null: it found none. */
export async function composeReply(heard: Heard, composing: Composing): Promise<Reply | null> {
  const { looked, wishes, refusal, words } = heard;
  if (refusal !== null && (refusal.choices.length > 0 || looked.length + wishes.length === 0)) {
    const { input } = refusal;
    const tool = composing.tools.has(refusal.tool) ? refusal.tool : null;
    return refusalReply(refusal, { tool, input, by: "model" });
  }
  if (looked.length + wishes.length > 0) return withCards(heard, composing);
  return words === "" ? null : wordsAlone(words);
}

/** The tools' own cards, the words above the first, and what would be written below. */
async function withCards(heard: Heard, composing: Composing): Promise<Reply> {
  const { looked, wishes, fault } = heard;
  const remark = fault === null ? "" : withoutWords(fault.reason);
  const asked = wishes.length === 0 ? null : proposal(wishes, composing);
  const above = looked.length === 0 ? [] : [saidOf(heard), remark];
  return {
    ...callsOf(heard),
    text: [...above, asked?.text ?? ""].filter((part) => part !== "").join("\n\n"),
    cards: [...(await toldAbove(heard, remark, composing)), ...(asked?.cards ?? [])],
    by: "model",
    error: null,
  };
}

/** The model's words, or where none hold the tools' own. */
const saidOf = ({ words, looked }: Heard): string =>
  words === "" ? looked.map(({ card }) => cardText(card)).join("\n\n") : words;

function callsOf({ looked, wishes }: Heard): Pick<Reply, "tool" | "input" | "result" | "calls"> {
  const [first = NOTHING, ...more] = [
    ...looked.map(({ tool, input, result }) => ({ tool, input, result })),
    ...wishes.map((wish) => ({ ...wish, result: null })),
  ];
  return { ...first, ...(more.length === 0 ? {} : { calls: more }) };
}

const NOTHING = { tool: null, input: null, result: null };

async function toldAbove(
  { looked, words }: Heard,
  remark: string,
  { keepWork }: Composing,
): Promise<readonly Card[]> {
  const [first, ...others] = looked.map(({ card }) => card);
  if (first === undefined) return [];
  const input = { answer: await keepWork(looked) };
  const before: readonly Part[] = words === "" ? [] : [text(words)];
  const after = [
    ...(remark === "" ? [] : [note(remark)]),
    buttons({ label: "Show work", tool: SHOW_WORK, input }),
  ];
  return [{ ...first, parts: [...before, ...first.parts, ...after] }, ...others];
}

/** A card has a short title; the first sentence is one if it is short enough. */
const LONGEST_TITLE = 100;

function wordsAlone(words: string): Reply {
  const card: Card =
    words.length <= LONGEST_TITLE && !words.includes("\n")
      ? { title: words, parts: [] }
      : { title: "In short", parts: [text(words)] };
  return {
    tool: null,
    input: null,
    result: null,
    text: words,
    cards: [card],
    by: "model",
    error: null,
  };
}

/** A reply with a remark below it. */
export function withRemark(reply: Reply, remark: string): Reply {
  const [first, ...others] = reply.cards;
  return {
    ...reply,
    text: `${reply.text}\n${remark}`,
    cards: first ? [{ ...first, parts: [...first.parts, note(remark)] }, ...others] : [],
  };
}
