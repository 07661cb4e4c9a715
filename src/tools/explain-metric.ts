import { z } from "zod";
import { buttons, facts } from "../cards/card.ts";
import { kpiOf } from "../domain/performance/kpis.ts";
import { explainMetricExamples } from "./examples/explain-metric.ts";
import { metricWords } from "./metric-words.ts";
import { METRICS, metricField } from "./metrics.ts";
import { defineTool } from "./tool.ts";

export const explainMetric = defineTool({
  name: "explain_metric",
  title: "Explain a figure",
  description: "How a figure such as coverage or win rate is computed, and from which data.",
  right: "rep",
  effect: "read",
  openTo: "anybody",
  phrases: ["how is coverage computed?", "what does win rate mean?", "how do you measure growth?"],
  examples: explainMetricExamples,
  slots: { metric: { type: "choice", words: metricWords, isRequired: true } },
  input: z.object({ metric: metricField() }),
  result: z.object({
    metric: z.string(),
    label: z.string(),
    formula: z.string(),
    source: z.string(),
    better: z.enum(["more", "less"]),
  }),

  async run({ metric }) {
    const { label, formula, source, better } = kpiOf(metric);
    return { metric, label, formula, source, better };
  },

  card({ metric, label, formula, source, better }, world) {
    const others = METRICS.filter((other) => other !== metric).slice(0, 1);
    return {
      title: `${label}: ${formula}`,
      parts: [
        facts({
          "Counted from": source,
          "What is good": better === "more" ? "more is better" : "less is better",
        }),
        buttons(
          { label: "My figures", tool: "show_performance", input: {} },
          ...(world.asker.role === "rep"
            ? []
            : [
                {
                  label: `Compare ${label.toLowerCase()}`,
                  tool: "compare_territories",
                  input: { metrics: [metric] },
                },
              ]),
          ...others.map((other) => ({
            label: `How is ${kpiOf(other).label.toLowerCase()} computed?`,
            tool: "explain_metric",
            input: { metric: other },
          })),
        ),
      ],
    };
  },
});
