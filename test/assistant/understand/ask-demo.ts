import { readFileSync } from "node:fs";
import type { Question } from "../../../src/assistant/understand/evaluate.ts";
import type { Situation, Understood } from "../../../src/assistant/understand/result.ts";
import {
  createUnderstanding,
  type Understanding,
} from "../../../src/assistant/understand/understand.ts";
import { tools } from "../../../src/tools/index.ts";
import { demoDirectory } from "./demo-directory.ts";

export type AskedQuestion = Question & { readonly as: string; readonly at: string };

const directory = demoDirectory();
let loading: Promise<Understanding> | null = null;

/** Understanding of the demo company, prepared once for all tests of a file. */
export function demoUnderstanding(): Promise<Understanding> {
  loading ??= createUnderstanding({
    tools,
    cacheFolder: new URL("../../../node_modules/.cache/rounds", import.meta.url).pathname,
  });
  return loading;
}

export function demoSituation(email: string, at = "2026-03-04T09:00"): Situation {
  const [today = "", time = "09:00"] = at.split("T");
  const role = directory.people.find((person) => person.email === email)?.role ?? "rep";
  const [hour, minute] = time.split(":").map(Number);
  return { asker: { email, role }, today, now: 60 * (hour ?? 0) + (minute ?? 0), directory };
}

/** `who` is the part of the e-mail before the "@". */
export async function ask(who: string, text: string, at?: string): Promise<Understood> {
  const understanding = await demoUnderstanding();
  return understanding.understand(text, demoSituation(`${who}@prairie.example`, at));
}

export async function answerAll(questions: readonly AskedQuestion[]): Promise<Understood[]> {
  const understanding = await demoUnderstanding();
  const answers: Understood[] = [];
  for (const question of questions) {
    answers.push(
      await understanding.understand(question.q, demoSituation(question.as, question.at)),
    );
  }
  return answers;
}

export function readQuestions(file: URL): AskedQuestion[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): AskedQuestion => JSON.parse(line));
}
