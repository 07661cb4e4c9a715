/** One fact of an answer, before it is written. Money in cents; shares as 0.81; minutes of the day. */
export type FactPart =
  | { readonly kind: "count"; readonly value: number; readonly noun: string }
  | { readonly kind: "money"; readonly value: number; readonly isRounded?: boolean }
  | { readonly kind: "percent"; readonly value: number }
  | { readonly kind: "minutes"; readonly value: number }
  | { readonly kind: "km"; readonly value: number }
  | { readonly kind: "clock"; readonly value: string }
  | { readonly kind: "day"; readonly value: string }
  | { readonly kind: "month"; readonly value: string }
  | { readonly kind: "place"; readonly value: number }
  | { readonly kind: "name"; readonly value: string };

export type Statement = readonly (string | FactPart)[];

export const count = (value: number, noun = ""): FactPart => ({ kind: "count", value, noun });
export const money = (value: number, isRounded = false): FactPart => ({
  kind: "money",
  value,
  isRounded,
});
export const percent = (value: number): FactPart => ({ kind: "percent", value });
export const minutes = (value: number): FactPart => ({ kind: "minutes", value });
export const km = (value: number): FactPart => ({ kind: "km", value });
export const clock = (value: string): FactPart => ({ kind: "clock", value });
export const day = (value: string): FactPart => ({ kind: "day", value });
export const month = (value: string): FactPart => ({ kind: "month", value });
export const place = (value: number): FactPart => ({ kind: "place", value });
export const name = (value: string): FactPart => ({ kind: "name", value });

/** What results look like, as far as sentences are made of them. */
// oxlint-disable-next-line typescript/no-explicit-any -- results of all tools, read by name
export type Result = any;

export type Templates = Readonly<Record<string, (result: Result) => readonly Statement[]>>;
