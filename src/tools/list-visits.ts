import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const listVisits = defineTool({
  name: "list_visits",
  title: "List visits",
  description: "Visits done or planned in a period.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    from: fields.date().optional(),
    to: fields.date().optional(),
    rep: fields.rep().optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
