import { addDays } from "../domain/days.ts";
import type {
  Absence,
  DeskSession,
  KnownLead,
  Market,
  Standing,
  Turn,
} from "../domain/leads/desk.ts";
import type { Candidate } from "../domain/leads/lead.ts";
import type { MatchIndex } from "../domain/leads/match.ts";
import { createRoster, type Roster } from "../domain/leads/roster.ts";
import type { WinModel } from "../domain/leads/win-model.ts";
import type { Person, Territory } from "../domain/model.ts";
import type { KnownPlace } from "../domain/ports.ts";
import { hoursWith, MOST_DAYS } from "./working-time.ts";
import type { World } from "./world.ts";

/** What of the world giving out leads needs; nobody need have asked. */
export type LeadParts = Pick<
  World,
  "book" | "leads" | "policy" | "calendar" | "gazetteer" | "instant" | "workspace"
>;

/** A rep at this moment; what is given meanwhile counts at once. */
export type RepDay = Pick<Candidate, "presence" | "share"> & {
  readonly person: Person;
  givenToday: number;
  waiting: number;
  readonly accepted: number;
  readonly passed: number;
  turn: Turn;
  /** What is the same of the rep for every lead, once it was made; null: the standing has changed since. */
  candidate: Candidate | null;
};

/** Everything that decisions look at, read once for as many leads as there are. */
export type LeadDay = {
  readonly parts: LeadParts;
  readonly session: DeskSession;
  readonly people: ReadonlyMap<string, Person>;
  readonly territories: readonly Territory[];
  readonly roster: Roster;
  /** By e-mail. */
  readonly reps: readonly RepDay[];
  readonly daysOff: ReadonlyMap<string, readonly Absence[]>;
  readonly market: Market;
  readonly recent: MatchIndex<KnownLead>;
  readonly winModel: WinModel | null;
  /** Filled as places and kinds of leads come up. */
  readonly towns: Map<string, KnownPlace | null>;
  readonly claims: Map<string, readonly string[]>;
  /** By industry, in the order of the reps. */
  readonly expertise: Map<string | null, readonly number[]>;
};

/** Days before this one for which working time is reckoned: leads that wait for longer are for a person. */
const DAYS_BACK = 31;

/** Works with all that decisions look at, in one transaction that no other decision can come between. */
export async function withLeadDay<Result>(
  parts: LeadParts,
  work: (day: LeadDay) => Promise<Result>,
): Promise<Result> {
  const { book, leads, instant } = parts;
  const [people, territories, winModel] = await Promise.all([
    book.people(),
    book.territories(),
    leads.winModel(),
  ]);
  return leads.session(instant, async (session) => {
    const today = instant.toISOString().slice(0, 10);
    const daysOff = Map.groupBy(
      await session.absences(addDays(today, -DAYS_BACK), addDays(today, MOST_DAYS + 1)),
      ({ email }) => email,
    );
    const standings = await session.standings();
    return work({
      parts,
      session,
      people: new Map(people.map((person) => [person.email, person])),
      territories,
      roster: createRoster(people, territories),
      reps: repsToday(parts, people, { daysOff, standings }),
      daysOff,
      market: await session.market(),
      recent: await session.recent(),
      winModel,
      towns: new Map(),
      claims: new Map(),
      expertise: new Map(),
    });
  });
}

type Known = {
  readonly daysOff: ReadonlyMap<string, readonly Absence[]>;
  readonly standings: ReadonlyMap<string, Standing>;
};

function repsToday(
  { calendar, instant }: LeadParts,
  people: readonly Person[],
  { daysOff, standings }: Known,
): readonly RepDay[] {
  const moments = new Map<string, Moment>();
  const momentIn = (zone: string): Moment => {
    const known = moments.get(zone);
    if (known) return known;
    const local = calendar.localMoment(instant, zone);
    const moment = { ...local, midnight: calendar.instantOf(`${local.date}T00:00`, zone) };
    moments.set(zone, moment);
    return moment;
  };
  return people
    .filter(({ role }) => role === "rep")
    .toSorted((a, b) => (a.email < b.email ? -1 : 1))
    .map((person) => {
      const moment = momentIn(person.timeZone);
      const { givenAt, turn, ...counts } = standings.get(person.email) ?? NOTHING;
      return {
        ...counts,
        turn,
        candidate: null,
        person,
        ...presenceAt(person, moment, daysOff.get(person.email) ?? []),
        givenToday: givenAt.filter((at) => at >= moment.midnight).length,
      };
    });
}

const NOTHING: Standing = {
  waiting: 0,
  accepted: 0,
  passed: 0,
  givenAt: [],
  turn: { turns: 0, valueCents: 0, lastGivenAt: new Date(0) },
};

type Moment = { readonly date: string; readonly minute: number; readonly midnight: Date };

/** Whether a rep works at this moment, and how much of the day. */
function presenceAt(
  rep: Person,
  { date, minute }: Moment,
  daysOff: readonly Absence[],
): Pick<Candidate, "presence" | "share"> {
  const hours = hoursWith(rep, date, daysOff);
  if (hours === null) {
    const isOwnDay = hoursWith(rep, date, []) !== null;
    return { presence: isOwnDay ? "absent" : "off hours", share: 1 };
  }
  const share = hours.isHalf ? 0.5 : 1;
  if (minute >= hours.from && minute < hours.to) return { presence: "working", share };
  const isHalfOff = minute >= rep.workStart && minute < rep.workEnd;
  return { presence: isHalfOff ? "absent" : "off hours", share };
}
