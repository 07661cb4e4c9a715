import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const planDay = defineTool({
  name: "plan_day",
  title: "Plan my day",
  description:
    "Plans the visits of one rep on one day: which accounts, in which order, at what time, why, and what was left out. For any question about whom to visit on a day.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    date: fields.date().optional(),
    rep: fields.rep().optional(),
    start: fields.where().optional(),
    end: fields.where().optional(),
    leaveAt: fields.time().optional(),
    backBy: fields.time().optional(),
    maxDriveMinutes: z.int().min(0).max(1440).optional(),
    maxStops: z.int().min(0).max(60).optional(),
    include: fields.accounts().optional(),
    exclude: fields.accounts().optional(),
    focus: fields.focus().optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
