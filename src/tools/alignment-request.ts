import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import { DEFAULT_WEIGHTS } from "../domain/territory/alignment/problem.ts";
import type { AlignmentRequest, TeamRep } from "../domain/territory/alignment/team.ts";
import type { Team } from "./team.ts";

/** Working minutes a week of somebody full-time. */
const FULL_TIME = 40 * 60;

export const teamRep = (person: Person): TeamRep => ({
  email: person.email,
  name: person.name,
  home: person.home?.place ?? null,
  share: workShare(person),
  isNew: false,
});

/** Working time against full time, at least a tenth; lunch is in it for everybody. */
function workShare({ workStart, workEnd, workDays }: Person): number {
  const minutes = (workEnd - workStart - 60) * workDays.length;
  return Math.max(0.1, Math.round((minutes / FULL_TIME) * 20) / 20);
}

export type RequestOptions = {
  readonly tolerance?: number | undefined;
  readonly maxMoves?: number | undefined;
  /** Account ids, names of territories, e-mails of reps: they stay as they are. */
  readonly locks?: readonly string[] | undefined;
};

/** The whole team as it is, with what may not move. */
export function alignmentRequest(
  team: Team,
  { tolerance, maxMoves, locks = [] }: RequestOptions,
): AlignmentRequest {
  const { lockedAccounts, lockedReps } = readLocks(team, locks);
  return {
    accounts: team.works,
    reps: team.reps.map(teamRep),
    leaving: new Map(),
    lockedAccounts,
    lockedReps,
    weights: { ...DEFAULT_WEIGHTS, tolerance: tolerance ?? DEFAULT_WEIGHTS.tolerance },
    maxMoves: maxMoves ?? null,
  };
}

function readLocks({ accounts, territories, reps }: Team, locks: readonly string[]) {
  const lockedAccounts = new Set<string>();
  const lockedReps = new Set<string>();
  const unknown: string[] = [];
  for (const lock of locks) {
    const wanted = lock.trim().toLowerCase();
    const isIt = (words: string): boolean => words.toLowerCase() === wanted;
    const account = accounts.find(({ id }) => isIt(id)) ?? accounts.find(({ name }) => isIt(name));
    const territory = territories.find(({ name }) => isIt(name));
    const rep = reps.find(({ email, name }) => isIt(email) || isIt(name));
    const owner = territory?.ownerEmail ?? rep?.email;
    if (owner !== undefined) lockedReps.add(owner);
    else if (account) lockedAccounts.add(account.id);
    else unknown.push(lock);
  }
  if (unknown.length > 0) {
    throw new UserError(
      "not_found",
      `I do not know ${unknown.map((lock) => `"${lock}"`).join(", ")} in this team.`,
      "What stays is an account, a territory or a rep of the team.",
    );
  }
  return { lockedAccounts, lockedReps };
}
