import { randomUUID } from "node:crypto";
import { buttons, type Card, note, text } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import type { Tool } from "../tools/tool.ts";
import type { World } from "../tools/world.ts";
import type { Reply } from "./assistant.ts";
import { cardText } from "./card-text.ts";
import { inWords } from "./in-words.ts";
import type { Directory } from "./understand/directory.ts";

/** A tool with its input, as one of several wishes. */
export type Wish = { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/** What the button of a Confirm card calls: no tool, but several of them. */
export const CONFIRM = "confirm";

/** A Confirm button is good for that long. */
const GOOD_FOR_MS = 60 * 60_000;

/** What will be written, in words, and a button that does it. Nothing is done yet. */
export function proposal(
  wishes: readonly Wish[],
  { tools, directory, world }: Showing,
): Pick<Reply, "cards" | "text"> {
  const words = { directory, currency: world.workspace.currency };
  const isWrite = ({ tool }: Wish) => tools.get(tool)?.effect === "write";
  const inLine = (wish: Wish) => inWords(tools.get(wish.tool), wish.input, words);
  const others = wishes.filter((wish) => !isWrite(wish));
  const input = { id: randomUUID(), at: world.instant.toISOString(), wishes };
  const card: Card = {
    title: "Shall I write this?",
    parts: [
      ...wishes.filter(isWrite).map((wish) => text(inLine(wish))),
      ...(others.length === 0 ? [] : [note(`With it: ${others.map(inLine).join("; ")}`)]),
      buttons({ label: "Confirm", tool: CONFIRM, input, isPrimary: true }),
      note("Nothing is written until you confirm, within the hour."),
    ],
  };
  return { cards: [card], text: cardText(card) };
}

export type Showing = {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly directory: Directory;
  readonly world: World;
};

/** Marks a confirmation as used; false: it was used before. Any number of processes may try. */
export type Claim = (id: string, at: Date) => Promise<boolean>;

/** What a press of Confirm stands for. Refuses one that is too old or was pressed before. */
export async function confirmed(
  input: Readonly<Record<string, unknown>>,
  world: World,
  claim: Claim,
): Promise<readonly [Wish, ...Wish[]]> {
  const { id, at, wishes } = input;
  const [first, ...more] = Array.isArray(wishes) ? wishes.filter(isWish) : [];
  if (typeof id !== "string" || typeof at !== "string" || first === undefined) {
    throw new UserError("bad_input", "That is nothing to confirm.", "Say it once more.");
  }
  const age = Math.abs(world.instant.getTime() - new Date(at).getTime());
  if (!(age <= GOOD_FOR_MS)) {
    throw new UserError("expired", "That was more than an hour ago.", "Say it once more.");
  }
  if (!(await claim(`${world.asker.email} ${id}`, world.instant))) {
    throw new UserError("done", "That was confirmed already.", "Nothing was written twice.");
  }
  return [first, ...more];
}

const isWish = (value: unknown): value is Wish =>
  typeof value === "object" &&
  value !== null &&
  "tool" in value &&
  typeof value.tool === "string" &&
  value.tool !== CONFIRM &&
  "input" in value &&
  typeof value.input === "object" &&
  value.input !== null;

/** One answer of several: the first one's tool and input, the cards of all. */
export function combined(replies: readonly [Reply, ...Reply[]]): Reply {
  const [first, ...more] = replies;
  return {
    ...first,
    calls: more.map(({ tool, input, result }) => ({
      tool: tool ?? "",
      input: input ?? {},
      result,
    })),
    text: replies.map((reply) => reply.text).join("\n\n"),
    cards: replies.flatMap(({ cards }) => cards),
    error: replies.find(({ error }) => error !== null)?.error ?? null,
  };
}
