import { Prisma } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

/** One line of the log of who asked what. */
export type AskedQuestion = {
  readonly id: string;
  readonly askedAt: Date;
  readonly askerEmail: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly text: string;
  readonly tool: string | null;
  readonly input: unknown;
  readonly by: string;
  readonly errorCode: string | null;
  readonly reference: string | null;
  readonly tookMs: number;
  /** Of a language model; null: none was asked, or prices are not configured. */
  readonly modelCalls: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Millionths of a dollar. */
  readonly costMicros: number | null;
};

/** Longer questions are cut in the log; nobody asks them. */
const MOST_CHARACTERS = 2000;

export async function logQuestion(
  scoped: Scoped,
  workspaceId: string,
  asked: AskedQuestion,
): Promise<void> {
  const input =
    asked.input === null || asked.input === undefined
      ? Prisma.DbNull
      : (asked.input as Prisma.InputJsonObject);
  // PostgreSQL refuses the character U+0000 in text.
  const text = asked.text.slice(0, MOST_CHARACTERS).replaceAll("\u0000", "");
  await scoped.question.create({ data: { ...asked, workspaceId, input, text } });
}
