import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Understood } from "../src/assistant/understand/result.ts";
import { readConfig } from "../src/config.ts";
import { UserError } from "../src/domain/errors.ts";
import { openRounds, type TimedReply } from "../src/rounds.ts";
import type { AskedQuestion } from "../test/assistant/understand/ask-demo.ts";

/** Questions answered with the model of the settings, each as it would be in a chat, over a demo of its own. */
export type ModelRun = {
  answer(question: AskedQuestion): Promise<Understood>;
  /** What it used since the start. Tokens; millionths of a dollar. */
  used(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
};

export async function openModelRun(): Promise<ModelRun> {
  const { model } = readConfig();
  if (model === null) {
    const hint = "Set ROUNDS_MODEL and OPENAI_API_KEY, or ROUNDS_MODEL_URL; see docs/model.md.";
    throw new UserError("bad_config", "There is no language model to measure.", hint);
  }
  const home = mkdtempSync(join(tmpdir(), "rounds-eval-"));
  const config = { home, databaseUrl: null, model };
  const rounds = await openRounds({ config, demoDay: "2026-03-04", onProgress: () => {} });
  let byModel = 0;
  return {
    async answer({ as, at, q: text }) {
      const reply = await rounds.ask({ as, at, text, thread: null, channel: null });
      if (reply.by === "model") byModel++;
      return asUnderstood(reply);
    },
    async used() {
      const { _sum } = await rounds.database.client.modelUse.aggregate({
        _sum: {
          questions: true,
          inputTokens: true,
          outputTokens: true,
          costMicros: true,
          fallbacks: true,
          stopped: true,
        },
      });
      const sums = Object.entries(_sum).map(
        ([field, sum]) => [FIELDS[field] ?? field, sum ?? 0] as const,
      );
      return { byModel, ...Object.fromEntries(sums) };
    },
    async close() {
      await rounds.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Beside the questions that were measured. */
const FIELDS: Readonly<Record<string, string>> = { questions: "askedModel" };

/** The reply in the terms in which understanding is measured: which tool, which input, or which refusal. */
function asUnderstood({ tool, input, error }: TimedReply): Understood {
  const understood = { tool, input: input ?? {} };
  if (error === null && tool !== null)
    return { kind: "call", ...understood, tool, by: "examples", isSure: true };
  return {
    kind: "refusal",
    code: codeOf(error?.code ?? "not_understood"),
    message: error?.message ?? "",
    hint: "",
    choices: [],
    field: null,
    ...understood,
  };
}

const CODES = ["ambiguous", "not_found", "missing", "not_allowed"] as const;

/** Words without a tool, and refusals of other kinds, ran nothing. */
const codeOf = (code: string): Extract<Understood, { kind: "refusal" }>["code"] =>
  CODES.find((known) => known === code) ?? "not_understood";
