import type { Random } from "../../domain/random.ts";
import { type Company, type DemoAccount, dateOf, dayNumber, pick, randomFor } from "./company.ts";

const OPEN_STAGES = ["qualified", "tasting", "quote", "negotiation"];
const OFFERS = [
  "draft line",
  "cooler placement",
  "seasonal display",
  "private label",
  "wine list",
  "craft shelf",
];

/** At most so many deals an account, less one. */
const DEALS: Readonly<Record<string, number>> = { A: 5, B: 3, C: 2 };

/** Deals of the last three years: most are decided, bigger accounts have more of them. */
export function generateOpportunities(
  { accounts }: Company,
  today: string,
): Record<string, string>[] {
  const now = dayNumber(today);
  return accounts.flatMap((account) => {
    const random = randomFor("deals", account.id);
    const many = DEALS[account.segment] ?? 2;
    return Array.from({ length: random.int(many) }, (_, index) =>
      dealOf(account, `O${account.id.slice(1)}-${index + 1}`, now, random),
    );
  });
}

function dealOf(
  account: DemoAccount,
  id: string,
  now: number,
  random: Random,
): Record<string, string> {
  const openedAgo = random.int(1000);
  const cycle = 20 + random.int(100);
  const isOpen = openedAgo < cycle;
  const isWon = random.next() < (account.isCustomer ? 0.5 : 0.22);
  const offer = pick(random, OFFERS);
  const decided = isWon ? "won" : "lost";
  return {
    opportunity_id: id,
    account_id: account.id,
    owner_email: account.ownerEmail,
    name: `${account.name}: ${offer}`,
    stage: isOpen ? pick(random, OPEN_STAGES) : decided,
    status: isOpen ? "open" : decided,
    amount_usd: (account.potential * (0.04 + 0.16 * random.next())).toFixed(2),
    opened_on: dateOf(now - openedAgo),
    expected_close_on: dateOf(now - openedAgo + cycle),
    closed_on: isOpen ? "" : dateOf(now - openedAgo + cycle),
  };
}

const FIRST = [
  "Amy",
  "Brad",
  "Carla",
  "Dean",
  "Ellen",
  "Frank",
  "Gina",
  "Hank",
  "Irene",
  "Joel",
  "Kayla",
  "Luis",
  "Mai",
  "Nate",
  "Olga",
  "Paul",
  "Rosa",
  "Steve",
  "Tina",
  "Wade",
];
const LAST = [
  "Anderson",
  "Becker",
  "Clark",
  "Dvorak",
  "Evans",
  "Fisher",
  "Garcia",
  "Hansen",
  "Ibarra",
  "Jensen",
  "Kowalski",
  "Larson",
  "Meyer",
  "Novak",
  "Olson",
  "Petersen",
  "Reyes",
  "Schmidt",
  "Tran",
  "Weber",
];
const MANAGERS: Readonly<Record<string, string>> = {
  bar: "Bar manager",
  restaurant: "Restaurant manager",
  hotel: "General manager",
};
const ASSISTANTS = ["Buyer", "Assistant manager", "Shift lead"];

export function generateContacts({ accounts }: Company): Record<string, string>[] {
  return accounts.flatMap((account) => {
    const random = randomFor("contacts", account.id);
    return Array.from({ length: 1 + random.int(2) }, (_, index) => ({
      contact_id: `C${account.id.slice(1)}-${index + 1}`,
      account_id: account.id,
      name: `${pick(random, FIRST)} ${pick(random, LAST)}`,
      title: pick(
        random,
        index === 0 ? ["Owner", MANAGERS[account.industry] ?? "Store manager"] : ASSISTANTS,
      ),
      phone: `515-555-0${String(100 + random.int(100))}`,
      email: "",
    }));
  });
}
