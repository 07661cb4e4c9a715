import { type ChatCompletionRequest, LLMock } from "@copilotkit/aimock";
import type { Button } from "../../src/cards/card.ts";
import type { ModelSettings } from "../../src/config-model.ts";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

export const ANA = "ana.torres@prairie.example";
export const DANA = "dana.whitfield@prairie.example";
export const IVY = "ivy.chen@prairie.example";
export const AT = "2026-03-02T07:30";

/** Rounds of the demo with a language model that plays what a test tells it, over HTTP. */
export type ModelWorld = {
  readonly rounds: Rounds;
  readonly mock: LLMock;
  readonly log: string[];
  ask(text: string, more?: Partial<Asking>): Promise<TimedReply>;
  press(tool: string, input: Readonly<Record<string, unknown>>, as?: string): Promise<TimedReply>;
  /** What the model was sent, the newest last. */
  requests(): readonly ChatCompletionRequest[];
  close(): Promise<void>;
};

type Asking = {
  readonly as: string;
  readonly at: string;
  readonly thread: string | null;
  readonly onProgress: (message: string) => void;
  readonly cancelled: AbortSignal;
};

const LIMITS = {
  name: "test-model",
  key: "test",
  seconds: 20,
  calls: 6,
  tokensPerPerson: 1_000_000,
  tokensPerDay: 2_000_000,
  prices: { input: 1, output: 2 },
};

export async function openModelWorld(limits: Partial<ModelSettings> = {}): Promise<ModelWorld> {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  await mock.start();
  const log: string[] = [];
  const logTo = { write: (line: string) => void log.push(line) };
  const rounds = await openDemo(logTo, { ...LIMITS, url: `${mock.url}/v1`, ...limits });
  const about = { as: ANA, at: AT, thread: null, channel: null };
  mock.on({ userMessage: /warm/ }, { content: "Warm." });
  await rounds.ask({ ...about, text: "warm zoink blorp" }); // Loads what is loaded once.
  return {
    rounds,
    mock,
    log,
    ask: (text, more = {}) => rounds.ask({ ...about, text, ...more }),
    press: (tool, input, as = ANA) =>
      rounds.ask({ ...about, as, text: "", press: { tool, input } }),
    requests: () => mock.getRequests().flatMap(({ body }) => (isChat(body) ? [body] : [])),
    async close() {
      await rounds.close();
      await mock.stop();
    },
  };
}

const isChat = (body: unknown): body is ChatCompletionRequest =>
  typeof body === "object" && body !== null && "messages" in body;

/** Says what to call first, and what to say once there is a result. */
export function play(
  { mock }: ModelWorld,
  question: RegExp,
  calls: readonly { readonly name: string; readonly input: object }[],
  words: string,
): void {
  const toolCalls = calls.map(({ name, input }) => ({ name, arguments: JSON.stringify(input) }));
  mock.on({ userMessage: question, hasToolResult: false }, { toolCalls });
  mock.on({ userMessage: question, hasToolResult: true }, { content: words });
}

export function buttonOf({ cards }: TimedReply, wanted: string): Extract<Button, { tool: string }> {
  const buttons = cards.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])),
  );
  const found = buttons.find(({ label }) => label === wanted);
  if (found === undefined || !("tool" in found)) throw new Error(`There is no button ${wanted}`);
  return found;
}
