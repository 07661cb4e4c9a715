import type { Rounds } from "../../src/rounds.ts";

export type Who = { readonly as?: string; readonly at?: string };

/** Presses a button of a card, as somebody, at a time of theirs. */
export const presser =
  (rounds: () => Rounds, usual: Required<Who>) =>
  (tool: string, input: object, who: Who = {}) =>
    rounds().ask({
      ...usual,
      ...who,
      thread: null,
      channel: null,
      text: "",
      press: { tool, input: { ...input } },
    });
