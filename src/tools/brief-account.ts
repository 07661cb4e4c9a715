import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const briefAccount = defineTool({
  name: "brief_account",
  title: "Brief me",
  description:
    "What to know before walking in: history, orders, open deals, last notes, and one next action.",
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
