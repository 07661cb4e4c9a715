import { type CardAction, MessageActivityInput } from "@microsoft/teams.api";
import type { Desk, Heard } from "./answer.ts";

/**
 * Offers what somebody may ask first, as buttons that say it. Teams shows them in direct conversations only, and under words
 * only: a card has none. `teamsId` is Teams' own id of whoever installed the app.
 */
export async function welcome(
  { port }: Desk,
  { user, progress }: Heard,
  teamsId: string,
): Promise<void> {
  const words = await port.suggestions(user);
  if (words.length === 0) return;
  const actions = words.map((said): CardAction => ({ type: "imBack", title: said, value: said }));
  const message = new MessageActivityInput("Ask in your own words, or begin with one of these:");
  await progress.send(message.withSuggestedActions({ to: [teamsId], actions }));
}
