import { z } from "zod";
import { buttons, table, text } from "../cards/card.ts";
import type { Role } from "../domain/model.ts";
import { helpExamples } from "./examples/help.ts";
import { defineTool } from "./tool.ts";

export const help = defineTool({
  name: "help",
  title: "Help",
  description: "What Rounds can do, with examples for the role of the asker.",
  right: "rep",
  effect: "read",
  openTo: "anybody",
  phrases: ["help", "what can you do?", "give me examples"],
  examples: helpExamples,
  slots: {},
  input: z.object({
    topic: z.string().max(100).optional(),
  }),
  result: z.object({
    role: z.string(),
    tools: z.array(
      z.object({ tool: z.string(), title: z.string(), examples: z.array(z.string()) }),
    ),
  }),

  async run({ topic }, world) {
    const mine = world.catalogue.filter(
      ({ right, name }) => RANK[right] <= RANK[world.asker.role] && name !== "help",
    );
    const wanted = topic?.toLowerCase() ?? "";
    const about = mine.filter(({ name, title }) =>
      `${name} ${title}`.toLowerCase().includes(wanted),
    );
    return {
      role: world.asker.role,
      tools: (about.length > 0 ? about : mine).map(({ name, title, phrases }) => ({
        tool: name,
        title,
        examples: phrases.filter((phrase) => !phrase.includes("{")).slice(0, 3),
      })),
    };
  },

  card({ tools }) {
    return {
      title: "What you can ask",
      parts: [
        text(
          "In your own words, in English, German, French, Spanish or Portuguese (I answer in English). These are examples.",
        ),
        table(
          [
            { header: "For", align: "left" },
            { header: "Say", align: "left" },
          ],
          tools
            .filter(({ examples }) => examples.length > 0)
            .map(({ title, examples }) => [title, examples.slice(0, 2).join(" · ")]),
        ),
        buttons(
          { label: "Plan my day", tool: "plan_day", input: {} },
          { label: "My best accounts", tool: "rank_accounts", input: {} },
          { label: "What did I do this week?", tool: "list_visits", input: {} },
        ),
      ],
    };
  },
});

const RANK: Readonly<Record<Role, number>> = { rep: 0, manager: 1, admin: 2 };
