import { z } from "zod";
import { buttons, facts, note, text } from "../cards/card.ts";
import { explainTravelExamples } from "./examples/explain-travel.ts";
import { defineTool } from "./tool.ts";

/** Median error of a leg's minutes against real road tables: `npm run bench -- travel`, docs/travel-times.md. */
const ERRORS = "16 % around a US city, 25 % in the Alps, 29 % in a steep, dense city";

export const explainTravel = defineTool({
  name: "explain_travel",
  title: "Explain driving times",
  description:
    "How driving times and distances come about: by a road service, with or without traffic, or estimated; and how far off they may be.",
  right: "rep",
  effect: "read",
  openTo: "anybody",
  phrases: ["how are driving times computed?", "where do the driving times come from?"],
  examples: explainTravelExamples,
  slots: {},
  input: z.object({}),
  result: z.object({
    source: z.string(),
    isEstimated: z.boolean(),
    hasTraffic: z.boolean(),
    formula: z.string(),
    error: z.string().describe("Of the estimate: median error of a leg's minutes"),
  }),

  async run(_input, { roads }) {
    const isEstimated = roads.mostPlaces === null;
    return {
      source: roads.source,
      isEstimated,
      hasTraffic: roads.live !== null,
      formula:
        "2.5 min to get going, then the distance as the crow flies at 43 km/h, rising to 72 km/h on long ways; each leg rounded up",
      error: ERRORS,
    };
  },

  card({ source, isEstimated, hasTraffic, formula, error }) {
    return {
      title: `Driving times are ${source}`,
      parts: [
        ...(isEstimated
          ? []
          : [
              text(
                hasTraffic
                  ? "Each leg takes what it takes at its hour: morning, midday or afternoon. What the service does not tell is estimated, and the plan says so."
                  : "What the road service does not tell is estimated, and the plan says so.",
              ),
            ]),
        facts({ "The estimate": formula, "How far off it is": `${error} (half of the legs more)` }),
        ...(isEstimated
          ? [
              note(
                "For real roads whoever runs Rounds sets ROUNDS_OSRM_URL, ROUNDS_VALHALLA_URL or, with traffic, ROUNDS_TRAFFIC_KEY.",
              ),
            ]
          : []),
        buttons({ label: "Plan my day", tool: "plan_day", input: {} }),
      ],
    };
  },
});
