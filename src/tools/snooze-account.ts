import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const snoozeAccount = defineTool({
  name: "snooze_account",
  title: "Snooze an account",
  description: "Leaves an account out of plans until a date.",
  right: "rep",
  effect: "write",
  phrases: [],
  slots: {},
  input: z.object({
    account: fields.account(),
    until: fields.date().optional(),
    reason: z.string().max(500).optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
