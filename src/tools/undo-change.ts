import { z } from "zod";
import { buttons } from "../cards/card.ts";
import { defineTool } from "./tool.ts";

export const undoChange = defineTool({
  name: "undo_change",
  title: "Take back",
  description:
    "Takes back one thing that the asker wrote: a logged visit or a snooze. Needs the id of the change.",
  right: "rep",
  effect: "write",
  phrases: [],
  examples: [],
  slots: {},
  input: z.object({
    change: z.string().min(1).max(100).describe("Id of the change, as the write returned it"),
  }),
  result: z.object({ what: z.string(), entityId: z.string() }),

  async run({ change }, world) {
    return world.writer.undo(
      { email: world.asker.email, at: world.instant, tool: "undo_change" },
      change,
    );
  },

  card({ what }) {
    return {
      title:
        what === "visit"
          ? "Taken back: the visit is not logged any more"
          : "Taken back: the account is as it was before",
      parts: [buttons({ label: "Plan my day", tool: "plan_day", input: {} })],
    };
  },
});
