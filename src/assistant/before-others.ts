import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import { beforeOthers, seesAll } from "../tools/audience.ts";
import type { Tool } from "../tools/tool.ts";
import type { Audience, World } from "../tools/world.ts";
import type { Reply } from "./assistant.ts";
import { cardText } from "./card-text.ts";

/**
 * What of an answer may stand where others read it. "all": the answer itself; "none": nothing of it, it goes to the asker
 * alone; a reply: that much stands there, and the asker gets the whole.
 */
export type Shared = "all" | "none" | Reply;

/** Who reads along: what all of them may see; "strangers": somebody of whom nothing is known here. */
export type Readers = Audience | "strangers";

/** Asks the same question once more as everybody there could, and compares: rights decide, not words. */
export async function sharedPart(
  tools: readonly Tool[],
  {
    reply,
    world,
    readers,
  }: { readonly reply: Reply; readonly world: World; readonly readers: Readers },
): Promise<Shared> {
  const tool = tools.find(({ name }) => name === reply.tool);
  if (!tool) return "all"; // Not understood: nothing was looked at.
  if (reply.by === "model") return allOrNothing(world, readers);
  if (tool.openTo === "anybody") return "all";
  if (readers === "strangers") return "none";
  if (tool.openTo === "colleagues") return "all";
  if (await seesAll(world, readers)) return "all";
  if (tool.effect === "write" || reply.error !== null) return "none";
  return partFor(tool, reply, beforeOthers(world, readers));
}

/** Words of a model, and what it looked up beside the first tool. */
const allOrNothing = async (world: World, readers: Readers): Promise<Shared> =>
  readers !== "strangers" && (await seesAll(world, readers)) ? "all" : "none";

async function partFor(
  tool: Tool,
  reply: Reply,
  { world, hasLooked }: ReturnType<typeof beforeOthers>,
): Promise<Shared> {
  try {
    const { result, card } = await tool.call(reply.input ?? {}, world);
    if (!hasLooked()) return "none";
    if (isDeepStrictEqual([card], reply.cards)) return "all";
    return tool.isDivisible ? { ...reply, result, text: cardText(card), cards: [card] } : "none";
  } catch (error) {
    if (error instanceof UserError) return "none";
    throw error;
  }
}
