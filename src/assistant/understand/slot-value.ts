import type { LocalDate, MinuteOfDay } from "../../domain/units.ts";
import type { Slot, SlotType } from "../../tools/slots.ts";
import { addTo } from "./calendar.ts";
import { hourOfDay } from "./find-quantities.ts";
import type { AccountReading, DateReading, Mention, PersonReading } from "./mention.ts";
import { readingOf } from "./mention.ts";
import { daysAgo, goalPeriod, monthsAhead } from "./span-values.ts";

/** What a mention is worth to a slot. */
export type SlotValue = string | number | boolean | NameValue;
/** A name is looked at once more before it becomes a value: it may fit several records or none. */
export type NameValue = AccountReading | PersonReading;

export type ValueContext = {
  readonly today: LocalDate;
  /** The sentence tells of the past: a bare weekday is the last one. */
  readonly isPast: boolean;
  /** A cue of the slot stands at the value, so a bare number may be a time or a duration. */
  readonly hasCue: boolean;
};

/** The first type of the slot that the mention can be; null: none. */
export function valueFor(slot: Slot, mention: Mention, context: ValueContext): SlotValue | null {
  const hasCue = context.hasCue || slot.takesBareNumber === true;
  for (const type of typesOf(slot)) {
    const value = READERS[type]?.(mention, slot, { ...context, hasCue }) ?? null;
    if (value !== null) return value;
  }
  return null;
}

export function typesOf(slot: Slot): readonly SlotType[] {
  return typeof slot.type === "string" ? [slot.type] : slot.type;
}

type Reader = (mention: Mention, slot: Slot, context: ValueContext) => SlotValue | null;

const READERS: Readonly<Partial<Record<SlotType, Reader>>> = {
  account: (mention) => readingOf(mention, "account"),
  person: (mention) => readingOf(mention, "person"),
  territory: (mention) => readingOf(mention, "territory")?.name ?? null,
  town: (mention) => readingOf(mention, "town")?.name ?? null,
  address: (mention) => readingOf(mention, "address")?.words ?? null,
  zip: (mention) => readingOf(mention, "zip")?.code ?? null,
  home: (mention) => (readingOf(mention, "home") === null ? null : "home"),
  date: (mention, slot, context) => dayOf(readingOf(mention, "date"), slot, context),
  period: (mention, slot, context) => periodOf(readingOf(mention, "date"), slot, context),
  dayCount: (mention) => dayCount(readingOf(mention, "date")),
  daysAgo: (mention, _, { today }) => daysAgo(readingOf(mention, "date"), today),
  monthsAhead: (mention, slot, { today }) => monthsAhead(readingOf(mention, "date"), slot, today),
  goalPeriod: (mention, _, { today }) => goalPeriod(readingOf(mention, "date"), today),
  time: (mention, slot, context) => timeOf(mention, slot, context.hasCue),
  duration: (mention, _, context) =>
    readingOf(mention, "duration")?.minutes ?? (context.hasCue ? numberOf(mention) : null),
  distance: (mention) => readingOf(mention, "distance")?.km ?? null,
  money: (mention) => readingOf(mention, "money")?.cents ?? null,
  share: (mention) => readingOf(mention, "share")?.share ?? null,
  rating: (mention) => readingOf(mention, "rating")?.mark ?? null,
  number: (mention, _, context) =>
    numberOf(mention) ?? (context.hasCue ? (wholeHour(mention) ?? fiveDigits(mention)) : null),
  industry: (mention) => readingOf(mention, "industry")?.name ?? null,
  segment: (mention) => readingOf(mention, "segment")?.name ?? null,
  kind: (mention) => {
    const segment = readingOf(mention, "segment");
    if (segment !== null) return `segment ${segment.name}`;
    return (
      (["kind", "industry", "town"] as const)
        .map((type) => readingOf(mention, type)?.name ?? null)
        .find((name) => name !== null) ?? null
    );
  },
  lead: (mention) => readingOf(mention, "lead")?.id ?? null,
  proposal: (mention) => readingOf(mention, "proposal")?.id ?? null,
  file: (mention) => readingOf(mention, "file")?.name ?? null,
  channel: (mention) => readingOf(mention, "channel")?.name ?? null,
};

/** "The next three days" are three; a week is none that was counted. */
const dayCount = (reading: DateReading | null): number | null =>
  reading?.form === "span" ? reading.days : null;

function numberOf(mention: Mention): number | null {
  return readingOf(mention, "number")?.value ?? null;
}

/** "to 6 stops" looked like a time. */
function wholeHour(mention: Mention): number | null {
  const minute = readingOf(mention, "time")?.minute;
  if (minute === undefined || minute % 60 !== 0) return null;
  return minute > 720 ? minute / 60 - 12 : minute / 60;
}

/** "To 90000" looked like a postal code. */
function fiveDigits(mention: Mention): number | null {
  const code = readingOf(mention, "zip")?.code;
  return code === undefined ? null : Number(code);
}

function timeOf(mention: Mention, slot: Slot, hasCue: boolean): string | null {
  const half = slot.isMorning === true ? "a" : undefined;
  const said = readingOf(mention, "time");
  if (said !== null) return clock(said.minute - (half && said.isGuess ? 720 : 0));
  const number = numberOf(mention);
  return hasCue && number !== null && Number.isInteger(number) ? bareTime(number, half) : null;
}

/** "At 8", "at 730". */
function bareTime(number: number, half: "a" | undefined): string | null {
  if (number >= 1 && number <= 12) return clock(60 * hourOfDay(number, half));
  const [hour, minute] = [Math.floor(number / 100), number % 100];
  if (hour < 1 || hour > 23 || minute > 59) return null;
  return clock(60 * hourOfDay(hour, undefined) + minute);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function clock(minute: MinuteOfDay): string {
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** The day of a plan is today or later and no whole week; a day to follow up is later. */
function dayOf(reading: DateReading | null, slot: Slot, { today }: ValueContext): LocalDate | null {
  if (reading === null) return null;
  if (slot.when === "past") {
    const isDone = reading.form === "day" && reading.date <= today;
    return isDone ? reading.date : null;
  }
  if (slot.when === "future")
    return isUnderWay(reading, slot, today) ? null : laterDay(reading, today);
  return reading.form === "day" || reading.form === "span" ? reading.date : null;
}

/** "This week" of what begins in the future begins now, as it does when nothing is said. */
const isUnderWay = (reading: DateReading, slot: Slot, today: LocalDate): boolean =>
  slot.when === "future" &&
  slot.part === "from" &&
  reading.form === "period" &&
  reading.date <= today &&
  reading.to !== null &&
  reading.to >= today;

/** "Not this month" ends with the month. */
function laterDay(reading: DateReading, today: LocalDate): LocalDate | null {
  if (reading.date > today) return reading.date;
  return reading.form === "period" && reading.to !== null && reading.to > today
    ? addTo(reading.to, 1, "day")
    : null;
}

function periodOf(
  reading: DateReading | null,
  slot: Slot,
  { today, isPast }: ValueContext,
): LocalDate | null {
  if (reading === null) return null;
  if (reading.form === "day") return isPast && reading.date > today ? reading.past : reading.date;
  if (isUnderWay(reading, slot, today)) return null;
  return slot.part === "to" ? reading.to : reading.from;
}
