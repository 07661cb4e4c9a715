import { join } from "node:path";
import { createUnderstanding, type Understanding } from "./assistant/understand/understand.ts";
import { tools } from "./tools/index.ts";

/** What was learned from the examples: it belongs to the code, not to the data, and is made by the set-up. */
const LEARNED = join(import.meta.dirname, "../node_modules/.rounds/learned");

/** Makes understanding ready, so that no question has to wait for it. */
export const learn = (): Promise<Understanding> =>
  createUnderstanding({ tools, cacheFolder: LEARNED });

/** Learns at the first question: what only imports or migrates does not wait for it. */
export function learnWhenAsked(): Understanding {
  let understanding: Promise<Understanding> | null = null;
  return {
    async understand(text, situation, previous) {
      understanding ??= learn();
      return (await understanding).understand(text, situation, previous);
    },
    async resolve(tool, input, situation) {
      understanding ??= learn();
      return (await understanding).resolve(tool, input, situation);
    },
  };
}
