import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreAnswers } from "../../../src/assistant/understand/evaluate.ts";
import { tools } from "../../../src/tools/index.ts";
import { answerAll, readQuestions } from "./ask-demo.ts";

const known = new Set<string | null>(tools.map(({ name }) => name));

async function measure(file: URL) {
  const questions = readQuestions(file).filter(({ tool }) => tool === null || known.has(tool));
  return scoreAnswers(questions, await answerAll(questions));
}

describe("questions of the demo company", () => {
  test.each(["tuning", "held-out", "fresh"])("%s: nearly all are understood", async (name) => {
    const score = await measure(new URL(`${name}.jsonl`, import.meta.url));

    expect(score.rightTool / score.questions, score.failures.join("\n")).toBeGreaterThanOrEqual(
      0.97,
    );
    expect(score.rightInput / score.questions, score.failures.join("\n")).toBeGreaterThanOrEqual(
      0.92,
    );
    expect(score.ranAnyway, score.failures.join("\n")).toBe(0);
  });

  // The shared files lie beside the repository, where there are any.
  const shared = ["public", "names"]
    .map((name) => new URL(`../../../../shared/questions/${name}.jsonl`, import.meta.url))
    .filter((file) => existsSync(file));
  test.runIf(shared.length > 0)("the shared ones reach the targets", async () => {
    for (const file of shared) {
      const score = await measure(file);

      expect(score.rightTool / score.questions, score.failures.join("\n")).toBeGreaterThanOrEqual(
        0.97,
      );
      expect(score.rightInput / score.questions, score.failures.join("\n")).toBeGreaterThanOrEqual(
        0.92,
      );
      expect(score.ranAnyway, score.failures.join("\n")).toBe(0);
    }
  });
});
