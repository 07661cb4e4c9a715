import type { Block, KnownBlock, Button as SlackButton } from "@slack/types";
import type { Button, Card, Form, MapView, Part, Table } from "../../cards/card.ts";
import { cut } from "../../cards/format.ts";
import { chartBlock } from "./chart-block.ts";
import { LIMITS } from "./limits.ts";
import { packPress } from "./press.ts";
import { tableBlock, tableLines } from "./table-block.ts";
import { escaped } from "./words.ts";

/** What of an answer Slack is sent: one message, and pictures that follow it. */
export type SlackMessage = {
  /** For notifications, screen readers, and where blocks are refused. */
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  /** The same without the newer blocks, for where those are refused. */
  readonly plainBlocks: readonly AnyBlock[];
  readonly pictures: readonly { readonly alt: string; readonly map: MapView }[];
};

/** Slack's own types do not know every block that Slack draws. */
export type AnyBlock = KnownBlock | Block;

/** The tool and input that gave the answer: what does not fit is asked for once more. */
export type Asked = {
  readonly tool: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
};

/** Draws an answer. Everything from data stands in plain text objects, in which Slack reads no markup, link or mention. */
export function render(
  { text, cards }: { readonly text: string; readonly cards: readonly Card[] },
  asked: Asked,
): SlackMessage {
  const draw = (isPlain: boolean): readonly AnyBlock[] => {
    const left = { tables: LIMITS.tables, charts: LIMITS.charts };
    return fitted(cards.flatMap((card) => cardBlocks(card, { asked, isPlain, left })));
  };
  return {
    text: escaped(cut(text, LIMITS.text)),
    blocks: draw(false),
    plainBlocks: draw(true),
    pictures: cards
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.kind === "picture" ? [{ alt: part.alt, map: part.map }] : [])),
  };
}

type Drawing = {
  readonly asked: Asked;
  readonly isPlain: boolean;
  /** Slack takes so many more of these in a message. */
  readonly left: { tables: number; charts: number };
};

export function cardBlocks({ title, parts }: Card, drawing: Drawing): readonly AnyBlock[] {
  const head: AnyBlock =
    title.length <= LIMITS.header
      ? { type: "header", text: plain(title) }
      : { type: "section", text: plain(cut(title, LIMITS.section)) };
  return [head, ...parts.flatMap((part) => partBlocks(part, drawing))];
}

function partBlocks(part: Part, drawing: Drawing): readonly AnyBlock[] {
  switch (part.kind) {
    case "text":
      return [{ type: "section", text: plain(cut(part.text, LIMITS.section)) }];
    case "note":
      return [aside(part.text)];
    case "facts":
      return part.facts.length === 0
        ? []
        : [
            {
              type: "section",
              text: plain(
                cut(
                  part.facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
                  LIMITS.section,
                ),
              ),
            },
          ];
    case "table":
      return tableBlocks(part, drawing);
    case "chart":
      return chartBlock(part, drawing);
    case "picture":
      return []; // It follows as a file.
    case "buttons":
      return buttonBlocks(part.buttons, drawing.asked);
    case "form":
      return formBlocks(part);
  }
}

const plain = (text: string) => ({ type: "plain_text" as const, text: text || " ", emoji: false });

const aside = (text: string): AnyBlock => ({
  type: "context",
  elements: [plain(cut(text, 2000))],
});

/** Rows beyond Slack's limit are said, and handed out as a file. */
function tableBlocks(table: Table, { asked, isPlain, left }: Drawing): readonly AnyBlock[] {
  if (table.rows.length === 0) return [];
  const isNative = !isPlain && left.tables > 0 && table.columns.length <= LIMITS.tableColumns;
  if (isNative) left.tables -= 1;
  const drawn = isNative ? tableBlock(table) : tableLines(table);
  const rest = table.rows.length - drawn.rows;
  return [...drawn.blocks, ...(rest > 0 ? restBlocks(rest, asked) : [])];
}

function restBlocks(rest: number, { tool, input }: Asked): readonly AnyBlock[] {
  const value = tool === null ? null : packPress({ kind: "rows", tool, input: input ?? {} });
  const button: readonly AnyBlock[] =
    value === null
      ? []
      : [
          {
            type: "actions",
            elements: [
              { type: "button", action_id: "rows", text: plain("All rows as CSV"), value },
            ],
          },
        ];
  return [aside(`… and ${rest} more.`), ...button];
}

function buttonBlocks(buttons: readonly Button[], asked: Asked): readonly AnyBlock[] {
  const elements = buttons.slice(0, LIMITS.actions).flatMap((button, at): SlackButton[] => {
    const look = {
      type: "button" as const,
      text: plain(cut(button.label, LIMITS.buttonText)),
    };
    if ("url" in button) return linkButton(button, look, { at, asked });
    const value = packPress({ kind: "tool", tool: button.tool, input: button.input });
    if (value === null) return [];
    const style = button.isPrimary === true ? { style: "primary" as const } : {};
    return [{ ...look, ...style, action_id: `tool:${at}`, value }];
  });
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

type ButtonLook = { readonly type: "button"; readonly text: ReturnType<typeof plain> };

/** Slack opens web addresses only; a file that stands in its address is handed out when it is asked for. */
function linkButton(
  { label, url }: Extract<Button, { readonly url: string }>,
  look: ButtonLook,
  { at, asked: { tool, input } }: { readonly at: number; readonly asked: Asked },
): SlackButton[] {
  if (/^https?:/.test(url) && url.length <= LIMITS.buttonUrl)
    return [{ ...look, action_id: `link:${at}`, url }];
  if (tool === null || !url.startsWith("data:")) return [];
  const value = packPress({ kind: "file", tool, input: input ?? {}, label });
  return value === null ? [] : [{ ...look, action_id: `file:${at}`, value }];
}

function formBlocks(form: Form): readonly AnyBlock[] {
  const value = packPress({ kind: "form", form });
  if (value === null) return [];
  const text = plain(cut(form.title, LIMITS.buttonText - 1));
  return [
    {
      type: "actions",
      elements: [{ type: "button", action_id: `form:${form.tool}`, text, value }],
    },
  ];
}

/** Neighbouring rows of buttons are one, and what Slack would refuse as too long is left out from the middle. */
function fitted(blocks: readonly AnyBlock[]): readonly AnyBlock[] {
  const kept: AnyBlock[] = [];
  let size = 0;
  const ends = blocks.filter(({ type }) => type === "actions");
  const room = LIMITS.message - JSON.stringify(ends).length;
  let left = 0;
  for (const block of joined(blocks)) {
    const length = block.type === "actions" ? 0 : JSON.stringify(block).length;
    if (size + length > room || kept.length >= LIMITS.blocks - 1) left += 1;
    else {
      kept.push(block);
      size += length;
    }
  }
  return left === 0 ? kept : [...kept, aside(`… and ${left} more parts that do not fit here.`)];
}

function joined(blocks: readonly AnyBlock[]): readonly AnyBlock[] {
  const result: AnyBlock[] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    if (
      before &&
      isActions(before) &&
      isActions(block) &&
      before.elements.length + block.elements.length <= 5
    ) {
      const elements = [...before.elements, ...block.elements];
      result[result.length - 1] = { type: "actions", elements: elements.map(distinct) } as AnyBlock;
    } else result.push(block);
  }
  return result;
}

type Actions = Block & { readonly elements: readonly { readonly action_id?: string }[] };

const isActions = (block: AnyBlock): block is AnyBlock & Actions =>
  block.type === "actions" && "elements" in block;

/** No two actions of a block may have the same id. */
const distinct = (element: { readonly action_id?: string }, at: number) => ({
  ...element,
  action_id: `${element.action_id ?? ""}:${at}`,
});
