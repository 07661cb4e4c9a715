import { UserError } from "../../domain/errors.ts";
import { allVisible } from "../../domain/visible.ts";
import { isAddress, LINK } from "../receipts/links.ts";

/** What a model's arguments may hold beside values. */
export type Allowed = {
  /** What the person said and what tools found in this turn: links in it may be passed on. */
  readonly known: readonly string[];
  /** Whether words repeat what the model was told. */
  readonly isOwnText: (words: string) => boolean;
};

/**
 * What a model gives a tool is shown to the person, in a card to confirm or in a refusal. Links that nobody gave could
 * carry data out, and are taken out; the model's instructions are refused.
 */
export function safeInput(
  args: Readonly<Record<string, unknown>>,
  allowed: Allowed,
): Readonly<Record<string, unknown>> {
  const given = structuredClone(allVisible(args));
  clear(given, allowed);
  return given;
}

function clear(holder: object, allowed: Allowed): void {
  for (const [key, each] of Object.entries(holder)) {
    if (typeof each === "string") Reflect.set(holder, key, safeText(each, allowed));
    else if (typeof each === "object" && each !== null) clear(each, allowed);
  }
}

function safeText(text: string, { known, isOwnText }: Allowed): string {
  if (isOwnText(text)) throw NO_VALUE;
  const isKnown = (link: string): boolean => known.some((words) => words.includes(link));
  return text.replaceAll(LINK, (link) => (isAddress(link) || isKnown(link) ? link : "[link]"));
}

const NO_VALUE = new UserError(
  "bad_input",
  "A value repeats my instructions: it is no value.",
  "Say it once more.",
);
