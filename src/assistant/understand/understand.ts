import type { Tool } from "../../tools/tool.ts";
import { createClassifier } from "./classifier.ts";
import { continueTurn } from "./continue-turn.ts";
import { createEmbed, type Embed } from "./embedding.ts";
import { everydayWords } from "./everyday.ts";
import { type PreviousTurn, pointerMention } from "./follow-up.ts";
import { type Heard, mayAsk, mentionsOf, type Parts, readWidely } from "./hear.ts";
import { CLEAR, findIntent, type Intent, LEAST } from "./intent.ts";
import { mask } from "./mask.ts";
import type { Mention } from "./mention.ts";
import { readExamples } from "./read-examples.ts";
import * as refusals from "./refusals.ts";
import type { Situation, Understood } from "./result.ts";
import { readSentence, wordsOf } from "./sentence.ts";
import { unknownName } from "./unknown-names.ts";

export type Understanding = {
  /** The same words in the same situation, after the same turn, always mean the same. Without a thread, `previous` is null. */
  understand(
    text: string,
    situation: Situation,
    previous?: PreviousTurn | null,
  ): Promise<Understood>;
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
  const examples = readExamples(tools);
  const parts: Parts = {
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    classifier: await createClassifier(examples, embed ?? createEmbed(), cacheFolder),
    everyday: everydayWords(examples.map(({ masked }) => masked.words)),
    indexes: new WeakMap(),
  };
  return {
    understand: (text, situation, previous) =>
      understand({ parts, sentence: readSentence(text), situation }, previous ?? null),
  };
}

async function understand(heard: Heard, previous: PreviousTurn | null): Promise<Understood> {
  const plain = mentionsOf(heard, {});
  const { mentions, intent } = await withPointer(
    heard,
    plain,
    await intentOf(heard, plain),
    previous,
  );
  const continued = previous === null ? null : continueTurn(heard, intent, mentions, previous);
  if (continued !== null) return continued;
  switch (intent.kind) {
    case "tool":
      return complete(heard, intent, mentions);
    case "topic":
      return mayAsk(intent.topic.right, heard.situation)
        ? refusals.cannotYet(intent.topic.can)
        : refusals.needsRole(intent.topic.tool, intent.topic.can, intent.topic.right);
    case "none":
      return refusals.didYouMean(intent.likely);
  }
}

type Reading = { readonly mentions: readonly Mention[]; readonly intent: Intent };

/** "What else should I know about them?" is clear once "them" is a name. */
async function withPointer(
  heard: Heard,
  mentions: readonly Mention[],
  intent: Intent,
  previous: PreviousTurn | null,
): Promise<Reading> {
  const { sentence, situation } = heard;
  if (previous === null || (intent.kind !== "none" && intent.isSure)) return { mentions, intent };
  const pointer = pointerMention(sentence, mentions, previous, situation.directory);
  if (pointer === null) return { mentions, intent };
  const pointed = [...mentions, pointer].toSorted((left, right) => left.from - right.from);
  const again = await intentOf(heard, pointed);
  const isBetter =
    again.kind === "tool" &&
    (again.tool.slots["account"] ?? again.tool.slots["lead"]) !== undefined &&
    again.isClear;
  return isBetter ? { mentions: pointed, intent: again } : { mentions, intent };
}

/** A sentence that nothing fits is read once more with a guess at which words are a name. */
async function intentOf(heard: Heard, mentions: readonly Mention[]): Promise<Intent> {
  const { classifier, tools } = heard.parts;
  const { sentence, situation } = heard;
  const first = await findIntent(
    classifier,
    tools,
    mask(sentence, mentions, situation.today),
    LEAST,
  );
  if (first.kind !== "none") return first;
  const guessed = withGuesses(heard, mentions);
  if (guessed.length === mentions.length) return first;
  const second = await findIntent(
    classifier,
    tools,
    mask(sentence, guessed, situation.today),
    CLEAR,
  );
  return second.kind === "none" ? first : second;
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
  const { input, refusal } = readWidely(heard, tool, mentions);
  if (refusal?.code === "missing" && !isClear) return refusals.didYouMean([tool]);
  return refusal ?? { kind: "call", tool: tool.name, input, by, isSure };
}
