import type { Place } from "../domain/units.ts";

/**
 * What a person sees, the same on every platform; each platform has one renderer. A part kind exists only if every
 * platform can show it, even plainly.
 */
export type Card = { readonly title: string; readonly parts: readonly Part[] };

export type Part = Text | Note | Facts | Table | Chart | Picture | Buttons | Form;

/** A paragraph. Plain text: nothing in it is markup. */
export type Text = { readonly kind: "text"; readonly text: string };

/** An aside or a warning, shown smaller. */
export type Note = { readonly kind: "note"; readonly text: string };

export type Facts = {
  readonly kind: "facts";
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

export type Column = { readonly header: string; readonly align: "left" | "right" };

/** Rows have as many cells as there are columns. At most three columns fit a phone. */
export type Table = {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
};

export type Chart = {
  readonly kind: "chart";
  readonly shape: "bar" | "line";
  readonly title: string;
  /** How values are written, for example money without cents. */
  readonly unit: "money" | "count" | "percent";
  /** ISO currency of money values. */
  readonly currency: string;
  readonly labels: readonly string[];
  /** One value per label; money in cents; null: no value. */
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
  }[];
};

/** A map. Platforms that can, draw it live; the others show it as a PNG with `alt`. */
export type Picture = { readonly kind: "picture"; readonly alt: string; readonly map: MapView };

export type MapView = {
  /** Numbered places in the order of the route; `label` is the account's name, `detail` a second line. */
  readonly stops: readonly MapMark[];
  /** Places worth seeing but not on the route. */
  readonly others: readonly MapMark[];
  readonly start: MapMark | null;
  readonly end: MapMark | null;
  /** Whether start, stops and end are joined by a line. */
  readonly isRoute: boolean;
  /** Outline of the territory: closed rings, without repeating the first point. */
  readonly outline: readonly (readonly Place[])[];
  /** Who has which places, as dots of one colour each with a legend; see area-look.ts. */
  readonly areas?: readonly MapArea[];
};

export type MapArea = {
  readonly label: string;
  readonly places: readonly Place[];
  /** Places that come to it, drawn with a ring. */
  readonly arriving: readonly Place[];
};

export type MapMark = { readonly place: Place; readonly label: string; readonly detail: string };

export type Buttons = { readonly kind: "buttons"; readonly buttons: readonly Button[] };

/** Pressing runs a tool with an input, or opens an address. A card has at most four. */
export type Button =
  | {
      readonly label: string;
      readonly tool: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly isPrimary?: boolean;
    }
  | { readonly label: string; readonly url: string };

/** A few typed fields; sending runs `tool` with `input` and what was filled in. */
export type Form = {
  readonly kind: "form";
  readonly title: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly fields: readonly FormField[];
  readonly submit: string;
};

export type FormField = {
  /** The tool's input field. */
  readonly name: string;
  readonly label: string;
  readonly type: "line" | "lines" | "number" | "date" | "time" | "choice";
  readonly value: string | null;
  /** For `choice` only. */
  readonly options?: readonly { readonly label: string; readonly value: string }[];
};

export const text = (words: string): Text => ({ kind: "text", text: words });

export const note = (words: string): Note => ({ kind: "note", text: words });

export const facts = (values: Readonly<Record<string, string>>): Facts => ({
  kind: "facts",
  facts: Object.entries(values).map(([label, value]) => ({ label, value })),
});

export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Table => ({
  kind: "table",
  columns,
  rows,
});

export const buttons = (...list: readonly Button[]): Buttons => ({
  kind: "buttons",
  buttons: list,
});
