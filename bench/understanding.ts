import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { scoreAnswers } from "../src/assistant/understand/evaluate.ts";
import { tools } from "../src/tools/index.ts";
import { answerAll, readQuestions } from "../test/assistant/understand/ask-demo.ts";

/**
 * `npm run eval -- --questions FILE.jsonl [--json]`: how many single questions asked by the people of the demo company
 * are understood without a language model: right tool, right input, right refusal; and how long one takes. Questions for
 * tools that do not exist yet count as right when no tool runs.
 */
export async function runUnderstanding(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { questions: { type: "string", multiple: true }, json: { type: "boolean" } },
  });
  for (const file of values.questions ?? []) {
    const { failures, ...score } = await measure(readQuestions(pathToFileURL(file)));
    if (!values.json) for (const failure of failures) print(failure);
    print(JSON.stringify({ file, ...score, ...(values.json ? { failures } : {}) }));
  }
}

async function measure(all: ReturnType<typeof readQuestions>) {
  const known = new Set(tools.map(({ name }) => name));
  const questions = all.filter(({ tool }) => tool === null || known.has(tool));
  const later = all.filter(({ tool }) => tool !== null && !known.has(tool));
  await answerAll(questions.slice(0, 3)); // loads what is loaded once
  const began = performance.now();
  const score = scoreAnswers(questions, await answerAll(questions));
  const eachMs = Math.round((performance.now() - began) / Math.max(1, questions.length));
  const laterAnswers = await answerAll(later);
  const ranForLater = laterAnswers.filter(({ kind }) => kind === "call").length;
  return { ...score, eachMs, later: later.length, ranForLater };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
