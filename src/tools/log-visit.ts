import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const logVisit = defineTool({
  name: "log_visit",
  title: "Log a visit",
  description:
    "Records a visit that took place: outcome, notes, next step, follow-up date, satisfaction.",
  right: "rep",
  effect: "write",
  phrases: [],
  slots: {},
  input: z.object({
    account: fields.account(),
    date: fields.date().optional(),
    outcome: z.string().max(200).optional(),
    notes: z.string().max(4000).optional(),
    nextStep: z.string().max(500).optional(),
    followUpOn: fields.date().optional(),
    satisfaction: z.int().min(1).max(5).optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
