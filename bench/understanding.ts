import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { scoreAnswers } from "../src/assistant/understand/evaluate.ts";
import { readExamples, readTranslatedExamples } from "../src/assistant/understand/read-examples.ts";
import type { Understood } from "../src/assistant/understand/result.ts";
import { tools } from "../src/tools/index.ts";
import {
  type AskedQuestion,
  answerAll,
  readQuestions,
} from "../test/assistant/understand/ask-demo.ts";
import { ablate, calibrate } from "./understanding-calibration.ts";
import { openFolds } from "./understanding-folds.ts";
import { type ModelRun, openModelRun } from "./understanding-model.ts";

/**
 * `npm run eval -- --questions FILE.jsonl [--json]`: how many single questions asked by the people of the demo company
 * are understood without a language model: right tool, right input, right refusal, wrong answers, and how long one takes.
 * Questions for tools that do not exist yet count as right when no tool runs.
 * `--model`: with the language model of the settings, and what it used; asks it for real.
 * `--calibrate`: how often a score is right, and the bars that follow. `--ablate`: without half of a tool's examples.
 */
export async function runUnderstanding(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      questions: { type: "string", multiple: true },
      json: { type: "boolean" },
      calibrate: { type: "boolean" },
      ablate: { type: "boolean" },
      model: { type: "boolean" },
    },
  });
  await measureFiles(values.questions ?? [], values);
  if (!values.calibrate && !values.ablate) return;
  const examples = [...readExamples(tools), ...readTranslatedExamples(tools)];
  const folds = await openFolds(examples);
  if (values.calibrate) calibrate(examples, folds);
  if (values.ablate) ablate(examples, folds);
}

type Options = { readonly json?: boolean; readonly model?: boolean };

async function measureFiles(
  files: readonly string[],
  { json, model: hasModel }: Options,
): Promise<void> {
  const model = hasModel ? await openModelRun() : null;
  for (const file of files) {
    const { failures, ...score } = await measure(readQuestions(pathToFileURL(file)), model);
    const used = await model?.used();
    tell({ file, ...score, ...used }, failures, json === true);
  }
  await model?.close();
}

/** One JSON object a file; what failed is in it, or a line each before it. */
function tell(score: object, failures: readonly string[], isJson: boolean): void {
  if (!isJson) for (const failure of failures) print(failure);
  print(JSON.stringify(isJson ? { ...score, failures } : score));
}

async function measure(all: readonly AskedQuestion[], model: ModelRun | null) {
  const answerEach = async (some: readonly AskedQuestion[]): Promise<Understood[]> => {
    if (model === null) return answerAll(some);
    const answers: Understood[] = [];
    for (const question of some) answers.push(await model.answer(question));
    return answers;
  };
  const known = new Set(tools.map(({ name }) => name));
  const questions = all.filter(({ tool }) => tool === null || known.has(tool));
  const later = all.filter(({ tool }) => tool !== null && !known.has(tool));
  await answerAll(questions.slice(0, 3)); // Loads what is loaded once
  const took: number[] = [];
  const answers = [];
  for (const question of questions) {
    const began = performance.now();
    answers.push(...(await answerEach([question])));
    took.push(performance.now() - began);
  }
  const score = scoreAnswers(questions, answers);
  const laterAnswers = await answerEach(later);
  const ranForLater = laterAnswers.filter(({ kind }) => kind === "call").length;
  return { ...score, ...shares(score), ...times(took), later: later.length, ranForLater };
}

type Score = ReturnType<typeof scoreAnswers>;

/** Of what has an answer, and of what has none. */
function shares({ questions, rightTool, rightInput, refusals, ranAnyway }: Score) {
  return {
    toolShare: rounded(rightTool / Math.max(1, questions)),
    inputShare: rounded(rightInput / Math.max(1, questions)),
    wrongAnswerShare: rounded(ranAnyway / Math.max(1, refusals)),
  };
}

function times(took: readonly number[]) {
  const sorted = took.toSorted((left, right) => left - right);
  const at = (share: number) => Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

const rounded = (share: number): number => Math.round(1000 * share) / 1000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
