import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const rankAccounts = defineTool({
  name: "rank_accounts",
  title: "Rank accounts",
  description: "Lists the best accounts to work on, by score, with reasons.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    territory: fields.territory().optional(),
    limit: z.int().positive().max(200).optional(),
    focus: fields.focus().optional(),
    industry: fields.industry().optional(),
    segment: fields.segment().optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
