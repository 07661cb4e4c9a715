import type { Table } from "../cards/card.ts";
import type { Reply } from "./assistant.ts";
import type { ChatPort, ChatUser } from "./chat-port.ts";

/** What a card cannot show and a chat hands out as a file: that of a button, or all rows of the first table. */
export type HandedOut = {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
} & ({ readonly kind: "file"; readonly label: string } | { readonly kind: "rows" });

export type OutFile = { readonly name: string; readonly title: string; readonly content: Buffer };

/** Asks the tool once more, as a card keeps no files, in the person's own name. Null: it is not there any more. */
export async function fileFor(
  port: ChatPort,
  { user, eventId }: { readonly user: ChatUser; readonly eventId: string | null },
  wanted: HandedOut,
): Promise<OutFile | null> {
  const answered = await port.answer({
    eventId,
    user,
    // It goes to whoever asked, so nobody reads along.
    place: { kind: "direct", placeId: "files", members: async () => [] },
    thread: `files:${user.userId}`,
    text: "",
    press: { tool: wanted.tool, input: wanted.input },
    onProgress: () => {},
    cancelled: new AbortController().signal,
  });
  const reply = answered?.here ?? null;
  if (reply === null) return null;
  return wanted.kind === "rows" ? rowsOf(port, reply) : linkedFile(reply, wanted.label);
}

function rowsOf(port: ChatPort, { cards, tool }: Reply): OutFile | null {
  const table = cards
    .flatMap(({ parts }) => parts)
    .find((part): part is Table => part.kind === "table");
  return table
    ? { name: `${tool ?? "rows"}.csv`, title: "All rows", content: port.csv(table) }
    : null;
}

function linkedFile({ cards }: Reply, label: string): OutFile | null {
  const buttons = cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
  const button = buttons.find((one) => "url" in one && one.label === label);
  return button && "url" in button ? dataFile(button.url, label) : null;
}

/** "data:text/calendar;charset=utf-8,BEGIN..." or in base64. */
function dataFile(url: string, title: string): OutFile | null {
  const found = /^data:([^;,]*)((?:;[^,]*)?),([\s\S]*)$/.exec(url);
  if (!found) return null;
  const [, kind = "", options = "", data = ""] = found;
  const content = options.includes("base64")
    ? Buffer.from(data, "base64")
    : Buffer.from(decodeURIComponent(data));
  return { name: kind === "text/calendar" ? "day.ics" : "file.txt", title, content };
}
