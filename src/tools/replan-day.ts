import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const replanDay = defineTool({
  name: "replan_day",
  title: "Replan the rest of my day",
  description:
    "Plans the rest of today anew after a delay, a cancellation or an addition, and says what changed.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    at: fields.time().optional(),
    lateMinutes: z.int().min(0).max(1440).optional(),
    cancel: z
      .array(z.string().min(1))
      .max(50)
      .optional()
      .describe("Account ids, or times such as 14:00 for what is planned then"),
    add: fields.accounts().optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
