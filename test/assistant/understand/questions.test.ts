import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreAnswers } from "../../../src/assistant/understand/evaluate.ts";
import { tools } from "../../../src/tools/index.ts";
import { answerAll, readQuestions } from "./ask-demo.ts";

const known = new Set<string | null>(tools.map(({ name }) => name));

/** What misses the targets, with the questions that failed. */
async function shortfall(file: URL): Promise<string[]> {
  const questions = readQuestions(file).filter(({ tool }) => tool === null || known.has(tool));
  const score = scoreAnswers(questions, await answerAll(questions));
  const isMet =
    score.questions > 0 &&
    score.rightTool >= 0.97 * score.questions &&
    score.rightInput >= 0.92 * score.questions &&
    score.ranAnyway === 0;
  return isMet
    ? []
    : [JSON.stringify({ ...score, failures: score.failures.length }), ...score.failures];
}

describe("questions of the demo company", () => {
  test.each(["tuning", "held-out", "fresh", "unseen", "last"])(
    "%s: nearly all are understood",
    async (name) => {
      expect(await shortfall(new URL(`${name}.jsonl`, import.meta.url))).toEqual([]);
    },
  );

  // The shared files lie beside the repository, where there are any.
  const shared = ["public", "names", "languages"]
    .map((name) => new URL(`../../../../shared/questions/${name}.jsonl`, import.meta.url))
    .filter((file) => existsSync(file));
  test.runIf(shared.length > 0)("the shared ones reach the targets", async () => {
    for (const file of shared) expect(await shortfall(file)).toEqual([]);
  });
});
