import { sumOf } from "../../sum-of.ts";
import { type AccountWork, riskCents } from "../account-work.ts";
import type { AlignmentProblem, Unit } from "./problem.ts";
import { type AlignmentRequest, homeOf, keptBecause, middleOf, middleOfRep } from "./team.ts";

/** More accounts than these are moved by postal code, not one by one. */
const MOST_UNITS = 8_000;

/** A problem, and the accounts behind each of its units. */
export type Built = {
  readonly problem: AlignmentProblem;
  readonly members: readonly (readonly AccountWork[])[];
};

/** Accounts without a place are left out: they stay where they are. */
export function buildProblem(request: AlignmentRequest): Built {
  const { reps, weights, maxMoves } = request;
  const indexOf = new Map(reps.map(({ email }, index) => [email, index]));
  const placed = request.accounts.filter(({ place }) => place !== null);
  const members = placed.length > MOST_UNITS ? byPostalCode(request, placed) : placed.map(alone);
  const open = [...indexOf].flatMap(([email, index]) =>
    request.lockedReps.has(email) ? [] : [index],
  );
  const units = members.map((group): Unit => {
    const [first] = group;
    const current = indexOf.get(first?.ownerEmail ?? "") ?? -1;
    const isKept = first !== undefined && keptBecause(request, first) !== null;
    return {
      accounts: group.length,
      place: group.length === 1 && first?.place ? first.place : middleOf(group),
      visits: sumOf(group, ({ visitsAYear }) => visitsAYear),
      visitMinutes: sumOf(group, ({ visitsAYear, minutesAVisit }) => visitsAYear * minutesAVisit),
      potentialCents: sumOf(group, ({ potentialCents }) => potentialCents),
      riskCents: sumOf(group, riskCents),
      current,
      isFixed: isKept && current >= 0,
      allowed: open.length === reps.length ? null : open,
    };
  });
  const homes = reps.map((rep) => ({
    home: homeOf(rep, request.accounts),
    middle: middleOfRep(rep, request.accounts),
    share: rep.share,
  }));
  return { problem: { units, reps: homes, weights, maxMoves }, members };
}

const alone = (account: AccountWork): readonly AccountWork[] => [account];

/** Accounts of a postal code that have the same rep and may both move, or both not. */
function byPostalCode(
  request: AlignmentRequest,
  accounts: readonly AccountWork[],
): readonly (readonly AccountWork[])[] {
  const groups = new Map<string, AccountWork[]>();
  for (const account of accounts) {
    const { zip, id, ownerEmail } = account;
    const isKept = keptBecause(request, account) !== null;
    const key = isKept || zip === null ? id : `${zip} ${ownerEmail ?? ""}`;
    const group = groups.get(key);
    if (group) group.push(account);
    else groups.set(key, [account]);
  }
  return [...groups.values()];
}
