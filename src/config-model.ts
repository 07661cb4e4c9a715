import { notWithin } from "./config-problems.ts";

/** What the environment may say of the language model; null where none is named. */
export type ModelSettings = {
  /** As its server calls it. */
  readonly name: string;
  /** Null: a server that asks for none. */
  readonly key: string | null;
  /** Null: OpenAI's own. */
  readonly url: string | null;
  /** For one answer, all calls together. */
  readonly seconds: number;
  /** Of the model, for one answer. */
  readonly calls: number;
  /** Tokens a day, in and out, of one person and of the workspace. */
  readonly tokensPerPerson: number;
  readonly tokensPerDay: number;
  /** Dollars for a million tokens; null: not known. */
  readonly prices: { readonly input: number; readonly output: number } | null;
};

export const MODEL_SETTINGS = [
  {
    name: "ROUNDS_MODEL",
    example: "",
    about:
      "A language model that has a look at what the phrases do not cover, by its name. Without it none is asked. docs/model.md says more.",
  },
  { name: "OPENAI_API_KEY", example: "", about: "The model's key. Servers of your own need none." },
  {
    name: "ROUNDS_MODEL_URL",
    example: "",
    about:
      "A server that speaks OpenAI's protocol: Ollama as http://localhost:11434/v1, vLLM as http://localhost:8000/v1, Azure as https://RESOURCE.openai.azure.com/openai/v1 with the name of the deployment in ROUNDS_MODEL. Left out: OpenAI.",
  },
  {
    name: "ROUNDS_MODEL_SECONDS",
    example: "30",
    about: "Seconds that the model may take for one answer, 1 to 300.",
  },
  {
    name: "ROUNDS_MODEL_CALLS",
    example: "6",
    about: "How often the model may be called for one answer, 1 to 20.",
  },
  {
    name: "ROUNDS_MODEL_TOKENS_PERSON",
    example: "200000",
    about: "Tokens that one person's questions may use a day, in and out.",
  },
  {
    name: "ROUNDS_MODEL_TOKENS",
    example: "2000000",
    about: "Tokens that all questions of the workspace may use a day, in and out.",
  },
  {
    name: "ROUNDS_MODEL_PRICES",
    example: "",
    about:
      "Dollars for a million tokens in and out, as 0.15/0.60: what questions cost is then told in money too.",
  },
] as const;

type Value = (name: (typeof MODEL_SETTINGS)[number]["name"]) => string | null;

/** The settings, and everything that is wrong with them, each with what to do. */
export function readModelConfig(value: Value): {
  readonly model: ModelSettings | null;
  readonly problems: readonly string[];
} {
  const name = value("ROUNDS_MODEL");
  if (name === null) return { model: null, problems: [] };
  const prices = value("ROUNDS_MODEL_PRICES");
  const model: ModelSettings = {
    name,
    key: value("OPENAI_API_KEY"),
    url: value("ROUNDS_MODEL_URL"),
    seconds: Number(value("ROUNDS_MODEL_SECONDS") ?? 30),
    calls: Number(value("ROUNDS_MODEL_CALLS") ?? 6),
    tokensPerPerson: Number(value("ROUNDS_MODEL_TOKENS_PERSON") ?? 200_000),
    tokensPerDay: Number(value("ROUNDS_MODEL_TOKENS") ?? 2_000_000),
    prices: prices === null ? null : pricesOf(prices),
  };
  const isPriced = prices === null || model.prices !== null;
  return {
    model,
    problems: [
      ...problemsOf(model),
      ...(isPriced ? [] : ["ROUNDS_MODEL_PRICES is not like 0.15/0.60: in, a slash, out."]),
    ],
  };
}

function pricesOf(words: string): ModelSettings["prices"] {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(words) ?? [];
  return input === undefined ? null : { input: Number(input), output: Number(output) };
}

function problemsOf({ key, url, ...limits }: ModelSettings): readonly string[] {
  return [
    ...(key === null && url === null
      ? ["ROUNDS_MODEL is set without OPENAI_API_KEY: set it, or ROUNDS_MODEL_URL."]
      : []),
    ...(url === null || /^https?:\/\/\S+$/.test(url)
      ? []
      : ["ROUNDS_MODEL_URL is not an address: write it as http://localhost:11434/v1."]),
    ...notWithin("ROUNDS_MODEL_SECONDS", limits.seconds, [1, 300]),
    ...notWithin("ROUNDS_MODEL_CALLS", limits.calls, [1, 20]),
    ...notWithin("ROUNDS_MODEL_TOKENS_PERSON", limits.tokensPerPerson, [1, MOST_TOKENS]),
    ...notWithin("ROUNDS_MODEL_TOKENS", limits.tokensPerDay, [1, MOST_TOKENS]),
  ];
}

/** The counters of the database hold that much. */
const MOST_TOKENS = 1_000_000_000;
