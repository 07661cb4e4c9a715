import type { Table } from "../../cards/card.ts";
import { LIMITS } from "./limits.ts";
import type { AnyBlock } from "./render.ts";

/** A table as far as it can be drawn, and how many of its rows that is. */
export type Drawn = { readonly blocks: readonly AnyBlock[]; readonly rows: number };

/** Slack's own table, as far as a message can be long; its cells are raw text. An empty cell is refused. */
export function tableBlock({ columns, rows }: Table): Drawn {
  const shown: object[] = [];
  let size = 0;
  for (const cells of [columns.map(({ header }) => header), ...rows]) {
    const row = cells.map((text) => ({ type: "raw_text", text: text === "" ? " " : text }));
    size += JSON.stringify(row).length;
    if (size > LIMITS.table || shown.length >= LIMITS.tableRows) break;
    shown.push(row);
  }
  const block = {
    type: "table",
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: true })),
    rows: shown,
  };
  return { blocks: [block], rows: shown.length - 1 };
}

/** The table in letters of one width, as far as a block can be long. */
export function preformatted({ columns, rows }: Table): Drawn {
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
