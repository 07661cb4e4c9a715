import type { Mention } from "./mention.ts";
import { type Sentence, wordsOf } from "./sentence.ts";

/** Channels as they are named: "#east-leads". */
export const findChannels = (sentence: Sentence): Mention[] =>
  sentence.tokens.flatMap((token, at) => {
    const span = { from: at, to: at + 1 };
    if (!/^#[a-z]/.test(token.text)) return [];
    return [{ ...span, readings: [{ type: "channel" as const, name: wordsOf(sentence, span) }] }];
  });
