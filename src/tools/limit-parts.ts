import { buttons, type Part, text } from "../cards/card.ts";
import { plural, roundMoney } from "../cards/format.ts";
import type { PriceOfWish } from "./plan-result.ts";
import type { World } from "./world.ts";

type Limit = PriceOfWish & { readonly without: Readonly<Record<string, unknown>> };

/** Less is within what an estimate is off. */
const LEAST_CENTS = 10_000;

/** What each wish costs, and a button that takes it away. */
export function limitParts(
  limits: readonly Limit[],
  tool: "plan_day" | "plan_week",
  world: World,
): readonly Part[] {
  if (limits.length === 0) return [];
  return [
    ...limits.map((limit) => text(priceWords(limit, world))),
    buttons(
      ...limits.map(({ label, without }) => ({
        label: `✕ ${label}`,
        tool,
        input: without,
      })),
    ),
  ];
}

function priceWords({ label, value, stops, expectedCents, free }: Limit, world: World): string {
  if (value === 0) return `${label} costs nothing.`;
  const parts = [
    ...(stops > 0 ? [plural(stops, "stop")] : []),
    ...(expectedCents >= LEAST_CENTS
      ? [`about ${roundMoney(expectedCents, world.workspace.currency)}`]
      : []),
    `${value} points`,
  ];
  const bound = free === null ? "" : `; ${free} would cost nothing`;
  return `${label} costs ${parts.join(", ")}${bound}.`;
}
