import type { Role } from "../../domain/model.ts";
import type { Tool } from "../../tools/tool.ts";
import { type Classifier, createClassifier } from "./classifier.ts";
import type { Directory } from "./directory.ts";
import { createEmbed, type Embed } from "./embedding.ts";
import { everydayWords } from "./everyday.ts";
import { type DirectoryIndex, extract, indexDirectory, type Reach } from "./extract.ts";
import { CLEAR, findIntent, type Intent, LEAST } from "./intent.ts";
import { mask } from "./mask.ts";
import type { Mention } from "./mention.ts";
import { readExamples } from "./read-examples.ts";
import { type ReadInput, readInput } from "./read-input.ts";
import * as refusals from "./refusals.ts";
import type { Situation, Understood } from "./result.ts";
import { readSentence, type Sentence, wordsOf } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";
import { unknownName } from "./unknown-names.ts";

export type Understanding = {
  /** Pure but for the loading of the model: the same words in the same situation always mean the same. */
  understand(text: string, situation: Situation): Promise<Understood>;
};

/** `cacheFolder` keeps what was computed from the examples: without it every start takes half a minute. */
export type UnderstandingParts = {
  readonly tools: readonly Tool[];
  readonly cacheFolder: string;
  readonly embed?: Embed;
};

type Parts = {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly classifier: Classifier;
  readonly everyday: ReadonlySet<string>;
  readonly indexes: WeakMap<Directory, DirectoryIndex>;
};

/** One sentence on its way: what is known of it. */
type Heard = {
  readonly parts: Parts;
  readonly sentence: Sentence;
  readonly situation: Situation;
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
    understand: (text, situation) => understand({ parts, sentence: readSentence(text), situation }),
  };
}

async function understand(heard: Heard): Promise<Understood> {
  const mentions = mentionsOf(heard, {});
  const intent = await intentOf(heard, mentions);
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

/** A name that is still open is looked for with more goodwill. */
function readWidely(heard: Heard, tool: Tool, mentions: readonly Mention[]): ReadInput {
  const { sentence, situation, parts } = heard;
  const read = (found: readonly Mention[]) =>
    readInput(tool, { sentence, mentions: found, situation, everyday: parts.everyday });
  const first = read(mentions);
  if (!isOpen(first)) return first;
  for (const reach of reachesFor(tool)) {
    const again = read(mentionsOf(heard, reach));
    if (!isOpen(again)) return again;
  }
  return first;
}

function isOpen({ refusal }: ReadInput): boolean {
  return refusal?.code === "missing" || refusal?.code === "not_found";
}

function reachesFor(tool: Tool): Reach[] {
  const slots = Object.values(tool.slots).filter((slot) => typesOf(slot).includes("account"));
  const reaches: Reach[] = [];
  if (slots.some((slot) => slot.isRequired)) reaches.push({ isEager: true });
  if (slots.some((slot) => slot.isEverywhere)) reaches.push({ isEverywhere: true });
  return reaches;
}

function mentionsOf({ parts, sentence, situation }: Heard, reach: Reach): Mention[] {
  const { directory, asker, today } = situation;
  const index = parts.indexes.get(directory) ?? indexDirectory(directory);
  parts.indexes.set(directory, index);
  return extract(sentence, { index, asker, today, everyday: parts.everyday, ...reach });
}

const RANK: Readonly<Record<Role, number>> = { rep: 0, manager: 1, admin: 2 };

function mayAsk(right: Role, { asker }: Situation): boolean {
  return RANK[asker.role] >= RANK[right];
}
