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

/** Said instead of pressing Confirm: what the card stands for is not to be written. */
export const DISCARD = "discard";

/** A Confirm button is good for that long. */
export const GOOD_FOR_MS = 60 * 60_000;

/** What will be written, in words, and a button that does it. Nothing is done yet. */
export function proposal(
  wishes: readonly Wish[],
  { tools, directory, world, known }: Showing,
): Pick<Reply, "cards" | "text"> {
  const words = { directory, currency: world.workspace.currency, known };
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
  /** What values mean that are names to nobody, such as the id of a change. */
  readonly known?: ReadonlyMap<string, string>;
};

/** What the Confirm button of these cards stands for; null: they have none. */
export function pendingIn(cards: readonly Card[]): Wish["input"] | null {
  const all = cards.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])),
  );
  const found = all.findLast((button) => "tool" in button && button.tool === CONFIRM);
  return found !== undefined && "tool" in found ? found.input : null;
}

/** Marks a confirmation as answered; false: it was answered before. Any number of processes may try. */
export type Claim = (id: string, at: Date) => Promise<boolean>;

/** What a press of Confirm stands for. Refuses one that is too old or was pressed before. */
export async function confirmed(
  input: Readonly<Record<string, unknown>>,
  world: World,
  claim: Claim,
): Promise<readonly [Wish, ...Wish[]]> {
  const { at, wishes } = input;
  const [first, ...more] = Array.isArray(wishes) ? wishes.filter(isWish) : [];
  if (typeof at !== "string" || first === undefined) throw nothingToConfirm();
  const age = Math.abs(world.instant.getTime() - new Date(at).getTime());
  if (!(age <= GOOD_FOR_MS)) {
    throw new UserError("expired", "That was more than an hour ago.", "Say it once more.");
  }
  await settle(input, world, claim);
  return [first, ...more];
}

const nothingToConfirm = (): UserError =>
  new UserError("bad_input", "That is nothing to confirm.", "Say it once more.");

/** Answers a Confirm card with no: its button does nothing any more. */
export async function discarded(
  input: Wish["input"],
  world: World,
  claim: Claim,
): Promise<Pick<Reply, "cards" | "text">> {
  await settle(input, world, claim);
  const card: Card = { title: "Nothing was written.", parts: [] };
  return { cards: [card], text: cardText(card) };
}

async function settle({ id }: Wish["input"], world: World, claim: Claim): Promise<void> {
  if (typeof id !== "string") throw nothingToConfirm();
  if (await claim(`${world.asker.email} ${id}`, world.instant)) return;
  const hint = "Nothing is written twice; what you said no to, say once more.";
  throw new UserError("done", "That was answered already.", hint);
}

const isWish = (value: unknown): value is Wish =>
  typeof value === "object" &&
  value !== null &&
  "tool" in value &&
  typeof value.tool === "string" &&
  value.tool !== CONFIRM &&
  value.tool !== DISCARD &&
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
