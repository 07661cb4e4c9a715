import type { Card, Chart, Part, Table } from "../../cards/card.ts";

/** A card as text for a terminal or a log, about 100 columns wide. */
export function renderTerminal({ title, parts }: Card): string {
  return [title, "=".repeat(Math.min(100, widthOf(title))), ...parts.flatMap(lines)].join("\n");
}

function lines(part: Part): readonly string[] {
  switch (part.kind) {
    case "text":
      return [part.text];
    case "note":
      return [`! ${part.text}`];
    case "facts":
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case "table":
      return tableLines(part);
    case "chart":
      return chartLines(part);
    case "picture":
      return [`[${part.alt}]`];
    case "buttons":
      return [
        part.buttons
          .map((button) =>
            "url" in button && !button.url.startsWith("data:")
              ? `[${button.label}: ${button.url}]`
              : `[${button.label}]`,
          )
          .join(" "),
      ];
    case "form":
      return [`[${part.title}: ${part.fields.map(({ label }) => label).join(", ")}]`];
  }
}

/** Wider cells are wrapped nowhere: a terminal does that. The last column has no fixed width. */
function tableLines({ columns, rows }: Table): readonly string[] {
  const all = [columns.map(({ header }) => header), ...rows];
  const widths = columns.map((_, column) =>
    Math.max(...all.map((row) => widthOf(row[column] ?? ""))),
  );
  return all.map((row) =>
    row
      .map((cell, column) =>
        pad(cell, {
          width: column === columns.length - 1 ? 0 : (widths[column] ?? 0),
          align: columns[column]?.align ?? "left",
        }),
      )
      .join("  ")
      .trimEnd(),
  );
}

function pad(
  cell: string,
  { width, align }: { readonly width: number; readonly align: "left" | "right" },
): string {
  const space = " ".repeat(Math.max(0, width - widthOf(cell)));
  return align === "right" ? space + cell : cell + space;
}

const characters = new Intl.Segmenter("en");

/** Characters as people count them. */
const widthOf = (text: string): number => Array.from(characters.segment(text)).length;

const BARS = "▁▂▃▄▅▆▇█";

/** One line a series: a bar for each label. */
function chartLines({ title, series, labels }: Chart): readonly string[] {
  return series.map(({ values }) => {
    const most = Math.max(1, ...values.map((value) => value ?? 0));
    const bars = values.map((value) =>
      value === null
        ? " "
        : (BARS[Math.round((Math.max(0, value) / most) * (BARS.length - 1))] ?? ""),
    );
    return `${title}: ${bars.join("")} (${labels[0]} to ${labels.at(-1)})`;
  });
}
