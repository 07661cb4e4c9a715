import type { Person, Territory, TerritoryRule } from "../domain/model.ts";
import type { Book } from "../domain/ports.ts";
import type { Weekday } from "../domain/units.ts";
import { accountsOf, historiesOf } from "./accounts.ts";
import { activityOf } from "./activity.ts";
import { openChatRecords } from "./chat-records.ts";
import { subscriptionsOf } from "./digest-desk.ts";
import type { Person as PersonRow, Territory as TerritoryRow } from "./generated/client.ts";
import { goalsOf } from "./goals.ts";
import { accountFacts, lastMonthOfSales, leadFacts, monthlyRevenue } from "./performance.ts";
import type { Scoped } from "./scope.ts";

/** Everything about one workspace, read from the database. */
export function openBook(scoped: Scoped, workspaceId: string): Book {
  return {
    ...activityOf(scoped),
    people: async () => (await scoped.person.findMany({ orderBy: { email: "asc" } })).map(toPerson),
    async person(email) {
      const row = await scoped.person.findFirst({ where: { email } });
      return row && toPerson(row);
    },
    territories: async () =>
      (await scoped.territory.findMany({ orderBy: { name: "asc" } })).map(toTerritory),
    accounts: (owners) => accountsOf(scoped, owners),
    performance: (period, today, last) =>
      accountFacts(scoped, { workspaceId, period, today, salesUntil: last }),
    salesUntil: () => lastMonthOfSales(scoped),
    leadFacts: (period, today) => leadFacts(scoped, { workspaceId, period, today }),
    monthlyRevenue: (period) => monthlyRevenue(scoped, { workspaceId, period }),
    goals: () => goalsOf(scoped),
    subscriptions: () => subscriptionsOf(scoped),
    chatIdentities: () => openChatRecords(scoped, workspaceId).identities({}),
    histories: (accountIds, asOf) => historiesOf(scoped, { workspaceId, accountIds, asOf }),
  };
}

function toPerson(row: PersonRow): Person {
  const { lunchFrom: from, lunchTo: to, lunchMinutes: minutes, homeLat: lat, homeLng: lng } = row;
  return {
    email: row.email,
    name: row.name,
    role: row.role === "admin" || row.role === "manager" ? row.role : "rep",
    managerEmail: row.managerEmail,
    skills: row.skills,
    timeZone: row.timeZone,
    workStart: row.workStart,
    workEnd: row.workEnd,
    workDays: row.workDays as Weekday[],
    lunch: from === null || to === null || minutes === null ? null : { from, to, minutes },
    maxDriveMinutes: row.maxDriveMinutes,
    home:
      lat === null || lng === null ? null : { town: row.homeTown ?? "home", place: { lat, lng } },
  };
}

const toTerritory = (row: TerritoryRow): Territory => ({
  name: row.name,
  parent: row.parentName,
  ownerEmail: row.ownerEmail,
  managerEmail: row.managerEmail,
  rules: toRules(row.rules),
});

/** Only the import and alignments write rules, both in this form. */
const toRules = (json: unknown): readonly TerritoryRule[] => json as readonly TerritoryRule[];
