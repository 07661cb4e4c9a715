import { z } from "zod";
import { type Facts, note, type Part, text } from "../cards/card.ts";
import { money } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { WorkCall } from "../domain/model-use.ts";
import { showWorkExamples } from "./examples/show-work.ts";
import { defineTool } from "./tool.ts";

export const showWork = defineTool({
  name: "show_work",
  title: "Show work",
  description:
    "What an answer of the language model to the asker rests on: the tools that were called, with which input, and what they found.",
  right: "rep",
  effect: "read",
  phrases: ["show your work", "where do these numbers come from?"],
  examples: showWorkExamples,
  slots: {},
  input: z.object({
    answer: z.string().max(100).optional().describe("Id of the answer; leave out for the last one"),
  }),
  result: z.object({
    calls: z.array(
      z.object({
        tool: z.string(),
        title: z.string(),
        input: z.record(z.string(), z.unknown()),
        result: z.unknown(),
      }),
    ),
  }),

  async run({ answer }, { model, asker, catalogue }) {
    const calls = await model.work.read(asker.email, answer ?? null);
    if (calls === null) {
      throw new UserError(
        "not_found",
        "I keep no work of such an answer to you.",
        "What an answer of the language model rests on is kept for a day, for whoever asked; other answers are their card.",
      );
    }
    const titles = new Map(catalogue.map(({ name, title }) => [name, title]));
    return { calls: calls.map((call) => ({ ...call, title: titles.get(call.tool) ?? call.tool })) };
  },

  card({ calls }, { workspace }) {
    return {
      title: calls.length === 1 ? "One look-up" : `${calls.length} look-ups`,
      parts: calls.flatMap((call) => callParts(call, workspace.currency)),
    };
  },
});

/** Lines of one call that a phone can show. */
const MOST_LINES = 40;

function callParts(
  { title, tool, input, result }: WorkCall & { readonly title: string },
  currency: string,
): readonly Part[] {
  const lines = linesOf(result, "", currency);
  const rest = lines.length - MOST_LINES;
  const asked = linesOf(input, "", currency).map(({ label, value }) => `${label} ${value}`);
  return [
    text(`${title} (${tool})${asked.length === 0 ? "" : `: ${asked.join("; ")}`}`),
    asFacts(lines.slice(0, MOST_LINES)),
    ...(rest > 0 ? [note(`… and ${rest} more values.`)] : []),
  ];
}

type Line = Facts["facts"][number];

const asFacts = (lines: readonly Line[]): Part =>
  lines.length === 0 ? note("It found nothing.") : { kind: "facts", facts: lines };

/** What only draws, and what is a picture of the rest. */
const DRAWN = /^(?:lat|lng|place|outline|places|dots|links|calendar|accountId|visitId|leadId)$/;
const LONGEST = 120;
/** Of a list; the rest is counted. */
const MOST_ITEMS = 6;

/** Each value with the way to it: "stops 1 account: Maple Basket". */
function linesOf(value: unknown, label: string, currency: string): readonly Line[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ITEMS);
    const rest = value.length - shown.length;
    return [
      ...shown.flatMap((item, at) => linesOf(item, `${label} ${at + 1}`.trim(), currency)),
      ...(rest > 0 ? [{ label, value: `… and ${rest} more` }] : []),
    ];
  }
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, each]) =>
      DRAWN.test(key) ? [] : linesOf(each, `${label} ${spaced(key)}`.trim(), currency),
    );
  }
  return [{ label, value: plain(value, label, currency) }];
}

const spaced = (key: string): string =>
  key.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function plain(value: unknown, label: string, currency: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && label.endsWith(" cents"))
    return money(Math.round(value), currency);
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  return String(value).slice(0, LONGEST);
}
