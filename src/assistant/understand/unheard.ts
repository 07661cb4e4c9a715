import type { Slots } from "../../tools/slots.ts";
import type { Filled } from "./fill.ts";
import { textAfterCue } from "./free-text.ts";
import { type Mention, type ReadingType, readingOf } from "./mention.ts";
import { findPattern, overlapsAny, type Sentence, wordsOf } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";
import { stopsSaid } from "./stops-meant.ts";

/** What somebody says for a reason: an answer that leaves it aside has to say so. */
const TELLING: ReadonlySet<ReadingType> = new Set(["account", "distance", "money", "share"]);
/** Only told where times are a matter at all: "brief me before my noon" is no wish for a time. */
const OF_DAYS: ReadonlySet<ReadingType> = new Set(["time", "duration"]);
/** Beside an account it only says which one. */
const PLACES: ReadonlySet<ReadingType> = new Set(["town", "territory", "zip"]);

const HOLIDAYS =
  "christmas(?: eve| day)?|xmas|easter|thanksgiving|new years(?: eve| day)?|labor day|memorial day|independence day|halloween|valentines(?: day)?|super bowl|ramadan|hanukkah";

/**
 * What was said but found no field of the tool, in the person's own words: "max 150 miles tomorrow" where no field is a
 * distance. Tools that keep the rest of the words as a text leave nothing aside.
 */
export function unheard(
  sentence: Sentence,
  slots: Slots,
  mentions: readonly Mention[],
  filled: Filled,
): string[] {
  const keepsTheRest = Object.values(slots).some(
    ({ type, before }) => type === "text" && before === undefined,
  );
  if (keepsTheRest) return [];
  const used = [...filled.values()].flat().flatMap(({ mention }) => mention ?? []);
  const texts = Object.values(slots).flatMap((slot) =>
    slot.type === "text" ? (textAfterCue(sentence, slot) ?? []) : [],
  );
  const isTelling = ({ readings: [reading] }: Mention): boolean => {
    if (reading === undefined) return false;
    if (OF_DAYS.has(reading.type)) return hasTimes(slots);
    if (PLACES.has(reading.type)) return !used.some((other) => readingOf(other, "account"));
    return TELLING.has(reading.type);
  };
  const told = mentions.filter(isTelling);
  // Places in a plan that was not shown, and days that no calendar of ours has.
  const strange = [...stopsSaid(sentence), ...findPattern(sentence, HOLIDAYS)].filter(
    (span) => !overlapsAny(span, told),
  );
  return [...told, ...strange]
    .filter((span) => !overlapsAny(span, [...used, ...texts]))
    .map((span) => wordsOf(sentence, span));
}

const hasTimes = (slots: Slots): boolean =>
  Object.values(slots).some((slot) => typesOf(slot).includes("time"));
