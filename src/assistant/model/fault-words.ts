import type { FaultReason } from "./port.ts";

/** Why there is no answer of the model, as the person is told. */
const WHY: Readonly<Record<FaultReason, string>> = {
  busy: "The language model has too much to do at the moment",
  slow: "The language model took too long",
  down: "The language model cannot be reached",
  resting: "The language model is out of order at the moment",
  calls: "The language model found no end",
  declined: "The language model declined to answer that",
  unreadable: "The language model gave no usable answer",
  person_limit: "You have used your share of the language model for today",
  workspace_limit: "The language model is used up for today",
};

/** Said below an answer that was found without it. */
export const answeredWithout = (reason: FaultReason): string =>
  `${WHY[reason]}, so I took your words as my phrases read them. Ask again if you meant something else.`;

/** Said where nothing was understood without it. */
export const notWithout = (reason: FaultReason): string =>
  `${WHY[reason]}, and without it I only understand the phrases of the help and what is close to them.`;

/** Said where tools had answered already. */
export const withoutWords = (reason: FaultReason): string =>
  `${WHY[reason]}, so this is only what was looked up.`;
