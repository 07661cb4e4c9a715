import { minuteOf } from "../domain/days.ts";
import type { Choice } from "../domain/errors.ts";
import { visibleLeads } from "../tools/find-lead.ts";
import { planResult } from "../tools/plan-result.ts";
import type { Slot, SlotType } from "../tools/slots.ts";
import type { Tool } from "../tools/tool.ts";
import type { World } from "../tools/world.ts";
import { type Directory, visiblePeople, visibleTerritories } from "./understand/directory.ts";
import type { Refusal } from "./understand/result.ts";
import { typesOf } from "./understand/slot-value.ts";

/** More buttons would not be read. */
const MOST = 4;

type Named = { readonly label: string; readonly value: string };
type Sight = { readonly world: World; readonly directory: Directory };

/** What a name that was not said most likely is: stops of today's plan, waiting leads, own people and territories. */
const NAMES: Readonly<Partial<Record<SlotType, (sight: Sight) => Promise<readonly Named[]>>>> = {
  account: ({ world }) => stopsNow(world),
  lead: ({ world }) => waitingLeads(world),
  territory: async ({ world, directory }) => territories(world, directory),
  person: async ({ world, directory }) => people(world, directory),
};

/** A question for a name, with buttons for the likely ones; another refusal as it is. */
export async function withLikely(
  refusal: Refusal,
  tools: ReadonlyMap<string, Tool>,
  sight: Sight,
): Promise<Refusal> {
  const { code, tool, field } = refusal;
  if (code !== "missing" || refusal.choices.length > 0 || tool === null || field === null)
    return refusal;
  const slot = tools.get(tool)?.slots[field];
  const named = slot === undefined ? [] : await namesFor(slot, sight);
  const choices = named.slice(0, MOST).map(
    ({ label, value }): Choice => ({
      label,
      tool,
      input: { ...refusal.input, [field]: slot?.isList === true ? [value] : value },
    }),
  );
  return { ...refusal, choices };
}

async function namesFor(slot: Slot, sight: Sight): Promise<readonly Named[]> {
  const find = typesOf(slot).flatMap((type) => NAMES[type] ?? [])[0];
  return find === undefined ? [] : find(sight);
}

/** The stop that is nearest to now first. */
async function stopsNow(world: World): Promise<readonly Named[]> {
  const shown = await world.shownPlans.get(world.asker.email, world.today);
  const plan = planResult.safeParse(shown?.plan);
  const stops = plan.data?.stops ?? [];
  const away = (startAt: string): number => Math.abs(minuteOf(startAt) - world.now);
  return stops
    .toSorted((a, b) => away(a.startAt) - away(b.startAt))
    .map(({ account, accountId }) => ({ label: account, value: accountId }));
}

async function waitingLeads(world: World): Promise<readonly Named[]> {
  const leads = (await visibleLeads(world)).filter(({ status }) => status === "waiting");
  return leads.map(({ id, name, town }) => ({
    label: [id, name, town].filter(Boolean).join(", "),
    value: id,
  }));
}

function territories(world: World, directory: Directory): readonly Named[] {
  const seen = visibleTerritories(directory, world.asker);
  return directory.territories
    .filter(({ name }) => seen === null || seen.has(name))
    .map(({ name }) => ({ label: name, value: name }));
}

function people(world: World, directory: Directory): readonly Named[] {
  const seen = visiblePeople(directory, world.asker);
  return directory.people
    .filter(({ email, role }) => role === "rep" && seen.has(email) && email !== world.asker.email)
    .map(({ name, email }) => ({ label: name, value: email }));
}
