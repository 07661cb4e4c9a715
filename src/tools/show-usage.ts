import { z } from "zod";
import { note, table } from "../cards/card.ts";
import { percent, plural, whole } from "../cards/format.ts";
import { addDays } from "../domain/days.ts";
import type { ModelUse } from "../domain/model-use.ts";
import { sumOf } from "../domain/sum-of.ts";
import { showUsageExamples } from "./examples/show-usage.ts";
import { whole as wholeNumber } from "./fields.ts";
import { defineTool } from "./tool.ts";

/** A month. */
const USUAL_DAYS = 30;
const MOST_PEOPLE = 8;

export const showUsage = defineTool({
  name: "show_usage",
  title: "Use of the language model",
  description:
    "What the language model was used for questions: by whom, tokens, cost where prices are configured, answers that came without it, sentences that were stopped.",
  right: "admin",
  effect: "read",
  phrases: ["what does the language model cost us?", "show the model usage"],
  examples: showUsageExamples,
  slots: {},
  input: z.object({ days: wholeNumber(1, 400).optional().describe("Days up to today") }),
  result: z.object({
    model: z.string().nullable().describe("Null: none is configured"),
    isPriced: z.boolean(),
    from: z.string(),
    to: z.string(),
    questions: z.int(),
    tokens: z.int(),
    costMicros: z.int().describe("Millionths of a dollar"),
    fallbacks: z.int(),
    stopped: z.int(),
    clips: z.int().describe("Voice clips that were transcribed"),
    people: z.array(
      z.object({ name: z.string(), questions: z.int(), tokens: z.int(), costMicros: z.int() }),
    ),
  }),

  async run({ days = USUAL_DAYS }, { model, book }) {
    const today = model.today();
    const from = addDays(today, 1 - days);
    const [rows, people] = await Promise.all([model.use.between(from, today), book.people()]);
    const names = new Map(people.map(({ email, name }) => [email, name]));
    const byPerson = [...Map.groupBy(rows, ({ email }) => email)].map(([email, own]) => {
      const { questions, tokens, costMicros } = totalOf(own);
      return { name: names.get(email) ?? email, questions, tokens, costMicros };
    });
    return {
      model: model.name,
      isPriced: model.isPriced,
      from,
      to: today,
      ...totalOf(rows),
      people: byPerson
        .filter(({ questions }) => questions > 0)
        .toSorted((left, right) => right.tokens - left.tokens),
    };
  },

  card({ model, isPriced, questions, tokens, costMicros, people, ...rest }) {
    const { fallbacks, stopped, clips, from, to } = rest;
    const spoken = clips === 0 ? [] : [note(`Voice clips: ${whole(clips)}, ${from} to ${to}.`)];
    if (questions === 0) {
      const none =
        model === null ? "No language model is configured" : `${model} was not asked yet`;
      return {
        title: none,
        parts: [...spoken, note("docs/model.md says how to connect one, and its limits.")],
      };
    }
    const cost = (micros: number): string => (isPriced ? ` · ${dollars(micros)}` : "");
    return {
      title: `${plural(questions, "question")} to ${model ?? "the language model"}, ${whole(tokens)} tokens${cost(costMicros)}`,
      parts: [
        table(
          [
            { header: "Who", align: "left" },
            { header: "Questions", align: "right" },
            { header: "Tokens", align: "right" },
          ],
          people
            .slice(0, MOST_PEOPLE)
            .map((one) => [
              one.name,
              whole(one.questions),
              `${whole(one.tokens)}${cost(one.costMicros)}`,
            ]),
        ),
        note(
          `${from} to ${to}. Without the model after all: ${fallbacks} (${percent(fallbacks / questions)}). Sentences stopped as not borne out: ${stopped}.`,
        ),
        ...spoken,
        ...(isPriced ? [] : [note("Set ROUNDS_MODEL_PRICES to see what that costs.")]),
      ],
    };
  },
});

const totalOf = (rows: readonly ModelUse[]) => ({
  questions: sumOf(rows, ({ questions }) => questions),
  tokens: sumOf(rows, ({ inputTokens, outputTokens }) => inputTokens + outputTokens),
  costMicros: sumOf(rows, ({ costMicros }) => costMicros),
  fallbacks: sumOf(rows, ({ fallbacks }) => fallbacks),
  stopped: sumOf(rows, ({ stopped }) => stopped),
  clips: sumOf(rows, ({ clips }) => clips),
});

/** Models are paid in dollars, whatever the workspace sells in. */
const dollars = (micros: number): string => `$${(micros / 1_000_000).toFixed(2)}`;
