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

/** The table line by line, which every client draws and no phone breaks, as far as a block can be long. */
export function tableLines({ columns, rows }: Table): Drawn {
  const lines = [columns.map(({ header }) => header), ...rows].map((cells) =>
    cells.filter((cell) => cell !== "").join(" · "),
  );
  const shown: string[] = [];
  let size = 0;
  for (const line of lines) {
    size += line.length + 1;
    if (size > LIMITS.section) break;
    shown.push(line);
  }
  const words = shown.join("\n");
  const text = { type: "plain_text" as const, text: words, emoji: false };
  // A table of nothing is no block: Slack refuses empty words.
  return { blocks: words.trim() === "" ? [] : [{ type: "section", text }], rows: shown.length - 1 };
}
