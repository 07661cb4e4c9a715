import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const explainScore = defineTool({
  name: "explain_score",
  title: "Explain a score",
  description: "Why an account ranks where it does, signal by signal, and what would move it.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    account: fields.account(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
