import type { Features } from "./outcome-table.ts";

/** What a deal that was won or lost and a lead that may become one have in common. */
export const dealFeatures = ({
  industry,
  segment,
  state,
  source,
  language,
  valueCents,
}: {
  readonly industry: string | null;
  readonly segment: string | null;
  readonly state: string | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly valueCents: number | null;
}): Features => ({ industry, segment, state, source, language, valueCents });
