// oxlint-disable no-console -- a bench prints its result
import { pathToFileURL } from "node:url";
import { scoreAnswers } from "../src/assistant/understand/evaluate.ts";
import { tools } from "../src/tools/index.ts";
import { answerAll, readQuestions } from "../test/assistant/understand/ask-demo.ts";

/** `node bench/understanding.ts FILE.jsonl...`: how many questions of the demo company are understood, without a language model. */
const known = new Set<string | null>(tools.map(({ name }) => name));

for (const file of process.argv.slice(2)) {
  const all = readQuestions(pathToFileURL(file));
  const questions = all.filter(({ tool }) => tool === null || known.has(tool));
  const startedAt = performance.now();
  await answerAll(questions.slice(0, 3));
  const readyAt = performance.now();
  const { failures, ...score } = scoreAnswers(questions, await answerAll(questions));
  const eachMs = (performance.now() - readyAt) / questions.length;
  for (const failure of failures) console.log(failure);
  console.log(
    file,
    JSON.stringify({
      ...score,
      startMs: Math.round(readyAt - startedAt),
      eachMs: Math.round(eachMs),
    }),
  );
  const later = all.filter(({ tool }) => tool !== null && !known.has(tool));
  const laterAnswers = await answerAll(later);
  for (const [at, answer] of laterAnswers.entries()) {
    if (answer.kind === "call") console.log("RAN for a later tool:", later[at]?.q, answer.tool);
  }
}
