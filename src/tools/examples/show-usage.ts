/** How people ask for it, beyond the phrases of the help. */
export const showUsageExamples: readonly string[] = [
  "model usage",
  "language model usage",
  "language model costs",
  "how much did the AI cost",
  "what did the AI cost us this month",
  "how many tokens did we use",
  "token usage",
  "tokens by person",
  "who uses the language model most",
  "AI bill",
  "LLM costs",
  "show the LLM usage",
  "what do we spend on the language model",
  "how often is the language model asked",
];
