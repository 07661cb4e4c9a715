import { z } from "zod";
import { buttons, note, text } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import { forgetMeExamples } from "./examples/forget-me.ts";
import { defineTool } from "./tool.ts";

export const forgetMe = defineTool({
  name: "forget_me",
  title: "Forget what I said",
  description:
    "Deletes what the asker said to Rounds: questions, threads, votes. Visits and other business records stay. Asks first.",
  right: "rep",
  effect: "write",
  isPreview: ({ confirmed }) => confirmed !== true,
  phrases: ["forget me", "forget what I said", "delete my questions"],
  examples: forgetMeExamples,
  slots: {},
  input: z.object({
    confirmed: z.boolean().optional().describe("true: delete it; else only what would be deleted"),
  }),
  result: z.object({
    forgotten: z
      .object({ questions: z.int(), threads: z.int(), votes: z.int(), answers: z.int() })
      .nullable()
      .describe("How much was deleted; null: nothing yet"),
  }),

  async run({ confirmed = false }, world) {
    if (!confirmed) return { forgotten: null };
    const author = { email: world.asker.email, at: world.instant, tool: "forget_me" };
    return { forgotten: await world.writer.forgetMe(author) };
  },

  card({ forgotten }) {
    if (forgotten === null) {
      return {
        title: "Shall I forget what you said to me?",
        parts: [
          text(
            "Deleted: your questions in my log, what I keep of our threads, your votes on answers, and what those answers rest on.",
          ),
          note(KEPT),
          buttons({ label: "Forget it", tool: "forget_me", input: { confirmed: true } }),
          note("This cannot be taken back."),
        ],
      };
    }
    const { questions, threads, votes } = forgotten;
    return {
      title: "Forgotten",
      parts: [
        text(
          `Deleted: ${plural(questions, "question")}, ${plural(threads, "thread")}, ${plural(votes, "vote")}. This request itself is the first line of a new log.`,
        ),
        note(KEPT),
      ],
    };
  },
});

const KEPT =
  "What you did for the business stays: visits with their notes, leads, goals, and the log of changes. So does the count of what a language model used, which holds no words. What stands in Slack or Teams is theirs to delete.";
