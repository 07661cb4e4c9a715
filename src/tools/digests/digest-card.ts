import type { Card } from "../../cards/card.ts";
import type { DigestKind } from "../../domain/digests.ts";
import { personOf, type Reader } from "../../domain/posts.ts";
import type { World } from "../world.ts";
import { ownDayPlan, teamDayPlan } from "./day-plan.ts";
import { leadDigest } from "./lead-digest.ts";
import { weeklyReview } from "./weekly-review.ts";

/**
 * What a reader gets. The world is that of the person who reads it, or, for a channel, of the one who subscribed it: it
 * shows what that person's whole team may see. Null: there is nothing to say on such a day.
 */
export function digestCard(
  world: World,
  {
    digest,
    reader,
    isBrief,
  }: { readonly digest: DigestKind; readonly reader: Reader; readonly isBrief: boolean },
): Promise<Card | null> {
  switch (digest) {
    case "day_plan":
      return personOf(reader) === world.asker.email && world.asker.role === "rep"
        ? ownDayPlan(world, isBrief)
        : teamDayPlan(world, isBrief);
    case "lead_digest":
      return leadDigest(world, isBrief);
    case "weekly_review":
      return weeklyReview(world, isBrief);
  }
}
