import type { TerritoryRule } from "../../domain/model.ts";
import { fromDay, fromDayOrNull } from "../days.ts";
import type { Territory } from "../generated/client.ts";
import type { Scoped } from "../scope.ts";
import { exportPlans } from "./plans.ts";
import { exportProposals } from "./proposals.ts";
import { RULE_HEADERS, type RuleCells, ruleCells } from "./rule-cells.ts";
import { type Exported, table } from "./table.ts";

/** What can be exported; each imports again: plans as planned visits, proposals as accounts with their new owners. */
export const EXPORTS: Readonly<Record<string, (scoped: Scoped) => Promise<Exported>>> = {
  accounts: async (scoped) =>
    table(await scoped.account.findMany({ orderBy: { id: "asc" } }), {
      account_id: ({ id }) => id,
      name: ({ name }) => name,
      address: ({ address }) => address,
      city: ({ city }) => city,
      state: ({ state }) => state,
      zip: ({ zip }) => zip,
      county: ({ county }) => county,
      country: ({ country }) => country,
      lat: ({ lat }) => lat,
      lng: ({ lng }) => lng,
      precision: ({ precision }) => precision,
      industry: ({ industry }) => industry,
      segment: ({ segment }) => segment,
      lifecycle: ({ lifecycle }) => lifecycle,
      annual_potential_usd: ({ potentialCents }) => amount(potentialCents),
      visit_minutes: ({ visitMinutes }) => visitMinutes,
      cadence_min_days: ({ cadenceMinDays }) => cadenceMinDays,
      cadence_max_days: ({ cadenceMaxDays }) => cadenceMaxDays,
      opening_hours: ({ openingHours }) => openingHours,
      phone: ({ phone }) => phone,
      website: ({ domain }) => domain,
      owner_email: ({ ownerEmail }) => ownerEmail,
      territory: ({ territoryName }) => territoryName,
      salesforce_id: ({ externalIds }) => externalId(externalIds, "salesforce"),
      hubspot_id: ({ externalIds }) => externalId(externalIds, "hubspot"),
    }),
  territories: async (scoped) => {
    const territories = await scoped.territory.findMany({ orderBy: { name: "asc" } });
    return table(territories.flatMap(rowsOfTerritory), {
      name: ({ name }) => name,
      region: ({ parentName }) => parentName,
      owner_email: ({ ownerEmail }) => ownerEmail,
      manager_email: ({ managerEmail }) => managerEmail,
      ...Object.fromEntries(
        RULE_HEADERS.map((header) => [header, ({ cells }: TerritoryRow) => cells[header]]),
      ),
    });
  },
  visits: async (scoped) =>
    table(await scoped.visit.findMany({ orderBy: [{ date: "asc" }, { id: "asc" }] }), {
      visit_id: ({ id }) => id,
      account_id: ({ accountId }) => accountId,
      rep_email: ({ personEmail }) => personEmail,
      date: ({ date }) => fromDay(date),
      start: ({ startAt }) => clock(startAt),
      minutes: ({ minutes }) => minutes,
      status: ({ status }) => status,
      outcome: ({ outcome }) => outcome,
      notes: ({ notes }) => notes,
      next_step: ({ nextStep }) => nextStep,
      follow_up_on: ({ followUpOn }) => fromDayOrNull(followUpOn),
      satisfaction: ({ satisfaction }) => satisfaction,
    }),
  leads: async (scoped) =>
    table(await scoped.lead.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }), {
      lead_id: ({ id }) => id,
      name: ({ name }) => name,
      place: ({ place }) => place,
      lat: ({ lat }) => lat,
      lng: ({ lng }) => lng,
      industry: ({ industry }) => industry,
      segment: ({ segment }) => segment,
      language: ({ language }) => language,
      value_usd: ({ valueCents }) => (valueCents === null ? null : amount(valueCents)),
      source: ({ source }) => source,
      phone: ({ phone }) => phone,
      email: ({ email }) => email,
      notes: ({ notes }) => notes,
      status: ({ status }) => status,
      assigned_email: ({ assignedEmail }) => assignedEmail,
      created_at: ({ createdAt }) => instant(createdAt),
      assigned_at: ({ assignedAt }) => instant(assignedAt),
      answer_by: ({ answerBy }) => instant(answerBy),
      answered_at: ({ answeredAt }) => instant(answeredAt),
      answer_reason: ({ answerReason }) => answerReason,
      account_id: ({ accountId }) => accountId,
    }),
  plans: exportPlans,
  proposals: exportProposals,
};

function amount(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const clock = (minute: number | null): string | null =>
  minute === null
    ? null
    : `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const instant = (at: Date | null): string | null =>
  at === null ? null : `${at.toISOString().slice(0, 19)}Z`;

const externalId = (ids: unknown, system: string): string | undefined =>
  (ids as Readonly<Record<string, string>>)[system];

type TerritoryRow = Territory & { readonly cells: RuleCells };

/** One row for each rule: several rows of a territory are alternatives. */
function rowsOfTerritory(territory: Territory): readonly TerritoryRow[] {
  // Only the import and alignments write rules, both in this form.
  const rules = territory.rules as unknown as readonly TerritoryRule[];
  const cells = rules.length === 0 ? [{}] : rules.map(ruleCells);
  return cells.map((each) => ({ ...territory, cells: each }));
}
