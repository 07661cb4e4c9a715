import type { Card } from "./cards/card.ts";
import { localTimeOf } from "./clock.ts";
import { UserError } from "./domain/errors.ts";
import type { Person } from "./domain/model.ts";
import type { Rounds } from "./rounds.ts";
import { tools } from "./tools/index.ts";

/** What each role wants to see first, as tools and their input. */
const HOME: Readonly<Record<Person["role"], readonly (readonly [string, object])[]>> = {
  rep: [
    ["plan_day", {}],
    ["list_leads", { status: "waiting" }],
    ["show_performance", {}],
  ],
  manager: [
    ["list_leads", { status: "waiting" }],
    ["show_performance", {}],
    ["check_balance", {}],
  ],
  admin: [
    ["list_leads", { status: "waiting" }],
    ["show_performance", {}],
    ["link_person", {}],
  ],
};

/** A person's small dashboard: what cannot be shown today says why. */
export async function homeCards(
  rounds: Rounds,
  { email, role, timeZone }: Person,
  now: Date,
): Promise<readonly Card[]> {
  const world = await rounds.worldOf({ as: email, at: localTimeOf(now, timeZone) });
  const cards: Card[] = [];
  for (const [name, input] of HOME[role]) {
    const tool = tools.find((one) => one.name === name);
    if (!tool) continue;
    try {
      cards.push((await tool.call(input, world)).card);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      cards.push({ title: error.message, parts: [{ kind: "note", text: error.hint }] });
    }
  }
  return cards;
}
