import { z } from "zod";
import type { Part } from "../cards/card.ts";
import { buttons, facts, note, text } from "../cards/card.ts";
import { money, plural, roundMoney, shortDate } from "../cards/format.ts";
import { clockOf, weekdayOf } from "../domain/days.ts";
import type { Account, AccountHistory, Opportunity, VisitRecord } from "../domain/model.ts";
import type { LocalDate } from "../domain/units.ts";
import { briefAccountExamples } from "./examples/brief-account.ts";
import * as fields from "./fields.ts";
import { attributionNote, checkedFrom, placeNote } from "./place-result.ts";
import { scoreBook } from "./score-book.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";
import { visitForm } from "./visit-form.ts";

export const briefAccount = defineTool({
  name: "brief_account",
  title: "Brief me",
  description:
    "What to know before walking in: history, orders, open deals, last notes, and one next action.",
  right: "rep",
  effect: "read",
  phrases: [
    "brief me on {account}",
    "what should I know about {account}?",
    "last notes on {account}",
    "{account}",
  ],
  examples: briefAccountExamples,
  slots: {
    account: { type: "account", isRequired: true },
  },
  input: z.object({
    account: fields.account(),
  }),
  result: z.object({
    accountId: z.string(),
    account: z.string(),
    city: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    industry: z.string().nullable(),
    segment: z.string().nullable(),
    lifecycle: z.string(),
    precision: z.string(),
    placeNote: z.string().nullable().describe("What is not sure of its place; null: nothing"),
    placeFrom: z.string().nullable().describe("Whom its place is from; null: no service"),
    openToday: z.string(),
    ownerEmail: z.string().nullable(),
    territory: z.string().nullable(),
    score: z.int(),
    potentialCents: z.int(),
    lastYearCents: z.int(),
    trend: z.string(),
    months: z.array(z.object({ month: z.string(), amountCents: z.int(), orders: z.int() })),
    contacts: z.array(
      z.object({ name: z.string(), title: z.string().nullable(), phone: z.string().nullable() }),
    ),
    openDeals: z.array(
      z.object({
        name: z.string(),
        stage: z.string(),
        amountCents: z.int(),
        expectedCloseOn: z.string().nullable(),
      }),
    ),
    visits: z.array(
      z.object({
        date: z.string(),
        ...fields.visitReport,
      }),
    ),
    nextAction: z.string(),
  }),

  async run(input, world) {
    const account = await findAccount(world, input.account);
    const [contacts, deals, months, visits, scored, lookup] = await Promise.all([
      world.book.contacts(account.id),
      world.book.opportunities(account.id, world.today),
      world.book.sales(account.id, world.today, 12),
      world.book.visitsTo(account.id, world.today, 5),
      scoreBook(world, [account], world.today),
      world.places.of(account.id),
    ]);
    const own = scored[0];
    if (!own) throw new Error("An account has a score");
    const open = deals.filter(({ status }) => status === "open");
    return {
      ...aboutAccount(account, world.today),
      placeNote: placeNote(checkedFrom(account, lookup)),
      placeFrom: lookup.attribution,
      score: own.score.score,
      lastYearCents: own.history.lastYearCents,
      trend: own.score.reasons.find(({ signal }) => signal === "trend")?.why ?? "",
      months: months.map(({ month, amountCents, orders }) => ({ month, amountCents, orders })),
      contacts: contacts.map(({ name, title, phone }) => ({ name, title, phone })),
      openDeals: open.map(toDeal),
      visits: visits.map(({ date, outcome, notes, nextStep, followUpOn, satisfaction }) => ({
        date,
        outcome,
        notes,
        nextStep,
        followUpOn,
        satisfaction,
      })),
      nextAction: nextActionOf(
        { account, history: own.history, visits, deal: open[0] },
        world.today,
      ),
    };
  },

  card(brief, world) {
    const { today, workspace } = world;
    const amount = (cents: number): string => money(cents, workspace.currency);
    const [contact] = brief.contacts;
    return {
      title: `${brief.account}${brief.city === null ? "" : `, ${brief.city}`}`,
      parts: [
        text(`Next: ${brief.nextAction}`),
        facts({
          ...(contact
            ? { Contact: [contact.name, contact.title, contact.phone].filter(Boolean).join(", ") }
            : {}),
          Kind: [brief.segment, brief.industry, brief.lifecycle].filter(Boolean).join(", "),
          "Open today": brief.openToday,
          Potential: `${amount(brief.potentialCents)} a year`,
          Orders:
            brief.lastYearCents > 0
              ? `${roundMoney(brief.lastYearCents, workspace.currency)} in 12 months; ${brief.trend}`
              : "none in the last 12 months",
          Score: `${brief.score} of 100`,
        }),
        ...chartOf(brief.months, workspace.currency),
        ...brief.openDeals.map(({ name, stage, amountCents }) =>
          text(`Open deal: ${name}, ${amount(amountCents)}, ${stage}.`),
        ),
        ...brief.visits.slice(0, 3).map((visit) => text(visitLine(visit, today))),
        ...[brief.placeNote].filter((words) => words !== null).map(note),
        ...attributionNote(brief.placeFrom),
        visitForm({ account: brief.accountId, name: brief.account }),
        briefButtons(brief),
      ],
    };
  },
});

const toDeal = ({ name, stage, amountCents, expectedCloseOn }: Opportunity) => ({
  name,
  stage,
  amountCents,
  expectedCloseOn,
});

const briefButtons = ({
  accountId: account,
  placeNote: odd,
}: {
  readonly accountId: string;
  readonly placeNote: string | null;
}): Part =>
  buttons(
    { label: "Why this score?", tool: "explain_score", input: { account } },
    { label: "Who is near?", tool: "find_nearby", input: { near: account } },
    { label: "Plan it in today", tool: "plan_day", input: { include: [account] } },
    ...(odd === null
      ? []
      : [{ label: "Check its place", tool: "check_places", input: { account } }]),
  );

const aboutAccount = (account: Account, today: LocalDate) => ({
  accountId: account.id,
  account: account.name,
  city: account.city,
  address: account.address,
  phone: account.phone,
  industry: account.industry,
  segment: account.segment,
  lifecycle: account.lifecycle,
  precision: account.precision,
  openToday: openOn(account, today),
  ownerEmail: account.ownerEmail,
  territory: account.territory,
  potentialCents: account.potentialCents,
});

function openOn({ hours }: Account, today: LocalDate): string {
  if (hours === null) return "not known";
  const windows = hours[weekdayOf(today)] ?? [];
  return windows.length === 0
    ? "closed"
    : windows.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(", ");
}

type Situation = {
  readonly account: Account;
  readonly history: AccountHistory;
  readonly visits: readonly VisitRecord[];
  readonly deal: Opportunity | undefined;
};

/** The one thing to do in there: a promise first, then trouble, then money on the table, then the next order. */
function nextActionOf({ account, history, visits, deal }: Situation, today: LocalDate): string {
  const [last] = visits;
  const complaint = visits.find(({ outcome }) => outcome === "complaint");
  if (last?.nextStep) return `${last.nextStep} (promised on ${shortDate(last.date, today)}).`;
  if (history.followUpOn !== null)
    return `Follow up as promised for ${shortDate(history.followUpOn, today)}.`;
  if (history.lastOutcome === "complaint")
    return `Settle the complaint${complaint?.notes ? `: "${complaint.notes}"` : ""}.`;
  if (deal) return `Move the deal "${deal.name}" on from ${deal.stage}.`;
  if (history.recentCents < history.yearBeforeCents * 0.85)
    return "Ask why orders fell behind last year's.";
  if (account.lifecycle !== "customer") return "Meet the buyer and offer a tasting.";
  return "Take the next order and offer one product they do not stock.";
}

function visitLine(
  visit: {
    date: string;
    outcome: string | null;
    notes: string | null;
    satisfaction: number | null;
  },
  today: LocalDate,
): string {
  const mood = visit.satisfaction === null ? "" : ` (${visit.satisfaction}/5)`;
  return `${shortDate(visit.date, today)}: ${[visit.outcome, visit.notes].filter(Boolean).join(". ") || "visited, nothing noted"}${mood}`;
}

function chartOf(
  months: readonly { month: string; amountCents: number }[],
  currency: string,
): readonly Part[] {
  if (months.every(({ amountCents }) => amountCents === 0)) return [];
  const total = plural(months.length, "month");
  return [
    {
      kind: "chart",
      shape: "bar",
      title: `Orders of the last ${total}`,
      unit: "money",
      currency,
      labels: months.map(({ month }) => month),
      series: [{ name: "Orders", values: months.map(({ amountCents }) => amountCents) }],
    },
  ];
}
