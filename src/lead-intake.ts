import { z } from "zod";
import type { HookTaken, LeadHook } from "./chat/web/lead-hook.ts";
import { UserError } from "./domain/errors.ts";
import type { Place } from "./domain/units.ts";
import { visible } from "./domain/visible.ts";
import { keepLeadClock } from "./jobs/lead-clock.ts";
import type { TimedJob } from "./jobs/ticks.ts";
import type { Rounds } from "./rounds.ts";
import { madeName, placeOf } from "./tools/new-lead.ts";
import { type NewLead, type TakenLead, takeLeads } from "./tools/take-leads.ts";
import type { World } from "./tools/world.ts";

const word = (most: number) =>
  z.string().transform(visible).pipe(z.string().trim().min(1).max(most));

/** What a web hook may say of a lead. Money in whole units of the workspace's currency, such as dollars. */
const HOOK_LEAD = z
  .strictObject({
    name: word(200),
    company: word(200),
    email: z.email().max(200),
    phone: word(60),
    website: word(300),
    place: word(200),
    zip: word(20),
    state: word(60),
    lat: z.number().min(-90).max(90),
    lng: z.number().min(-180).max(180),
    industry: word(60),
    segment: word(20),
    language: word(40),
    value: z.number().min(0).max(1_000_000_000),
    source: word(100),
    notes: word(4000),
    fields: z.record(word(60), z.union([z.string().max(500), z.number(), z.boolean()])),
  })
  .partial()
  .refine(
    ({ name, company, email, phone }) => [name, company, email, phone].some(Boolean),
    "name, company, email or phone: at least one is needed",
  )
  .refine(
    ({ lat, lng }) => (lat === undefined) === (lng === undefined),
    "lat and lng come together",
  );

type HookLead = z.output<typeof HOOK_LEAD>;

/** The port of the web hook: leads that come while others are stored go together in the next transaction. */
export function leadHook(rounds: Rounds, secret: string, now: () => Date): LeadHook {
  const take = together((leads: readonly NewLead[]) => takeNow(rounds, now(), leads));
  return {
    secret,
    now,
    async take(body, receipt) {
      const parsed = HOOK_LEAD.safeParse(body);
      if (!parsed.success) throw badLead(parsed.error);
      const world = await worldAt(rounds, now());
      const taken = await take({ ...leadFrom(world, parsed.data), receipt });
      return { kind: taken.kind, answer: await answerOf(world, taken) };
    },
  };
}

/** What the minute's clock does for leads. */
export const leadClockJob = (rounds: Rounds): TimedJob => ({
  name: "leads",
  run: async (now) => void (await keepLeadClock(await worldAt(rounds, now))),
});

/** Nobody asks: of the world only what giving out leads needs is used. */
const worldAt = async (rounds: Rounds, instant: Date): Promise<World> => ({
  ...(await rounds.worldOf({ as: null, at: null })),
  instant,
});

async function takeNow(
  rounds: Rounds,
  at: Date,
  leads: readonly NewLead[],
): Promise<readonly TakenLead[]> {
  const author = { email: "hook@rounds.local", at, tool: "lead_hook" };
  const began = performance.now();
  const taken = await takeLeads(await worldAt(rounds, at), author, leads);
  const each = (performance.now() - began) / 1000 / leads.length;
  for (const _ of leads) rounds.metrics.leadDecisionSeconds.observe(each);
  return taken;
}

/** Runs work for whatever has come together; while it runs the next ones wait and are then taken at once. */
function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Item[] = [];
  let next: Promise<readonly Result[]> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return async (item) => {
    const place = waiting.push(item) - 1;
    next ??= running.then(() => {
      const items = waiting;
      waiting = [];
      next = null;
      const done = work(items);
      running = done.catch(() => {}); // Each of its senders hears of it.
      return done;
    });
    const result = (await next)[place];
    if (result === undefined) throw new Error("A lead was not taken with the others");
    return result;
  };
}

const badLead = (error: z.ZodError): UserError =>
  new UserError(
    "bad_input",
    "This lead cannot be taken.",
    error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
      .join("\n"),
  );

function leadFrom(world: World, given: HookLead): Omit<NewLead, "receipt"> {
  const where = whereOf(world, given);
  const called = given.name ?? given.company;
  return {
    ...contactOf(given),
    ...where,
    name: called ?? madeName(given.industry ?? null, where.town),
    isNamed: called !== undefined,
    valueCents: centsOf(given.value),
  };
}

/** A place that nobody knows is kept as it was written. */
function whereOf(world: World, given: HookLead): Pick<NewLead, "town" | "place" | "fields"> {
  const words = given.zip ?? given.place ?? "";
  const found = placeOf(words === "" ? null : world.gazetteer.find(words), words);
  return {
    town: found.town ?? given.place ?? null,
    place: exactPlace(given) ?? found.place,
    fields: { ...textsOf(given.fields ?? {}), ...found.fields, ...addressOf(given) },
  };
}

const centsOf = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 100);

const exactPlace = ({ lat, lng }: HookLead): Place | null =>
  lat === undefined || lng === undefined ? null : { lat, lng };

const contactOf = (given: HookLead) => ({
  company: given.company ?? null,
  email: given.email ?? null,
  phone: given.phone ?? null,
  website: given.website ?? null,
  notes: given.notes ?? null,
  source: given.source ?? "web hook",
  ...kindOf(given),
});

/** Industries and languages are compared in lower case. */
const kindOf = ({ industry, segment, language }: HookLead) => ({
  industry: industry?.toLowerCase() ?? null,
  segment: segment ?? null,
  language: language?.toLowerCase() ?? null,
});

const addressOf = ({ zip, state }: HookLead): Readonly<Record<string, string>> => ({
  ...(zip !== undefined && { zip }),
  ...(state !== undefined && { state }),
});

const textsOf = (
  fields: Readonly<Record<string, string | number | boolean>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** The same for a lead that is sent again: by the first decision about it. */
async function answerOf(world: World, { lead, decision }: TakenLead): Promise<HookTaken["answer"]> {
  const { id, duplicateOf, assignedEmail, answerBy } = lead;
  if (duplicateOf !== null) {
    const reason = `it repeats ${duplicateOf} and stays with whoever has that one`;
    return { lead: id, assignedTo: assignedEmail, answerBy: null, reason, duplicateOf };
  }
  const first = decision ?? (await world.leads.ledger(id)).at(-1)?.row;
  if (!first) throw new Error(`The lead ${id} was never decided`);
  const { chosen, reason } = first;
  const isStill = chosen !== null && chosen === assignedEmail && answerBy !== null;
  return {
    lead: id,
    assignedTo: chosen,
    answerBy: isStill ? answerBy.toISOString() : null,
    reason,
    duplicateOf,
  };
}
