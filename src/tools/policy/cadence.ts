import { plural, whole } from "../../cards/format.ts";
import { daysBetween } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import type { Account } from "../../domain/model.ts";
import { type Cadence, cadenceOf, type Policy } from "../../domain/policy.ts";
import type { World } from "../world.ts";
import type { PolicyChange } from "./change.ts";
import type { Draft, Effect } from "./draft.ts";

export function showCadences({ cadences }: Policy): Readonly<Record<string, string>> {
  const ruled = Object.entries(cadences).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (ruled.length === 0) return { "By segment": "none: each account keeps its own" };
  return Object.fromEntries(ruled.map(([segment, cadence]) => [segment, inWords(cadence)]));
}

const inWords = ({ minDays, maxDays }: Cadence): string =>
  [
    ...(maxDays === null ? [] : [`at least every ${maxDays} days`]),
    ...(minDays === null ? [] : [`not again within ${minDays} days`]),
  ].join(", ") || "each account keeps its own";

export function changeCadence(
  { cadences }: Policy,
  { segment, maxDays, minDays, isDefault }: PolicyChange,
): Draft | null {
  if (isDefault === true) {
    return { sections: { cadences: {} }, says: ["Each account keeps its own cadence."] };
  }
  if (maxDays === undefined && minDays === undefined) return null;
  if (segment === undefined) {
    throw new UserError(
      "missing",
      "Which accounts?",
      'Name a segment: "A accounts every 21 days at most".',
    );
  }
  const key = segment.toUpperCase();
  const next = changed(cadences[key], { maxDays, minDays });
  return {
    sections: { cadences: { ...cadences, [key]: next } },
    says: [`${key} accounts: ${inWords(next)}.`],
  };
}

/** What is not said stays as it was. */
function changed(
  was: Cadence = { minDays: null, maxDays: null },
  said: Pick<PolicyChange, "maxDays" | "minDays">,
): Cadence {
  const minDays = said.minDays ?? was.minDays;
  const maxDays = said.maxDays ?? was.maxDays;
  if (minDays !== null && maxDays !== null && minDays > maxDays) {
    throw new UserError(
      "bad_input",
      `Between two visits there cannot be at least ${minDays} and at most ${maxDays} days.`,
      "Say both numbers anew.",
    );
  }
  return { minDays, maxDays };
}

/** Accounts, visits a year and overdue ones, before and after. */
export async function cadenceEffect(world: World, next: Policy): Promise<Effect> {
  const accounts = await world.book.accounts(null);
  const released = Object.keys(world.policy.cadences).filter((key) => !(key in next.cadences));
  if (released.length > 0) return releaseEffect(accounts, released);
  const histories = await world.book.histories(
    accounts.map(({ id }) => id),
    world.today,
  );
  const daysSince = (id: string): number | null => {
    const last = histories.get(id)?.lastVisitOn ?? null;
    return last === null ? null : daysBetween(last, world.today);
  };
  const isChanged = (account: Account): boolean =>
    cadenceOf(account, next.cadences).cadenceMaxDays !== account.cadenceMaxDays;
  const bySegment = Map.groupBy(accounts.filter(isChanged), ({ segment }) => segment ?? "none");
  const rows = Array.from(bySegment, ([segment, all]) => {
    const before = workOf(all, daysSince);
    const after = workOf(
      all.map((account) => ({ ...account, ...cadenceOf(account, next.cadences) })),
      daysSince,
    );
    return { segment, count: all.length, before, after };
  }).toSorted((a, b) => (a.segment < b.segment ? -1 : 1));
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    summary: `${plural(count, "account")} would get another cadence.`,
    headers: ["Segment", "Visits a year", "Overdue today"],
    rows: rows.map(({ segment, before, after }) => [
      segment,
      `${whole(before.visits)} → ${whole(after.visits)}`,
      `${whole(before.overdue)} → ${whole(after.overdue)}`,
    ]),
  };
}

function releaseEffect(accounts: readonly Account[], released: readonly string[]): Effect {
  const own = accounts.filter(({ segment }) => segment !== null && released.includes(segment));
  return {
    summary: `${plural(own.length, "account")} would go back to their own cadence.`,
    headers: [],
    rows: [],
  };
}

function workOf(
  accounts: readonly Account[],
  daysSince: (id: string) => number | null,
): { readonly visits: number; readonly overdue: number } {
  const limited = accounts.flatMap(({ id, cadenceMaxDays }) =>
    cadenceMaxDays === null ? [] : [{ id, most: cadenceMaxDays }],
  );
  return {
    visits: Math.round(limited.reduce((sum, { most }) => sum + 365 / most, 0)),
    overdue: limited.filter(({ id, most }) => (daysSince(id) ?? 0) > most).length,
  };
}
