import type { Button, Card, Form, FormField, MapView, Part, Table } from "../../cards/card.ts";
import { cut } from "../../cards/format.ts";
import { chartElement } from "./chart-element.ts";
import { LIMITS } from "./limits.ts";
import { FIELD, type Press } from "./press.ts";

/** A piece of an Adaptive Card. */
export type Element = { readonly type: string } & Readonly<Record<string, unknown>>;

export type AdaptiveCard = {
  readonly type: "AdaptiveCard";
  readonly $schema: string;
  readonly version: "1.5";
  readonly body: readonly Element[];
  readonly actions: readonly Element[];
  readonly msteams: { readonly width: "full" };
  /** What screen readers and notifications say. */
  readonly speak: string;
};

/** The tool and input that gave the answer: what does not fit is asked for once more. */
export type Asked = {
  readonly tool: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
};

/** A map as a PNG in base64. */
export type DrawPicture = (map: MapView) => string;

type Drawing = { readonly asked: Asked; readonly draw: DrawPicture };

/** Draws an answer as one card. Teams reads Markdown in text: what comes from data is escaped. */
export function render(cards: readonly Card[], asked: Asked, draw: DrawPicture): AdaptiveCard {
  const drawing = { asked, draw };
  const whole = cardOf(cards, drawing);
  if (sizeOf(whole) <= LIMITS.bytes) return whole;
  const withoutPictures = cards.map(({ title, parts }) => ({
    title,
    parts: parts.map(
      (part): Part => (part.kind === "picture" ? { kind: "note", text: part.alt } : part),
    ),
  }));
  return shortened(cardOf(withoutPictures, drawing));
}

const sizeOf = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card));

/** What does not fit is said. */
function shortened(card: AdaptiveCard): AdaptiveCard {
  const body = [...card.body];
  let left = 0;
  while (body.length > 1 && sizeOf({ ...card, body }) > LIMITS.bytes - 200) {
    body.pop();
    left += 1;
  }
  return left === 0
    ? card
    : { ...card, body: [...body, note(`… and ${left} more parts that do not fit here.`)] };
}

function cardOf(cards: readonly Card[], drawing: Drawing): AdaptiveCard {
  const actions = cards.flatMap(({ parts }) =>
    parts.flatMap((part) => actionsOf(part, drawing.asked)),
  );
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    body: cards.flatMap(({ title, parts }) => [
      { type: "TextBlock", text: escaped(title), wrap: true, weight: "Bolder", size: "Medium" },
      ...parts.flatMap((part) => partElements(part, drawing)),
    ]),
    actions: actions.slice(0, LIMITS.actions),
    msteams: { width: "full" },
    speak: cards.map(({ title }) => title).join(". "),
  };
}

function partElements(part: Part, { asked, draw }: Drawing): readonly Element[] {
  switch (part.kind) {
    case "text":
      return [{ type: "TextBlock", text: escaped(part.text), wrap: true }];
    case "note":
      return [note(part.text)];
    case "facts":
      return [
        {
          type: "FactSet",
          facts: part.facts.map(({ label, value }) => ({
            title: escaped(label),
            value: escaped(value),
          })),
        },
      ];
    case "table":
      return tableElements(part, asked);
    case "chart":
      return [chartElement(part)];
    case "picture":
      return [
        {
          type: "Image",
          url: `data:image/png;base64,${draw(part.map)}`,
          altText: part.alt,
          size: "Stretch",
        },
      ];
    case "buttons":
    case "form":
      return []; // They stand at the end of the card.
  }
}

const note = (text: string): Element => ({
  type: "TextBlock",
  text: escaped(text),
  wrap: true,
  isSubtle: true,
  size: "Small",
});

/** Column sets: phones draw no tables. */
function tableElements({ columns, rows }: Table, { tool }: Asked): readonly Element[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, LIMITS.tableRows);
  const widths = columns.map(({ header }, at) =>
    widthOf([header, ...shown.map((cells) => cells[at] ?? "")]),
  );
  const line = (cells: readonly string[], isHead: boolean): Element => ({
    type: "ColumnSet",
    spacing: "Small",
    columns: columns.map(({ align }, at) => ({
      type: "Column",
      width: widths[at] ?? "stretch",
      items: [
        {
          type: "TextBlock",
          text: escaped(cells[at] ?? "") || " ",
          wrap: true,
          size: "Small",
          horizontalAlignment: align === "right" ? "Right" : "Left",
          ...(isHead ? { weight: "Bolder" } : {}),
        },
      ],
    })),
  });
  const rest = rows.length - shown.length;
  const more =
    tool === null ? `… and ${rest} more.` : `… and ${rest} more: "All rows" hands them out.`;
  return [
    line(
      columns.map(({ header }) => header),
      true,
    ),
    ...shown.map((cells) => line(cells, false)),
    ...(rest > 0 ? [note(more)] : []),
  ];
}

/** Times and counts get the room that they need; names share the rest by their length. */
function widthOf(cells: readonly string[]): string {
  const longest = Math.max(...cells.map(({ length }) => length));
  return longest <= 6 ? `${8 * longest + 10}px` : String(Math.min(30, longest));
}

function actionsOf(part: Part, asked: Asked): readonly Element[] {
  if (part.kind === "buttons") return part.buttons.flatMap((button) => buttonAction(button, asked));
  if (part.kind === "form") return [formAction(part)];
  const { tool, input } = asked;
  const isLong = part.kind === "table" && part.rows.length > LIMITS.tableRows;
  return isLong && tool !== null
    ? [execute("All rows", { kind: "rows", tool, input: input ?? {} })]
    : [];
}

function buttonAction(button: Button, { tool, input }: Asked): readonly Element[] {
  const title = cut(button.label, LIMITS.buttonText);
  if ("tool" in button) {
    const press: Press = { kind: "tool", tool: button.tool, input: button.input };
    return [
      { ...execute(title, press), ...(button.isPrimary === true ? { style: "positive" } : {}) },
    ];
  }
  if (/^https?:/.test(button.url)) return [{ type: "Action.OpenUrl", title, url: button.url }];
  return tool === null || !button.url.startsWith("data:")
    ? []
    : [execute(title, { kind: "file", tool, input: input ?? {}, label: button.label })];
}

const execute = (title: string, press: Press): Element => ({
  type: "Action.Execute",
  title,
  verb: "press",
  data: { press },
});

/** A form opens inside the card. */
const formAction = ({ title, tool, input, submit, fields }: Form): Element => ({
  type: "Action.ShowCard",
  title: cut(title, LIMITS.buttonText),
  card: {
    type: "AdaptiveCard",
    version: "1.5",
    body: fields.map(inputOf),
    actions: [
      execute(submit, {
        kind: "tool",
        tool,
        input,
        numbers: fields.flatMap(({ name, type }) => (type === "number" ? [name] : [])),
      }),
    ],
  },
});

function inputOf({ name, label, type, value, options = [] }: FormField): Element {
  const base = {
    id: `${FIELD}${name}`,
    label,
    ...(value === null ? {} : { value: type === "number" ? Number(value) : value }),
  };
  switch (type) {
    case "line":
      return { type: "Input.Text", ...base };
    case "lines":
      return { type: "Input.Text", ...base, isMultiline: true };
    case "number":
      return { type: "Input.Number", ...base };
    case "date":
      return { type: "Input.Date", ...base };
    case "time":
      return { type: "Input.Time", ...base };
    case "choice":
      return {
        type: "Input.ChoiceSet",
        ...base,
        choices: options.map((option) => ({ title: option.label, value: option.value })),
      };
  }
}

/** Markdown, mentions and HTML of Teams mean nothing in what comes from data. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>~|]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#>+-])(?=\s)/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)\.(?=\s)/gm, String.raw`$1\.`);
