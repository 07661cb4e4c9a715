import { dealFeatures } from "../domain/leads/deal-features.ts";
import { type Lead, type Market, marketKey } from "../domain/leads/desk.ts";
import { type LeadScore, scoreLead } from "../domain/leads/score.ts";
import { chancesOf, type WinModel } from "../domain/leads/win-model.ts";

/** A lead's score, and the chance that it is won, 0 to 1; null: too few deals to tell. */
export type RatedLead = LeadScore & { readonly chance: number | null };

export function rateLead(
  lead: Lead,
  now: Date,
  { market, winModel }: { readonly market: Market; readonly winModel: WinModel | null },
): RatedLead {
  const { customers } = market;
  const { industry, town } = lead;
  const count = (inTown: string | null): number =>
    industry === null ? 0 : (customers.get(marketKey(null, inTown, industry)) ?? 0);
  const ageHours = Math.floor((now.getTime() - lead.createdAt.getTime()) / 3_600_000);
  const score = scoreLead(
    { ...lead, ageHours },
    {
      all: customers.get(marketKey(null, null, null)) ?? 0,
      inIndustry: count(null),
      inTown: town === null ? 0 : count(town),
    },
  );
  const features = dealFeatures({ ...lead, state: lead.fields["state"] ?? null });
  const [chance = null] = winModel === null ? [] : chancesOf(winModel, [features]);
  return { ...score, chance };
}

const SHOWN = 3;

/** "Score 72, hot: asks for a price (12), segment A (10), came by web form (12), 3 more (38)." */
export function scoreWords({ score, isHot, reasons, chance }: RatedLead): string {
  const strongest = reasons.slice(0, SHOWN).map(({ points, why }) => `${why} (${points})`);
  const rest = reasons.slice(SHOWN);
  const more = rest.reduce((sum, { points }) => sum + points, 0);
  const parts = rest.length === 0 ? strongest : [...strongest, `${rest.length} more (${more})`];
  const won =
    chance === null
      ? " Too little data to tell its chance: too few deals were won and lost."
      : ` Chance to be won: ${Math.round(chance * 100)} %.`;
  return `Score ${score}${isHot ? ", hot" : ""}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.${won}`;
}
