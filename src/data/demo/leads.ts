import type { Random } from "../../domain/random.ts";
import { type Company, type DemoAccount, dateOf, dayNumber, pick, randomFor } from "./company.ts";

const COUNT = 60;
const NAMES = [
  "Amber Lantern",
  "Bluff Street",
  "Corn Crib",
  "Driftless",
  "Elm & Oak",
  "Five Points",
  "Grain Belt Corner",
  "High Bridge",
  "Iron Horse",
  "Junction",
  "Kitchen Table",
  "Loess Hills",
];
const KINDS: Readonly<Record<string, string>> = {
  bar: "Bar",
  restaurant: "Kitchen",
  hotel: "Inn",
  grocery: "Market",
  liquor: "Bottle Shop",
  convenience: "Stop",
};
const SOURCES = ["web form", "trade show", "referral", "phone"];
const REASONS = ["too far from my rounds", "knows my colleague", "buys direct"];

/** Leads L1001 to L1060: most came in the last four weeks, the last ones come after the day of loading. */
export function generateLeads({ accounts }: Company, today: string): Record<string, string>[] {
  const now = dayNumber(today);
  return Array.from({ length: COUNT }, (_, index) => {
    const random = randomFor("lead", String(index));
    const near = pick(random, accounts);
    const age = 28 - Math.floor((index * 42) / COUNT);
    return leadRow(`L${1001 + index}`, near, now - age, { age, random });
  });
}

function leadRow(
  id: string,
  near: DemoAccount,
  day: number,
  { age, random }: { age: number; random: Random },
): Record<string, string> {
  const created = `${dateOf(day)}T${String(14 + random.int(8)).padStart(2, "0")}:${random.int(2) === 0 ? "05" : "40"}:00Z`;
  const status = statusOf(age, random);
  const isAnswered = status === "accepted" || status === "passed";
  return {
    lead_id: id,
    name: `${pick(random, NAMES)} ${KINDS[near.industry] ?? "Shop"}`,
    place: near.city,
    lat: String(near.place.lat),
    lng: String(near.place.lng),
    industry: near.industry,
    segment: near.segment,
    language: random.next() < 0.1 ? "spanish" : "english",
    value_usd: String(500 * Math.round((near.potential * (0.3 + 0.7 * random.next())) / 500)),
    source: pick(random, SOURCES),
    phone: `515-555-0${String(100 + random.int(100))}`,
    status,
    assigned_email: status === "open" ? "" : near.ownerEmail,
    created_at: created,
    assigned_at: status === "open" ? "" : created,
    answer_by: status === "waiting" ? created.replace(dateOf(day), dateOf(day + 1)) : "",
    answered_at: isAnswered ? created.replace(dateOf(day), dateOf(day + 1)) : "",
    answer_reason: status === "passed" ? pick(random, REASONS) : "",
  };
}

function statusOf(age: number, random: Random): string {
  const roll = random.next();
  if (age <= 4) return roll < 0.35 ? "open" : "waiting";
  if (roll < 0.12) return "waiting";
  return roll < 0.75 ? "accepted" : "passed";
}
