import { buttons, type Part, text } from "../cards/card.ts";
import type { MergeResult } from "./import-result.ts";

/** Two accounts that may be one: what speaks for it, and a button for each answer. The first one is kept. */
export function pairParts({ accountIds, names, evidence }: MergeResult): readonly Part[] {
  const [keep = "", drop = ""] = accountIds;
  const [first = "", second = ""] = names;
  const input = { keep, drop };
  return [
    text(`${first} (${keep}) and ${second} (${drop}): ${evidence.join(", ")}`),
    buttons(
      { label: "Merge", tool: "merge_accounts", input },
      { label: "Keep apart", tool: "merge_accounts", input: { ...input, decision: "apart" } },
    ),
  ];
}
