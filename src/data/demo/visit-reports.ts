import type { Random } from "../../domain/random.ts";
import { type DemoAccount, dateOf, pick } from "./company.ts";
import { lifeOf } from "./lives.ts";

const ORDERED = [
  "Reordered the usual, took two cases more of the seltzer.",
  "Placed the monthly order; asked for delivery before Friday.",
  "Took the seasonal six-pack on trial.",
  "Reset the cold box, moved our lager to eye level, order placed.",
  "Order placed. The new assistant manager likes the display rack.",
  "Agreed to a second facing for the pale ale.",
];
const NOTHING = [
  "Still stocked, no order this time.",
  "Wants to sell down the stout first.",
  "Busy counter, five minutes only. Left the price list.",
  "Compares us with the competitor's spring deal.",
  "Said maybe next month.",
];
const AWAY = [
  "Decision maker was not in.",
  "Owner is on vacation, back next week.",
  "Manager in a meeting, left a card.",
];
const TROUBLE = [
  "Unhappy about last week's short delivery.",
  "Two cases were broken, wants a credit note.",
  "Complains that the invoice shows the old price.",
  "A competitor offers free cooler service.",
];
const PROSPECT = [
  "First talk with the owner, open to a tasting.",
  "Has a contract with another distributor until the fall.",
  "Wants samples before deciding.",
  "Interested in the local craft line.",
  "Asked for references from shops nearby.",
];
const NEXT = [
  "Send the price list",
  "Bring samples",
  "Call about the credit note",
  "Quote for the summer display",
  "Book a tasting",
];

/** What the rep wrote down after a visit: often nothing but the outcome, as in life. */
export function reportOf(
  account: DemoAccount,
  day: number,
  random: Random,
): Record<string, string> {
  const { outcome, notes, mood } = talkOf(account, random);
  const isFollowedUp = random.next() < (outcome === "order" ? 0.04 : 0.12);
  return {
    outcome,
    notes: random.next() < 0.55 ? notes : "",
    next_step: isFollowedUp ? pick(random, NEXT) : "",
    follow_up_on: isFollowedUp ? dateOf(day + 4 + random.int(18)) : "",
    satisfaction: random.next() < 0.3 ? String(Math.min(5, Math.max(1, mood + random.int(2)))) : "",
  };
}

function talkOf(
  account: DemoAccount,
  random: Random,
): { outcome: string; notes: string; mood: number } {
  const life = lifeOf(account);
  const roll = random.next();
  if (life.customerSince === null) {
    return roll < 0.3
      ? { outcome: "not in", notes: pick(random, AWAY), mood: 3 }
      : { outcome: "talk", notes: pick(random, PROSPECT), mood: 3 };
  }
  const trouble = life.declineShare > 0 || life.lostSince !== null ? 0.35 : 0.05;
  if (roll < trouble) return { outcome: "complaint", notes: pick(random, TROUBLE), mood: 1 };
  if (roll < trouble + 0.12) return { outcome: "not in", notes: pick(random, AWAY), mood: 3 };
  if (roll < trouble + 0.35) return { outcome: "no order", notes: pick(random, NOTHING), mood: 3 };
  return { outcome: "order", notes: pick(random, ORDERED), mood: 4 };
}
