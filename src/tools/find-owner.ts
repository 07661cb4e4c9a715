import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const findOwner = defineTool({
  name: "find_owner",
  title: "Who owns it",
  description: "Whose an account, a ZIP code, a town or a prospect is, and by which rule.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    account: fields.account().optional(),
    place: z.string().min(1).max(200).optional().describe("A town or a postal code"),
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
