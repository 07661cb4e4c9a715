import { z } from "zod";
import { buttons } from "../cards/card.ts";
import { defineTool } from "./tool.ts";

export const undoChange = defineTool({
  name: "undo_change",
  title: "Take back",
  description:
    "Takes back one thing that the asker wrote: a logged visit, a snooze, a place, an import, a merge, goals, a policy, a digest. Needs the id of the change.",
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
      title: TITLES[what] ?? "Taken back: the account is as it was before",
      parts: [buttons({ label: "Plan my day", tool: "plan_day", input: {} })],
    };
  },
});

const TITLES: Readonly<Record<string, string>> = {
  visit: "Taken back: the visit is not logged any more",
  import: "Taken back: every row is as it was before the import",
  merge: "Taken back: they are two accounts again, each with what was its own",
  policy: "Taken back: the policy is as it was before",
  hours: "Taken back: the hours are as they were before",
  digest: "Taken back: the digest comes as it did before",
  link: "Taken back: the link is as it was before",
  place: "Taken back: the account lies where it did before",
  goals: "Taken back: the goals are as they were before",
  apart: "Taken back: the pair may be proposed again",
};
