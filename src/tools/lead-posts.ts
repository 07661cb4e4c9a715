import { type Button, buttons, type Card, note, text } from "../cards/card.ts";
import { duration, plural, roundMoney, shortDate } from "../cards/format.ts";
import { clockOf } from "../domain/days.ts";
import type { Lead } from "../domain/leads/desk.ts";
import type { Decision } from "../domain/leads/lead.ts";
import type { Person } from "../domain/model.ts";
import { type Post, personReader } from "../domain/posts.ts";
import { sentence } from "./decision-result.ts";
import type { LeadDay, LeadParts } from "./lead-day.ts";
import { rateLead, scoreWords } from "./lead-score.ts";

/** "L1042 Riverbend Hotel (hotel, Dubuque, about $35,000)". */
function leadWords(lead: Lead, { workspace }: Pick<LeadParts, "workspace">): string {
  const known = [
    lead.industry,
    lead.town,
    lead.valueCents === null ? null : `about ${roundMoney(lead.valueCents, workspace.currency)}`,
  ].filter((part) => part !== null);
  return `${lead.id} ${lead.name}${known.length === 0 ? "" : ` (${known.join(", ")})`}`;
}

/** "10:50", with the day when it is another one; on this person's clock. */
function timeFor({ calendar, instant }: LeadParts, person: Person, at: Date): string {
  const now = calendar.localMoment(instant, person.timeZone);
  const { date, minute } = calendar.localMoment(at, person.timeZone);
  return date === now.date ? clockOf(minute) : `${clockOf(minute)} on ${shortDate(date, now.date)}`;
}

/** The lead, this giving of it, and what the post says of it. */
const idOf = ({ id, assignedEmail, assignedAt }: Lead, what: string): string =>
  `lead:${id}:${what}:${assignedEmail ?? "nobody"}:${assignedAt?.toISOString() ?? ""}`;

const ANSWERS = (id: string): readonly Button[] => [
  { label: "Accept", tool: "answer_lead", input: { lead: id, accept: true }, isPrimary: true },
  { label: "Pass", tool: "answer_lead", input: { lead: id, accept: false } },
];

/** Tells a rep of a lead that was given. */
export function offerPost(
  day: LeadDay,
  {
    lead,
    rep,
    decision,
  }: { readonly lead: Lead; readonly rep: Person; readonly decision: Decision },
): Post<object> {
  const { parts } = day;
  const until = lead.answerBy === null ? "" : `, by ${timeFor(parts, rep, lead.answerBy)}`;
  const contact = [lead.phone, lead.email].filter((way) => way !== null).join(", ");
  const card: Card = {
    title: `Lead ${leadWords(lead, parts)} -> you`,
    parts: [
      text(`Answer within ${workingWords(parts.policy.leads.answerMinutes)}${until}.`),
      text(`Why you: ${decision.reason}${behind(decision)}.`),
      text(scoreWords(rateLead(lead, parts.instant, day))),
      ...(lead.notes === null ? [] : [text(`They say: ${lead.notes}`)]),
      ...(lead.answerReason === null ? [] : [note(`${lead.answerReason}.`)]),
      ...(contact === "" ? [] : [note(contact)]),
      buttons(...ANSWERS(lead.id), {
        label: "Why me?",
        tool: "explain_lead",
        input: { lead: lead.id },
      }),
    ],
  };
  return postFor(parts, rep.email, { id: idOf(lead, "offer"), kind: "lead", card });
}

/** "2 working hours", "1 h 30 of your working time". */
const workingWords = (minutes: number): string =>
  minutes % 60 === 0
    ? plural(minutes / 60, "working hour")
    : `${duration(minutes)} of your working time`;

/** How far the best of the others was behind; nobody's name, nobody's score. */
function behind({ judged, chosen, by }: Decision): string {
  if (by !== "score") return "";
  const scores = judged.flatMap(({ candidate, score }) =>
    score === null || candidate.email === chosen ? [] : [score],
  );
  const own = judged.find(({ candidate }) => candidate.email === chosen)?.score ?? 0;
  return scores.length === 0 ? "" : `; next best was ${own - Math.max(...scores)} points behind`;
}

/** Reminds of a lead that waits: once at half of the time, once when it is over. */
export function reminderPost(
  day: LeadDay,
  { lead, rep, count }: { readonly lead: Lead; readonly rep: Person; readonly count: number },
): Post<object> {
  const { parts } = day;
  const until = lead.answerBy === null ? "" : timeFor(parts, rep, lead.answerBy);
  const card: Card = {
    title: `${leadWords(lead, parts)} waits for your answer`,
    parts: [
      text(
        count === 1
          ? `Half of the time is over: answer by ${until}.`
          : `It is late: the answer was due at ${until}. It goes to somebody else soon.`,
      ),
      buttons(...ANSWERS(lead.id)),
    ],
  };
  return postFor(parts, rep.email, { id: idOf(lead, `reminder:${count}`), kind: "reminder", card });
}

/** Tells who answers for the lead that nobody can take it now, or that nobody answers. */
export function escalationPost(
  { parts }: LeadDay,
  { lead, reader, why }: { readonly lead: Lead; readonly reader: Person; readonly why: string },
): Post<object> {
  const card: Card = {
    title: `${leadWords(lead, parts)}: ${lead.assignedEmail === null ? "nobody has it" : "nobody answers"}`,
    parts: [
      text(sentence(why)),
      buttons(
        {
          label: "Who could take it?",
          tool: "route_lead",
          input: { lead: lead.id, preview: true },
        },
        { label: "How was it decided?", tool: "explain_lead", input: { lead: lead.id } },
        { label: "All that wait", tool: "list_leads", input: { status: "open" } },
      ),
    ],
  };
  const at = parts.instant.toISOString();
  const id = `lead:${lead.id}:escalation:${reader.email}:${at}`;
  return postFor(parts, reader.email, { id, kind: "lead", card });
}

export const isEscalation = ({ id }: Pick<Post<object>, "id">): boolean =>
  id.includes(":escalation:");

/** Tells who has a lead that somebody sent it again. */
export function repeatPost(
  { parts }: LeadDay,
  { lead, first, rep }: { readonly lead: Lead; readonly first: string; readonly rep: Person },
): Post<object> {
  const card: Card = {
    title: `${leadWords(lead, parts)} says again what ${first} said`,
    parts: [
      text(`It stays with you as a part of ${first}; there is nothing more to answer.`),
      ...(lead.notes === null ? [] : [text(`They say: ${lead.notes}`)]),
      buttons({ label: "My leads", tool: "list_leads", input: {} }),
    ],
  };
  const id = `lead:${lead.id}:repeat:${rep.email}`;
  return postFor(parts, rep.email, { id, kind: "lead", card });
}

/** What the posts about one giving of a lead say when it is over. */
export function outdated(
  lead: Lead,
  title: string,
): readonly Pick<Post<object>, "id" | "card" | "text">[] {
  const card: Card = { title, parts: [] };
  return ["offer", "reminder:1", "reminder:2"].map((what) => ({
    id: idOf(lead, what),
    card,
    text: title,
  }));
}

function postFor(
  { instant }: LeadParts,
  email: string,
  { id, kind, card }: { readonly id: string; readonly kind: string; readonly card: Card },
): Post<object> {
  return {
    id,
    reader: personReader(email),
    kind,
    card,
    text: [card.title, ...card.parts.flatMap(plainWords)].join("\n"),
    createdAt: instant,
  };
}

const plainWords = (part: Card["parts"][number]): readonly string[] =>
  part.kind === "text" || part.kind === "note" ? [part.text] : [];
