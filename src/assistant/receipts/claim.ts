import type { Size } from "./numbers.ts";

/** What can be right or wrong in words: a figure with its unit, a day, a time, a name of a thing. */
export type Value =
  | {
      readonly kind: "count" | "money" | "percent" | "minutes" | "km" | "place";
      /** Every number that the writing may mean. */
      readonly sizes: readonly Size[];
      /** 1 or -1 if a sign or a word such as "down" says so. */
      readonly sign: -1 | 0 | 1;
      /** ISO code for money; null: not said. */
      readonly currency: string | null;
    }
  | { readonly kind: "clock"; readonly minute: number; readonly half: number }
  | { readonly kind: "day"; readonly date: string; readonly weekday: number | null }
  | { readonly kind: "weekday"; readonly weekday: number }
  /** 1 to 12; null: any year. */
  | { readonly kind: "month"; readonly month: number; readonly year: number | null }
  | { readonly kind: "quarter"; readonly quarter: number; readonly year: number | null }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "link"; readonly link: string };

export type Figure = Extract<Value, { readonly sizes: readonly Size[] }>;

/** A value where it stands: offsets of the text. */
export type Claim = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly value: Value;
  /** Words that say what it counts, each in its plain form: right behind it; behind "for", "of" or "in"; before it. */
  readonly nouns: readonly string[];
  readonly for: readonly string[];
  readonly before: readonly string[];
};

export const isFigure = (value: Value): value is Figure => "sizes" in value;
