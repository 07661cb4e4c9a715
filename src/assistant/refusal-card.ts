import { buttons, type Card, text } from "../cards/card.ts";
import type { Choice } from "../domain/errors.ts";

/** Buttons a card may have on every platform. */
const MOST_BUTTONS = 4;

/** What a person sees instead of an answer: what is the matter, what to do, and ready answers. */
export function refusalCard({
  message,
  hint,
  choices,
}: {
  readonly message: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
}): Card {
  const shown = choices.slice(0, MOST_BUTTONS);
  return {
    title: message,
    parts: [
      ...(hint === "" ? [] : [text(hint)]),
      ...(shown.length === 0 ? [] : [buttons(...shown)]),
    ],
  };
}
