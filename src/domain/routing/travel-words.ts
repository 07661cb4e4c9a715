import { ESTIMATED } from "../geo/travel-estimate.ts";
import type { TravelTable } from "../ports.ts";

/** What the driving times of some legs of a table are, with those that the source did not tell. */
export function sourceInWords(
  { source, estimated, trouble }: Pick<TravelTable, "source" | "estimated" | "trouble">,
  legs: readonly number[],
): string {
  const guessed = legs.filter((leg) => estimated[leg] === 1).length;
  if (guessed === 0 || trouble === null) return source;
  if (guessed === legs.length) return `${ESTIMATED}: ${trouble}`;
  return `${source}; ${guessed} of ${legs.length} legs estimated: ${trouble}`;
}
