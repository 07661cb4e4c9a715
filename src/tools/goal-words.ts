import type { GoalMetric } from "../domain/performance/goals.ts";
import type { SplitBy } from "./goal-parts.ts";
import { metricWords } from "./metric-words.ts";

/** What people call the figures that goals are set for; "visit goal" and the like are a figure here. */
export const goalMetricWords: Readonly<Record<GoalMetric, readonly string[]>> = {
  averageOrder: metricWords.averageOrder,
  revenuePerVisit: metricWords.revenuePerVisit,
  newCustomers: metricWords.newCustomers,
  coverage: metricWords.coverage,
  winRate: metricWords.winRate,
  retention: metricWords.retention,
  penetration: metricWords.penetration,
  visits: [...metricWords.visits, "visits?", "calls?(?! (?:it|me|them))"],
  orders: metricWords.orders,
  revenue: metricWords.revenue,
};

export const splitWords: Readonly<Record<SplitBy, readonly string[]>> = {
  potential: ["potential"],
  history: [
    "history",
    "histor(?:y|ic|ical|ically)",
    "(?:by|like|as|on) (?:last|past|previous|prior) (?:year|years|sales|results|quarter)",
    "(?:past|prior|previous) (?:sales|results|performance|years?)",
    "last years (?:sales|results|numbers|split|shares?)",
    "what they sold",
  ],
  even: [
    "even(?:ly)?",
    "equal(?:ly)?",
    "the same for (?:all|everybody|everyone|each)",
    "in equal (?:parts|shares)",
  ],
};
