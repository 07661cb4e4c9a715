import { asInput } from "../../tools/slots.ts";
import type { Understood } from "./result.ts";

/** One question with what is meant: a tool and the input that the words state, or a refusal. */
export type Question = {
  readonly id: string;
  readonly q: string;
  readonly tool: string | null;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly accept?: readonly {
    readonly tool: string;
    readonly input?: Readonly<Record<string, unknown>>;
  }[];
  readonly error?: string;
};

export type Score = {
  readonly questions: number;
  readonly rightTool: number;
  readonly rightInput: number;
  readonly refusals: number;
  readonly rightCode: number;
  /** Questions without an answer for which a tool would have run. */
  readonly ranAnyway: number;
  readonly failures: readonly string[];
};

/** Counts right tools, right inputs and right refusals. */
export function scoreAnswers(
  questions: readonly Question[],
  answers: readonly Understood[],
): Score {
  const score = {
    questions: 0,
    rightTool: 0,
    rightInput: 0,
    refusals: 0,
    rightCode: 0,
    ranAnyway: 0,
  };
  const failures: string[] = [];
  for (const [at, question] of questions.entries()) {
    const answer = answers[at];
    if (answer === undefined) continue;
    const isRight =
      question.tool === null
        ? scoreRefusal(score, question, answer)
        : scoreCall(score, question, answer);
    if (!isRight) failures.push(describe(question, answer));
  }
  return { ...score, failures };
}

type Counts = { -readonly [Key in keyof Omit<Score, "failures">]: Score[Key] };

function scoreRefusal(score: Counts, question: Question, answer: Understood): boolean {
  score.refusals++;
  const isHelp = answer.kind === "call" && answer.tool === "help";
  if (answer.kind === "call" && !isHelp) score.ranAnyway++;
  const isRight = isHelp
    ? question.error === "not_understood"
    : answer.kind === "refusal" && answer.code === question.error;
  if (isRight) score.rightCode++;
  return isRight;
}

function scoreCall(score: Counts, question: Question, answer: Understood): boolean {
  score.questions++;
  const readings = [
    { tool: question.tool, input: question.input ?? {} },
    ...(question.accept ?? []),
  ];
  if (readings.some(({ tool }) => tool === answer.tool)) score.rightTool++;
  const isRight =
    answer.kind === "call" &&
    readings.some(
      ({ tool, input }) => tool === answer.tool && holds(input ?? {}, asInput(answer.input)),
    );
  if (isRight) score.rightInput++;
  return isRight;
}

/** Every listed value is there; lists are sets, text is compared without regard to case, `{"~": words}` means "contains". */
function holds(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    const list: unknown[] = Array.isArray(actual) ? actual : [actual];
    return (
      list.length === expected.length &&
      expected.every((value) => list.some((other) => holds(value, other)))
    );
  }
  if (isRecord(expected)) {
    if ("~" in expected) return lower(actual).includes(lower(expected["~"]));
    return (
      isRecord(actual) &&
      Object.entries(expected).every(([key, value]) => holds(value, actual[key]))
    );
  }
  if (Array.isArray(actual)) return actual.length === 1 && holds(expected, actual[0]);
  return typeof expected === "string" ? lower(expected) === lower(actual) : expected === actual;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lower(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

function describe(question: Question, answer: Understood): string {
  const got = answer.kind === "call" ? answer.tool : `${answer.code} (${answer.tool ?? "-"})`;
  const wanted = question.tool ?? question.error ?? "";
  return [
    question.id,
    question.q,
    `got ${got} ${JSON.stringify(answer.input)}`,
    `want ${wanted} ${JSON.stringify(question.input ?? {})}`,
  ].join(" | ");
}
