import { weekdayOf } from "../domain/days.ts";
import { greatCircleKm } from "../domain/geo/great-circle.ts";
import type { Lead, Turn } from "../domain/leads/desk.ts";
import { type Candidate, type Claim, DEFAULT_LEAD_POLICY } from "../domain/leads/lead.ts";
import type { Account, Person, Territory } from "../domain/model.ts";
import { claimsOf, prospectParts } from "./whose-place.ts";
import { hoursOn } from "./working-day.ts";
import type { World } from "./world.ts";

/** Fewer answered leads than these say nothing about somebody. */
const LEAST_ANSWERS = 3;

/** Every rep of the workspace with all that a decision about this lead looks at. */
export async function candidatesFor(world: World, lead: Lead): Promise<readonly Candidate[]> {
  const [people, territories, accounts, leads, turns] = await Promise.all([
    world.book.people(),
    world.book.territories(),
    world.book.accounts(null),
    world.leads.list(world.instant),
    world.leads.turns(),
  ]);
  const reps = people.filter(({ role }) => role === "rep");
  const claims = claimsByRep(world, lead, { reps, territories, accounts });
  return Promise.all(
    reps.map(async (rep): Promise<Candidate> => {
      const { email, name, skills, home } = rep;
      const own = leads.filter(({ assignedEmail }) => assignedEmail === email);
      const turn = turns.get(email) ?? NO_TURN;
      return {
        email,
        name,
        claim: claims.get(email) ?? "anybody",
        skills,
        ...(await presenceOf(world, rep)),
        givenToday: givenToday(world, rep, own),
        waiting: own.filter(({ status }) => status === "waiting").length,
        dailyCap: DEFAULT_LEAD_POLICY.dailyCap,
        km: lead.place && home && Math.round(greatCircleKm(lead.place, home.place)),
        expertise: expertiseOf(accounts, email, lead.industry),
        record: recordOf(own),
        turns: turn.turns,
        lastGivenAt: turn.lastGivenAt.getTime(),
        valueCents: turn.valueCents,
      };
    }),
  );
}

const NO_TURN: Turn = { turns: 0, valueCents: 0, lastGivenAt: new Date(0) };

/** Leads of the rep's own calendar day. */
function givenToday({ calendar, instant }: World, { timeZone }: Person, own: readonly Lead[]) {
  const { date } = calendar.localMoment(instant, timeZone);
  return own.filter(
    ({ assignedAt }) =>
      assignedAt !== null && calendar.localMoment(assignedAt, timeZone).date === date,
  ).length;
}

type Known = {
  readonly reps: readonly Person[];
  readonly territories: readonly Territory[];
  readonly accounts: readonly Account[];
};

/** The owner of the account it is about; owners of territories that claim it; their region; nobody's claim is anybody's. */
function claimsByRep(
  world: World,
  lead: Lead,
  { reps, territories, accounts }: Known,
): ReadonlyMap<string, Claim> {
  const town = lead.town === null ? null : world.gazetteer.find(lead.town);
  const parts = prospectParts({
    town,
    zips: town?.zips ?? [],
    county: null,
    industry: lead.industry,
    segment: lead.segment,
  });
  const claiming = claimsOf(parts, territories).claims.map(({ territory }) => territory);
  const regions = new Set(claiming.flatMap(({ parent }) => parent ?? []));
  const around = territories.filter(({ parent }) => parent !== null && regions.has(parent));
  const owner = accounts.find(({ id }) => id === lead.accountId)?.ownerEmail ?? null;
  return new Map(
    reps.map(({ email }): [string, Claim] => {
      if (email === owner) return [email, "owner"];
      if (claiming.some(({ ownerEmail }) => ownerEmail === email)) return [email, "territory"];
      return [email, around.some(({ ownerEmail }) => ownerEmail === email) ? "region" : "anybody"];
    }),
  );
}

/** Whether a rep works at this moment, and how much of the day. */
async function presenceOf(
  world: World,
  rep: Person,
): Promise<Pick<Candidate, "presence" | "share">> {
  const { date, minute } = world.calendar.localMoment(world.instant, rep.timeZone);
  const hours = await hoursOn(world, rep, date);
  if (hours === null) {
    const isWeekend = !rep.workDays.includes(weekdayOf(date));
    return { presence: isWeekend ? "off hours" : "absent", share: 1 };
  }
  const share = hours.isHalf ? 0.5 : 1;
  if (minute >= hours.from && minute < hours.to) return { presence: "working", share };
  const isHalfOff = minute >= rep.workStart && minute < rep.workEnd;
  return { presence: isHalfOff ? "absent" : "off hours", share };
}

/** The part of a rep's customers that is of this industry. */
function expertiseOf(accounts: readonly Account[], email: string, industry: string | null): number {
  const own = accounts.filter(
    ({ ownerEmail, lifecycle }) => ownerEmail === email && lifecycle === "customer",
  );
  if (own.length === 0 || industry === null) return 0;
  return own.filter((account) => account.industry === industry).length / own.length;
}

function recordOf(own: readonly Lead[]): number | null {
  const answered = own.filter(({ status }) => status === "accepted" || status === "passed");
  if (answered.length < LEAST_ANSWERS) return null;
  return answered.filter(({ status }) => status === "accepted").length / answered.length;
}
