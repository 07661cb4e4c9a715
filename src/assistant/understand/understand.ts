import type { Tool } from "../../tools/tool.ts";
import { type Classifier, createClassifier, type Ranked } from "./classifier.ts";
import type { Directory } from "./directory.ts";
import { elsewhere } from "./elsewhere/index.ts";
import { createEmbed, type Embed } from "./embedding.ts";
import { everydayWords } from "./everyday.ts";
import { type DirectoryIndex, extract, indexDirectory } from "./extract.ts";
import { mask } from "./mask.ts";
import type { Mention } from "./mention.ts";
import { ELSEWHERE, readExamples } from "./read-examples.ts";
import { readInput } from "./read-input.ts";
import * as refusals from "./refusals.ts";
import type { Refusal, Situation, Understood } from "./result.ts";
import { readSentence, type Sentence } from "./sentence.ts";

export type Understanding = {
  understand(text: string, situation: Situation): Promise<Understood>;
};

/** `cacheFolder` keeps what was computed from the examples: without it the first start takes a minute. */
export type UnderstandingParts = {
  readonly tools: readonly Tool[];
  readonly cacheFolder: string;
  readonly embed?: Embed;
};

/** Above this fit by words alone, and this far before the next, meaning need not be asked. */
const SURE = { score: 0.62, lead: 0.35 };
/** Below this fit nothing is done. */
const LEAST = { score: 0.3, lead: 0.06 };

type Parts = {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly classifier: Classifier;
  readonly everyday: ReadonlySet<string>;
  indexOf(directory: Directory): DirectoryIndex;
};

/** Prepares words-to-tool understanding without a language model. Nothing is loaded or computed before this is called. */
export async function createUnderstanding({
  tools,
  cacheFolder,
  embed,
}: UnderstandingParts): Promise<Understanding> {
  const examples = readExamples(tools);
  const classifier = await createClassifier(examples, embed ?? createEmbed(), cacheFolder);
  const indexes = new WeakMap<Directory, DirectoryIndex>();
  const parts: Parts = {
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    classifier,
    everyday: everydayWords(examples.map(({ masked }) => masked.words)),
    indexOf: (directory) => {
      const known = indexes.get(directory) ?? indexDirectory(directory);
      indexes.set(directory, known);
      return known;
    },
  };
  return { understand: (text, situation) => understand(parts, text, situation) };
}

async function understand(parts: Parts, text: string, situation: Situation): Promise<Understood> {
  const sentence = readSentence(text);
  const mentions = mentionsIn(parts, sentence, situation, false);
  const choice = await chooseTool(parts, sentence, mentions, situation);
  if ("code" in choice) return choice;
  const { tool, by, isSure } = choice;
  if (!mayAsk(tool.right, situation)) return refusals.needsRole(tool.name, tool.title, tool.right);
  const needsAll = Object.values(tool.slots).some((slot) => slot.isEverywhere === true);
  const all =
    needsAll && !hasAccount(mentions) ? mentionsIn(parts, sentence, situation, true) : mentions;
  const context = { sentence, mentions: all, situation, everyday: parts.everyday };
  const { input, refusal } = readInput(tool, context);
  return refusal ?? { kind: "call", tool: tool.name, input, by, isSure };
}

function mentionsIn(
  { everyday, indexOf }: Parts,
  sentence: Sentence,
  { directory, asker, today }: Situation,
  isEverywhere: boolean,
): Mention[] {
  return extract(sentence, { index: indexOf(directory), asker, today, everyday, isEverywhere });
}

function hasAccount(mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ readings: [first] }) => first?.type === "account" && first.ids.length > 0,
  );
}

type Chosen = {
  readonly tool: Tool;
  readonly by: "phrases" | "examples";
  readonly isSure: boolean;
};

async function chooseTool(
  parts: Parts,
  sentence: Sentence,
  mentions: readonly Mention[],
  situation: Situation,
): Promise<Chosen | Refusal> {
  const masked = mask(sentence, mentions, situation.today);
  if (masked.words.length === 0) return refusals.didYouMean([]);
  const byWords = parts.classifier.byWords(masked);
  if (isAhead(byWords, SURE)) return settle(parts, byWords, "phrases", situation);
  return settle(parts, await parts.classifier.byMeaning(masked), "examples", situation);
}

function settle(
  parts: Parts,
  ranked: readonly Ranked[],
  by: "phrases" | "examples",
  situation: Situation,
): Chosen | Refusal {
  const [best] = ranked;
  if (best === undefined || !isAhead(ranked, LEAST) || best.name === ELSEWHERE) {
    return refusals.didYouMean(likelyTools(parts, ranked));
  }
  const tool = parts.tools.get(best.name);
  if (tool !== undefined) return { tool, by, isSure: by === "phrases" || isAhead(ranked, SURE) };
  const topic = elsewhere.topics.find((candidate) => candidate.tool === best.name);
  if (topic === undefined) return refusals.didYouMean([]);
  if (!mayAsk(topic.right, situation))
    return refusals.needsRole(topic.tool, topic.can, topic.right);
  return refusals.cannotYet(topic.can);
}

/** Worth a button when it fits at least a little. */
const LIKELY = 0.12;

function likelyTools({ tools }: Parts, ranked: readonly Ranked[]): Tool[] {
  return ranked.filter(({ score }) => score > LIKELY).flatMap(({ name }) => tools.get(name) ?? []);
}

function isAhead(
  ranked: readonly Ranked[],
  than: { readonly score: number; readonly lead: number },
): boolean {
  const [best, next] = ranked;
  return (
    best !== undefined && best.score >= than.score && best.score - (next?.score ?? 0) >= than.lead
  );
}

const RANK = { rep: 0, manager: 1, admin: 2 } as const;

function mayAsk(right: keyof typeof RANK, { asker }: Situation): boolean {
  return RANK[asker.role] >= RANK[right];
}
