import type { Card } from "../../cards/card.ts";
import { visible } from "../../domain/visible.ts";
import { cardText } from "../card-text.ts";

/**
 * What a tool found, as the model reads it. Names, notes and file names were written by others: they are data between two
 * marks that nothing inside can write, and what no person sees is taken out of them.
 */
export function asData(tool: string, card: Card, result: unknown): string {
  const summary = visible(cardText(card));
  const whole = JSON.stringify({ summary, result: shortened(result) });
  const content = whole.length <= MOST_CHARACTERS ? whole : JSON.stringify({ summary });
  return between(tool, content);
}

/** Why a tool did not run, in the same marks: it may repeat words of others. */
export const refusalAsData = (
  tool: string,
  refusal: { readonly code: string; readonly message: string; readonly hint: string },
): string => between(tool, JSON.stringify(shortened({ refusal })));

/** What was called before in the thread: texts in it may have come from a result. */
export const callAsData = (tool: string, input: unknown): string =>
  between(tool, JSON.stringify({ input: shortened(input) }));

const between = (tool: string, json: string): string =>
  `<data tool="${tool.replaceAll(/\W/g, "")}">${json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e")}</data>`;

/** About 5,000 tokens. What is longer is told by its card alone. */
const MOST_CHARACTERS = 20_000;
const MOST_ITEMS = 25;
const MOST_TEXT = 600;

/** Keys that only draw: maps, links, files. They would be most of the text. */
const DRAWN = /^(?:lat|lng|place|home|outline|map|geometry|url|calendar|polyline)$/;

/** Lists and texts cut to what is worth reading, with what was left out. */
function shortened(value: unknown): unknown {
  if (typeof value === "string") {
    const text = visible(value);
    return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}…`;
  }
  if (Array.isArray(value)) {
    const head = value.slice(0, MOST_ITEMS).map(shortened);
    const rest = value.length - head.length;
    return rest > 0 ? [...head, `and ${rest} more`] : head;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !DRAWN.test(key))
      .map(([key, each]) => [visible(key), shortened(each)]),
  );
}
