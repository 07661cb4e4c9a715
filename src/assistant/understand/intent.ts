import type { Tool } from "../../tools/tool.ts";
import type { Classifier, Ranked } from "./classifier.ts";
import type { Masked } from "./mask.ts";
import { ELSEWHERE } from "./read-examples.ts";

/** What a sentence asks for: a tool, a topic that no tool answers yet, or neither. */
export type Intent =
  | {
      readonly kind: "tool";
      readonly tool: Tool;
      readonly by: "phrases" | "examples";
      readonly isSure: boolean;
      /** Clear enough to ask for what is missing. */
      readonly isClear: boolean;
    }
  /** `isSure`: it is about something else, not only unclear. */
  | { readonly kind: "none"; readonly likely: readonly Tool[]; readonly isSure: boolean };

export type Bar = { readonly score: number; readonly lead: number };

/** Above this fit by words alone, and this far before the next, meaning need not be asked. */
export const SURE: Bar = { score: 0.62, lead: 0.35 };
/** Below this fit nothing is done. Low, because what is off-topic has examples of its own to fit better. */
export const LEAST: Bar = { score: 0.22, lead: 0.03 };
/** For sentences that were only understood with a guess at what is a name. */
export const CLEAR: Bar = { score: 0.45, lead: 0.15 };

/** Asks the words first, and their meaning only when they are not sure. */
export async function findIntent(
  classifier: Classifier,
  tools: ReadonlyMap<string, Tool>,
  masked: Masked,
  bar: Bar,
): Promise<Intent> {
  if (masked.words.length === 0) return { kind: "none", likely: [], isSure: true };
  const byWords = classifier.byWords(masked);
  if (reaches(byWords, SURE)) return toIntent(byWords, tools, "phrases", bar);
  return toIntent(await classifier.byMeaning(masked), tools, "examples", bar);
}

function toIntent(
  ranked: readonly Ranked[],
  tools: ReadonlyMap<string, Tool>,
  by: "phrases" | "examples",
  bar: Bar,
): Intent {
  const isSure = reaches(ranked, SURE);
  const [best] = ranked;
  if (best === undefined || best.name === ELSEWHERE || !reaches(ranked, bar)) {
    return {
      kind: "none",
      likely: likelyTools(ranked, tools),
      isSure: isSure && best?.name === ELSEWHERE,
    };
  }
  const tool = tools.get(best.name);
  if (tool === undefined) return { kind: "none", likely: [], isSure };
  return { kind: "tool", tool, by, isSure, isClear: reaches(ranked, CLEAR) };
}

function reaches(ranked: readonly Ranked[], bar: Bar): boolean {
  const [best, next] = ranked;
  if (best === undefined) return false;
  return best.score >= bar.score && best.score - (next?.score ?? 0) >= bar.lead;
}

/** Worth a button when it fits at least a little. */
const LIKELY = 0.12;

function likelyTools(ranked: readonly Ranked[], tools: ReadonlyMap<string, Tool>): Tool[] {
  return ranked.filter(({ score }) => score > LIKELY).flatMap(({ name }) => tools.get(name) ?? []);
}
