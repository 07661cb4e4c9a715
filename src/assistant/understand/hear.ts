import type { Role } from "../../domain/model.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Classifier } from "./classifier.ts";
import type { Directory } from "./directory.ts";
import { type DirectoryIndex, extract, indexDirectory, type Reach } from "./extract.ts";
import { withoutFillers } from "./fillers.ts";
import { findForeign, inEnglish } from "./languages/read-foreign.ts";
import type { Mention } from "./mention.ts";
import { type ReadInput, readInput } from "./read-input.ts";
import type { Situation } from "./result.ts";
import { readSentence, type Sentence } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";
import { withoutTakenBack } from "./taken-back.ts";

/** What is prepared once. */
export type Parts = {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly classifier: Classifier;
  readonly everyday: ReadonlySet<string>;
  /** The words with which wishes begin. */
  readonly openers: ReadonlySet<string>;
  readonly indexes: WeakMap<Directory, DirectoryIndex>;
};

/** One sentence on its way: what is known of it. */
export type Heard = {
  readonly parts: Parts;
  readonly sentence: Sentence;
  readonly situation: Situation;
};

/** The words as a sentence in English, in whatever language they were said. */
export function hear(parts: Parts, words: string, situation: Situation): Heard {
  const text = withoutFillers(words);
  const heard: Heard = { parts, sentence: readSentence(text), situation };
  const foreign = findForeign(text, parts.everyday);
  if (foreign === null) return heard;
  const everyday = new Set([...parts.everyday, ...foreign.known]);
  const plain: Heard = { ...heard, parts: { ...parts, everyday }, sentence: foreign.sentence };
  const { sentence, unknown } = inEnglish(foreign, mentionsOf(plain, {}));
  return {
    parts: { ...parts, everyday: new Set([...parts.everyday, ...unknown]) },
    sentence,
    situation,
  };
}

/** A name that is still open is looked for with more goodwill. */
export function readWidely(heard: Heard, tool: Tool, mentions: readonly Mention[]): ReadInput {
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

export function mentionsOf({ parts, sentence, situation }: Heard, reach: Reach): Mention[] {
  const { directory, asker, today } = situation;
  const index = parts.indexes.get(directory) ?? indexDirectory(directory);
  parts.indexes.set(directory, index);
  const scope = { index, asker, today, everyday: parts.everyday, ...reach };
  return withoutTakenBack(sentence, extract(sentence, scope));
}

const RANK: Readonly<Record<Role, number>> = { rep: 0, manager: 1, admin: 2 };

export function mayAsk(right: Role, { asker }: Situation): boolean {
  return RANK[asker.role] >= RANK[right];
}
