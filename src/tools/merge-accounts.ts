import { z } from "zod";
import { buttons, note, text } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import { mergeAccountsExamples } from "./examples/merge-accounts.ts";
import * as fields from "./fields.ts";
import { mergeResult, mergeSchema } from "./import-result.ts";
import { pairParts } from "./pair-parts.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const mergeAccounts = defineTool({
  name: "merge_accounts",
  title: "Merge accounts",
  description:
    "Makes two accounts that are the same one, with all visits, sales and deals of both; or remembers that they are two.",
  right: "admin",
  effect: "write",
  phrases: ["merge {drop} into {keep}", "{keep} and {drop} are the same"],
  examples: mergeAccountsExamples,
  slots: {
    keep: { type: "account", isRequired: true, before: "into|to|in" },
    drop: { type: "account", isRequired: true },
    decision: {
      type: "choice",
      words: {
        apart: [
          "apart",
          "different",
          "separate",
          "not the same",
          "is not",
          "dont merge",
          "do not merge",
        ],
      },
    },
  },
  input: z.object({
    keep: fields.account().describe("The account that stays: its id or name"),
    drop: fields.account().describe("The account that goes into it"),
    decision: z
      .enum(["merge", "apart"])
      .default("merge")
      .describe("apart: they are two, and are not proposed again"),
  }),
  result: z.object({
    changeId: z.string().describe("For taking it back"),
    decision: z.enum(["merge", "apart"]),
    accountId: z.string(),
    kept: z.string(),
    droppedId: z.string(),
    dropped: z.string(),
    next: mergeSchema.nullable().describe("The next pair that may be one"),
    open: z.int().describe("Pairs that nobody has decided yet"),
  }),

  async run({ keep: keepWords, drop: dropWords, decision }, world) {
    const [keep, drop] = [await findAccount(world, keepWords), await findAccount(world, dropWords)];
    if (keep.id === drop.id)
      throw new UserError("bad_input", "That is one account already.", "Name two accounts.");
    const author = { email: world.asker.email, at: world.instant, tool: "merge_accounts" };
    const { changeId } =
      decision === "merge"
        ? await world.writer.mergeAccounts(author, { keepId: keep.id, dropId: drop.id })
        : await world.writer.keepApart(author, [keep.id, drop.id]);
    const left = await world.imports.duplicates();
    const [next] = left;
    return {
      changeId,
      decision,
      accountId: keep.id,
      kept: keep.name,
      droppedId: drop.id,
      dropped: drop.name,
      next: next ? mergeResult(next) : null,
      open: left.length,
    };
  },

  card({ changeId, decision, accountId, kept, droppedId, dropped, next, open }) {
    const isMerged = decision === "merge";
    return {
      title: isMerged
        ? `${dropped} (${droppedId}) is now part of ${kept} (${accountId})`
        : `${kept} and ${dropped} stay two accounts`,
      parts: [
        text(
          isMerged
            ? `Visits, sales, deals, appointments, contacts and leads of both are there now. Files that still call it ${droppedId} update ${accountId}.`
            : "They will not be proposed again.",
        ),
        buttons(
          { label: "Take it back", tool: "undo_change", input: { change: changeId } },
          ...(isMerged
            ? [
                {
                  label: `Brief me on ${kept}`,
                  tool: "brief_account",
                  input: { account: accountId },
                },
              ]
            : []),
        ),
        ...(next === null
          ? []
          : [note(`${plural(open, "pair")} may still be the same. The next:`), ...pairParts(next)]),
      ],
    };
  },
});
