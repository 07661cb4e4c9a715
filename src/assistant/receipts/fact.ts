import type { LocalDate } from "../../domain/units.ts";
import { type Figure, isFigure, type Value } from "./claim.ts";
import type { KnownNames } from "./names.ts";

/** Something that may be said. */
export type Fact = {
  readonly value: Value;
  /** What it counts: words around it, its column, the keys that lead to it. */
  readonly labels: readonly string[];
  /** What it is a fact of, in plain words; null: of the whole answer. */
  readonly about: string | null;
  /** Whether the person sees it on the card. */
  readonly isShown: boolean;
  /** The same column or key of different things: what can be compared. */
  readonly key: string;
};

export type Reading = {
  readonly today: LocalDate;
  readonly currency: string;
  readonly names: KnownNames;
};

/** A number that nobody rounded. */
export const exactly = (
  kind: Figure["kind"],
  size: number,
  currency: string | null = null,
): Figure => ({
  kind,
  sizes: [{ size: Math.abs(size), half: 0 }],
  sign: size < 0 ? -1 : 1,
  currency,
});

/** "2026 04": what a month of a list is about. */
export const monthName = (value: Value): string | null =>
  value.kind === "month" && value.year !== null
    ? `${value.year} ${String(value.month).padStart(2, "0")}`
    : null;

/** What stands at a place of a list. */
export const placeFact = (
  place: number,
  about: string | null,
  labels: readonly string[],
): Omit<Fact, "isShown"> => ({ value: exactly("place", place), labels, about, key: "place" });

export const inCurrency = (value: Value, currency: string): Value =>
  isFigure(value) && value.kind === "money"
    ? { ...value, currency: value.currency ?? currency }
    : value;
