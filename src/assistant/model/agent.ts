import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { createAgent, createMiddleware, dynamicSystemPromptMiddleware, tool } from "langchain";
import { APIConnectionTimeoutError } from "openai";
import { z } from "zod";
import type { Role } from "../../domain/model.ts";
import { isEnough, type Tool } from "../../tools/tool.ts";
import { callAsData } from "./as-data.ts";
import { type Converse, ModelFault, type Talk, type Tokens } from "./port.ts";
import type { Prompt } from "./prompts.ts";

export type AgentSettings = {
  readonly name: string;
  readonly key: string | null;
  readonly url: string | null;
};

/** The only place that knows LangChain. It is loaded when a model is configured and first asked. */
export const createConverse = (
  settings: AgentSettings,
  tools: readonly Tool[],
  prompt: Prompt,
): Converse =>
  converseWith(
    new ChatOpenAI({
      model: settings.name,
      apiKey: settings.key ?? "none",
      maxRetries: 1,
      ...(settings.url === null ? {} : { configuration: { baseURL: settings.url } }),
    }),
    tools,
    prompt,
  );

/** The loop of calls, whichever model LangChain is given. */
export function converseWith(
  model: BaseChatModel,
  tools: readonly Tool[],
  prompt: Prompt,
): Converse {
  const agents = new Map<Role, ReturnType<typeof agentFor>>();
  return async (talk) => {
    const mine = tools.filter(({ right }) => isEnough(talk.role, right));
    const agent = agents.get(talk.role) ?? agentFor(model, mine, prompt);
    agents.set(talk.role, agent);
    try {
      return await lastWords(agent, talk);
    } catch (error) {
      throw asFault(error);
    }
  };
}

/** A turn reaches the tools by context, never by an argument. */
const context = z.object({ talk: z.custom<Talk>() });

const agentFor = (model: BaseChatModel, tools: readonly Tool[], prompt: Prompt) =>
  createAgent({
    model,
    tools: tools.map(asFunction),
    contextSchema: context,
    middleware: [instructions(prompt), guard],
  });

/** One message for all that it is told: some servers take no second one. What never changes stands first, to be cached. */
const instructions = ({ system }: Prompt) =>
  dynamicSystemPromptMiddleware<z.output<typeof context>>(
    (_state, { context: { talk } }) => `${system}\n\n${talk.situation}`,
  );

/** The schema that the model sees. It runs in `wrapToolCall`, where unknown tools and wrong arguments come by as well. */
const asFunction = ({ name, description, input }: Tool) =>
  tool(() => "", { name, description, schema: z.toJSONSchema(input, { io: "input" }) });

const guard = createMiddleware({
  name: "RoundsGuard",
  contextSchema: context,
  beforeModel: {
    canJumpTo: ["end"],
    async hook(_state, { context: { talk } }) {
      if (talk.desk.isOver()) return { jumpTo: "end" as const };
      await talk.beforeCall();
      return undefined;
    },
  },
  async afterModel({ messages }, { context: { talk } }) {
    const last = messages.at(-1);
    if (!AIMessage.isInstance(last)) throw new ModelFault("unreadable");
    await talk.afterCall(tokensOf(last, messages));
    requireUsable(last);
  },
  async wrapToolCall({ toolCall: { id, name, args }, runtime }) {
    const content = await runtime.context.talk.desk.call(name, args);
    return new ToolMessage({ content, name, tool_call_id: id ?? "" });
  },
});

const usage = z.object({
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
});

/** What the server says; else about four characters are a token. */
function tokensOf(message: AIMessage, all: readonly BaseMessage[]): Tokens {
  const used = z.optional(usage).safeParse(message.usage_metadata).data;
  if (used !== undefined && used.total_tokens > 0)
    return { input: used.input_tokens, output: used.output_tokens };
  const told = all.slice(0, -1).reduce((sum, { text }) => sum + text.length, 0);
  const said = message.text.length + JSON.stringify(message.tool_calls ?? []).length;
  return { input: Math.ceil(told / 4), output: Math.ceil(said / 4) };
}

/** Neither words nor calls, or calls that nobody can read, or a refusal by the model's own rules. */
function requireUsable({ tool_calls = [], additional_kwargs, text }: AIMessage): void {
  if (additional_kwargs["refusal"]) throw new ModelFault("declined");
  if (tool_calls.length === 0 && text.trim() === "") throw new ModelFault("unreadable");
}

/** The name of the part of LangChain's graph whose messages are the model's. */
const MODEL_PART = "model_request";

async function lastWords(agent: ReturnType<typeof agentFor>, talk: Talk): Promise<string> {
  const stream = await agent.stream(
    { messages: messagesOf(talk) },
    {
      context: { talk },
      streamMode: ["messages", "values"],
      signal: talk.signal,
      recursionLimit: MOST_STEPS,
    },
  );
  let words = "";
  let id: string | undefined;
  for await (const [mode, chunk] of stream) {
    if (mode !== "messages") continue;
    const [message, meta] = chunk;
    if (meta["langgraph_node"] !== MODEL_PART) continue;
    words = message.id === id ? words + message.text : message.text;
    id = message.id;
    talk.onText(words);
  }
  return words.trim();
}

/** Steps of LangChain's graph; beforeCall counts calls and ends an endless loop long before. */
const MOST_STEPS = 200;

const messagesOf = ({ before, text }: Talk) => [
  ...before.flatMap((said) => [
    { role: "user" as const, content: said.text },
    { role: "assistant" as const, content: answerOf(said) },
  ]),
  { role: "user" as const, content: text },
];

/** Answers themselves are not kept: what was looked up is enough to go on from. */
const answerOf = ({ tool: name, input }: Talk["before"][number]): string =>
  name === null ? "(no tool fitted)" : `(answered with ${callAsData(name, input)})`;

/** LangChain wraps what is thrown in tools, middleware and repeated calls: the reason is somewhere below. */
function asFault(error: unknown): ModelFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ModelFault) return cause;
    const reason = reasonOf(cause);
    if (reason !== null) return new ModelFault(reason, { cause: error });
  }
  return new ModelFault("down", { cause: error });
}

function reasonOf(error: Error): ModelFault["reason"] | null {
  if (error instanceof APIConnectionTimeoutError) return "slow";
  const isBusy = "status" in error && error.status === 429;
  return isBusy || error.name === "RateLimitError" ? "busy" : null;
}
