import type { Place } from "../../units.ts";
import type { AccountWork } from "../account-work.ts";
import type { RepStanding } from "./standing.ts";
import type { AlignmentRequest } from "./team.ts";
import { minutesBetween } from "./workload.ts";

/** A drive shorter by so many minutes is a reason of its own. */
const CLOSER_MINUTES = 8;

type Context = {
  readonly request: AlignmentRequest;
  readonly before: readonly RepStanding[];
  readonly homes: ReadonlyMap<string, Place>;
};

/** The strongest reason for which an account goes to somebody else, in words. */
export function reasonFor(
  { ownerEmail, place }: AccountWork,
  to: string,
  { request, before, homes }: Context,
): string {
  const nameOf = (email: string): string =>
    request.leaving.get(email) ?? request.reps.find((rep) => rep.email === email)?.name ?? email;
  if (ownerEmail === null) return "nobody had it";
  if (request.leaving.has(ownerEmail)) return `${nameOf(ownerEmail)} leaves`;
  if (request.reps.find(({ email }) => email === to)?.isNew === true) return `for ${nameOf(to)}`;
  const [old, next] = [homes.get(ownerEmail), homes.get(to)];
  if (place && old && next) {
    const closer = Math.round(minutesBetween(old, place) - minutesBetween(next, place));
    if (closer >= CLOSER_MINUTES) return `${closer} min nearer to ${nameOf(to)}`;
  }
  const indexOf = (email: string): number =>
    Math.round(100 * (before.find((standing) => standing.email === email)?.index ?? 1));
  const [more, less] = [indexOf(ownerEmail), indexOf(to)];
  return more > less
    ? `${nameOf(ownerEmail)} has ${more} % of the average work, ${nameOf(to)} ${less} %`
    : "keeps neighbours together";
}
