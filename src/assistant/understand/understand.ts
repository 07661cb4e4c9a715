import type { Tool } from "../../tools/tool.ts";
import { createClassifier } from "./classifier.ts";
import { continueTurn } from "./continue-turn.ts";
import { createEmbed, type Embed } from "./embedding.ts";
import { everydayWords } from "./everyday.ts";
import { type PreviousTurn, pointerMention } from "./follow-up.ts";
import { type Heard, hear, mayAsk, mentionsOf, type Parts, readWidely } from "./hear.ts";
import { type Bar, CLEAR, findIntent, type Intent, LEAST } from "./intent.ts";
import { mask } from "./mask.ts";
import type { Mention } from "./mention.ts";
import { openersOf, readExamples, readTranslatedExamples } from "./read-examples.ts";
import * as refusals from "./refusals.ts";
import { type Resolved, resolveInput } from "./resolve-input.ts";
import type { Input, Situation, Understood } from "./result.ts";
import { wordsOf } from "./sentence.ts";
import { type Part, readSeveral } from "./several.ts";
import { bareWish } from "./stand-ins.ts";
import { withStopsMeant } from "./stops-meant.ts";
import { unknownName } from "./unknown-names.ts";

export type Understanding = {
  /** The same words in the same situation, after the same turn, always mean the same. Without a thread, `previous` is null. */
  understand(
    text: string,
    situation: Situation,
    previous?: PreviousTurn | null,
  ): Promise<Understood>;
  /** Names in an input of a tool that did not come from a sentence of the person. */
  resolve(tool: Tool, input: Input, situation: Situation): Promise<Resolved>;
};

/** `cacheFolder` keeps what was computed from the examples: without it every start takes half a minute. */
export type UnderstandingParts = {
  readonly tools: readonly Tool[];
  readonly cacheFolder: string;
  readonly embed?: Embed;
};

/** Prepares the way from words to a tool without a language model. Keep the result: a directory is indexed once for each. */
export async function createUnderstanding({
  tools,
  cacheFolder,
  embed,
}: UnderstandingParts): Promise<Understanding> {
  const english = readExamples(tools);
  const examples = [...english, ...readTranslatedExamples(tools)];
  const parts: Parts = {
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    classifier: await createClassifier(examples, embed ?? createEmbed(), cacheFolder),
    everyday: everydayWords(english.map(({ masked }) => masked.words)),
    openers: openersOf(english),
    indexes: new WeakMap(),
  };
  return {
    async understand(text, situation, previous) {
      const heard = hear(parts, text, situation);
      const several = await readSeveral(heard, previous ?? null, understandOne);
      return several ?? (await understandOne(heard, previous ?? null)).understood;
    },
    resolve: async (tool, input, situation) => resolveInput(parts, tool, input, situation),
  };
}

async function understandOne(heard: Heard, previous: PreviousTurn | null): Promise<Part> {
  const { mentions, intent, isGuess = false } = await readingOf(heard, previous);
  const continued = previous === null ? null : continueTurn(heard, intent, mentions, previous);
  const understood = continued ?? asked(heard, intent, mentions);
  const isDoubtful = isGuess && understood.kind === "refusal";
  return { understood: isDoubtful ? { ...understood, isSure: false } : understood, intent };
}

/** As it stands; with what it points at; with a guess at what is a name: the first that tells a tool. */
async function readingOf(heard: Heard, previous: PreviousTurn | null): Promise<Reading> {
  const mentions = withStopsMeant(heard.sentence, previous, mentionsOf(heard, {}));
  const plain = { mentions, intent: await intentOf(heard, mentions) };
  const pointed = await withPointer(heard, plain, previous);
  const unnamed = await withoutName(heard, pointed);
  if (unnamed.intent.kind !== "none") return unnamed;
  return { mentions, intent: await guessedIntent(heard, plain), isGuess: true };
}

function asked(heard: Heard, intent: Intent, mentions: readonly Mention[]): Understood {
  switch (intent.kind) {
    case "tool":
      return complete(heard, intent, mentions);
    case "none":
      return refusals.didYouMean(intent.likely);
  }
}

type Reading = {
  readonly mentions: readonly Mention[];
  readonly intent: Intent;
  /** Words that nobody knows were taken for a name. */
  readonly isGuess?: boolean;
};

/** "What else should I know about them?" is clear once "them" is a name. */
async function withPointer(
  heard: Heard,
  plain: Reading,
  previous: PreviousTurn | null,
): Promise<Reading> {
  const { sentence, situation } = heard;
  const { mentions, intent } = plain;
  if (previous === null || (intent.kind !== "none" && intent.isSure)) return plain;
  const pointer = pointerMention(sentence, mentions, previous, situation.directory);
  if (pointer === null) return plain;
  const pointed = [...mentions, pointer].toSorted((left, right) => left.from - right.from);
  const again = await intentOf(heard, pointed);
  const isBetter =
    again.kind === "tool" &&
    (again.tool.slots["account"] ?? again.tool.slots["lead"]) !== undefined &&
    again.isClear;
  return isBetter ? { mentions: pointed, intent: again } : plain;
}

/** "I'd like to put an account to sleep": clear but for the name, which is asked for. */
async function withoutName(heard: Heard, plain: Reading): Promise<Reading> {
  const { mentions, intent } = plain;
  if (intent.kind === "tool" ? intent.isClear : intent.isSure) return plain;
  const wish = bareWish(heard.sentence, mentions);
  if (wish === null) return plain;
  const again = await intentOf({ ...heard, sentence: wish.sentence }, wish.mentions, CLEAR);
  if (again.kind === "none" || !mayAsk(again.tool.right, heard.situation)) return plain;
  const { refusal } = readWidely(heard, again.tool, mentions);
  return refusal?.code === "missing" ? { mentions, intent: again } : plain;
}

const intentOf = (
  { parts: { classifier, tools }, sentence, situation: { today } }: Heard,
  mentions: readonly Mention[],
  bar: Bar = LEAST,
): Promise<Intent> => findIntent(classifier, tools, mask(sentence, mentions, today), bar);

/** A sentence that nothing fits is read once more with a guess at which words are a name. */
async function guessedIntent(heard: Heard, { mentions, intent }: Reading): Promise<Intent> {
  const guessed = withGuesses(heard, mentions);
  if (guessed.length === mentions.length) return intent;
  const second = await intentOf(heard, guessed, CLEAR);
  return second.kind === "none" ? intent : second;
}

function withGuesses(heard: Heard, mentions: readonly Mention[]): readonly Mention[] {
  const eager = mentionsOf(heard, { isEager: true });
  const unknown = unknownName(heard.sentence, eager, heard.parts.everyday, false);
  if (unknown === null) return eager.length > mentions.length ? eager : mentions;
  const words = wordsOf(heard.sentence, unknown);
  const guess: Mention = { ...unknown, readings: [{ type: "account", ids: [], words }] };
  return [...eager.filter(({ to, from }) => to <= guess.from || from >= guess.to), guess];
}

/** Reads the tool's input. Half understood words without the name that is needed are not understood. */
function complete(
  heard: Heard,
  { tool, by, isSure, isClear }: Extract<Intent, { kind: "tool" }>,
  mentions: readonly Mention[],
): Understood {
  if (!mayAsk(tool.right, heard.situation)) {
    return refusals.needsRole(tool.name, tool.title, tool.right);
  }
  const { input, refusal, unheard } = readWidely(heard, tool, mentions);
  if (refusal?.code === "missing" && !isClear) return refusals.didYouMean([tool]);
  if (refusal !== null) return { ...refusal, isSure };
  return { kind: "call", tool: tool.name, input, by, isSure, unheard };
}
