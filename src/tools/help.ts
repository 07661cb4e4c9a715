import { z } from "zod";
import { defineTool } from "./tool.ts";

export const help = defineTool({
  name: "help",
  title: "Help",
  description: "What Rounds can do, with examples for the role of the asker.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    topic: z.string().max(100).optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
