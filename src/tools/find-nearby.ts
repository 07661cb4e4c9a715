import { z } from "zod";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";

export const findNearby = defineTool({
  name: "find_nearby",
  title: "Who is near",
  description:
    "Lists accounts near a town or an account that are worth a call, with the time that is free.",
  right: "rep",
  effect: "read",
  phrases: [],
  slots: {},
  input: z.object({
    near: fields.where().optional(),
    withinKm: z.number().positive().max(500).optional(),
    minutes: z.int().positive().max(1440).optional(),
  }),
  result: z.object({}),

  async run() {
    throw new Error("to come");
  },

  card() {
    throw new Error("to come");
  },
});
