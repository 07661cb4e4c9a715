import { type Card, note, type Part, table, text } from "../../cards/card.ts";
import { plural, roundMoney } from "../../cards/format.ts";
import { addDays, clockOf, weekdayOf } from "../../domain/days.ts";
import type { Lead } from "../../domain/leads/desk.ts";
import type { Person } from "../../domain/model.ts";
import { localTime } from "../local-time.ts";
import { visibleOwners } from "../sight.ts";
import type { World } from "../world.ts";
import { digestButtons } from "./digest-buttons.ts";

/** New leads since the last working day's digest, who has them, and what waits too long. */
export async function leadDigest(world: World, isBrief: boolean): Promise<Card> {
  const [people, owners, all] = await Promise.all([
    world.book.people(),
    visibleOwners(world),
    world.leads.list(world.instant),
  ]);
  const isSeen = ({ assignedEmail }: Lead): boolean =>
    owners === null || assignedEmail === null || owners.includes(assignedEmail);
  const leads = all.filter(isSeen);
  const since = lastDigest(world);
  const fresh = leads.filter(({ createdAt }) => createdAt >= since);
  const late = leads.filter((lead) => isLate(lead, world.instant));
  const nobodys = leads.filter(({ status, createdAt }) => status === "open" && createdAt < since);
  const shown: Shown = { world, people };
  const waits = [...late, ...nobodys];
  if (fresh.length === 0 && waits.length === 0) {
    return { title: "Leads: nothing new, and nothing waits too long", parts: [] };
  }
  return {
    title: `Leads: ${fresh.length} new${waits.length === 0 ? ", nothing waits too long" : `, ${plural(waits.length, "waits", "wait")} too long`}`,
    parts: [
      ...(isBrief ? [] : freshParts(fresh, shown)),
      ...waitParts(waits, shown),
      digestButtons("lead_digest", {
        label: "All open leads",
        tool: "list_leads",
        input: { status: "open" },
      }),
    ],
  };
}

const isLate = ({ status, answerBy }: Lead, now: Date): boolean =>
  status === "waiting" && answerBy !== null && answerBy < now;

/** On Mondays the weekend belongs to it. */
function lastDigest({ today, now, asker, calendar }: World): Date {
  const back = weekdayOf(today) === 0 ? 3 : 1;
  return calendar.instantOf(`${addDays(today, -back)}T${clockOf(now)}`, asker.timeZone);
}

type Shown = { readonly world: World; readonly people: readonly Person[] };

const MOST_ROWS = 10;

function freshParts(leads: readonly Lead[], { world, people }: Shown): readonly Part[] {
  if (leads.length === 0) return [];
  const { currency } = world.workspace;
  const rows = leads
    .slice(0, MOST_ROWS)
    .map((lead) => [
      `${lead.id} ${lead.name}${lead.town === null ? "" : `, ${lead.town}`}`,
      lead.valueCents === null ? "–" : roundMoney(lead.valueCents, currency),
      `${nameOf(lead.assignedEmail, people)}: ${statusOf(lead)}`,
    ]);
  return [
    table(
      [
        { header: "New", align: "left" },
        { header: "Worth", align: "right" },
        { header: "With", align: "left" },
      ],
      rows,
    ),
    ...(leads.length > MOST_ROWS ? [note(`… and ${leads.length - MOST_ROWS} more.`)] : []),
  ];
}

const statusOf = ({ status }: Lead): string => (status === "waiting" ? "not answered yet" : status);

function nameOf(email: string | null, people: readonly Person[]): string {
  return people.find((each) => each.email === email)?.name ?? "nobody";
}

function waitParts(leads: readonly Lead[], { world, people }: Shown): readonly Part[] {
  const lines = leads
    .slice(0, MOST_ROWS)
    .map((lead) =>
      lead.assignedEmail === null || lead.answerBy === null
        ? text(`Nobody has ${lead.id} ${lead.name}: it came ${localTime(world, lead.createdAt)}.`)
        : text(
            `${lead.id} ${lead.name} waits for ${nameOf(lead.assignedEmail, people)} since ${localTime(world, lead.answerBy)}.`,
          ),
    );
  return leads.length > MOST_ROWS
    ? [...lines, note(`… and ${leads.length - MOST_ROWS} more wait too long.`)]
    : lines;
}
