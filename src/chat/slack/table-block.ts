import type { Table } from "../../cards/card.ts";
import { LIMITS } from "./limits.ts";
import type { AnyBlock } from "./render.ts";

/** Slack's own table; its cells are raw text. An empty cell is refused. */
export function tableBlock({ columns, rows }: Table): AnyBlock {
  const block = {
    type: "table",
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: true })),
    rows: [columns.map(({ header }) => header), ...rows].map((cells) =>
      cells.map((text) => ({ type: "raw_text" as const, text: text === "" ? " " : text })),
    ),
  };
  return block;
}

/** The table in letters of one width, as far as a block can be long. */
export function preformatted({ columns, rows }: Table): {
  readonly blocks: readonly AnyBlock[];
  readonly rows: number;
} {
  const lines = [columns.map(({ header }) => header), ...rows];
  const widths = columns.map((_, at) =>
    Math.max(...lines.map((cells) => (cells[at] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return columns[at]?.align === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const shown: string[] = [];
  let size = 0;
  for (const text of lines.map(line)) {
    size += text.length + 1;
    if (size > LIMITS.section) break;
    shown.push(text);
  }
  const elements = [{ type: "text", text: shown.join("\n") }];
  const block = { type: "rich_text", elements: [{ type: "rich_text_preformatted", elements }] };
  return { blocks: [block], rows: shown.length - 1 };
}
