/** What is known of a lead for its score; null: not known. */
export type ScoredLead = {
  readonly industry: string | null;
  readonly segment: string | null;
  readonly town: string | null;
  readonly valueCents: number | null;
  readonly source: string | null;
  readonly notes: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Whole hours since it came in. */
  readonly ageHours: number;
};

/** What the own customers tell: how many, in this industry, and of those in this town. */
export type OwnCustomers = {
  readonly all: number;
  readonly inIndustry: number;
  readonly inTown: number;
};

export type LeadScore = {
  /** 0 to 100; exactly the sum of the reasons' points. */
  readonly score: number;
  readonly isHot: boolean;
  readonly reasons: readonly { readonly points: number; readonly why: string }[];
};

/** From here on a lead is hot: a third of the leads of the demo are. */
const HOT = 60;

/**
 * How much a lead is worth a quick answer: fit (at most 45 points) says whether it is the kind that buys here, interest
 * (at most 35) how much it wants, urgency (at most 20) how soon. Reasons with no points are left out.
 */
export function scoreLead(lead: ScoredLead, customers: OwnCustomers): LeadScore {
  const reasons = [...fit(lead, customers), ...interest(lead), ...urgency(lead)].filter(
    ({ points }) => points > 0,
  );
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return {
    score,
    isHot: score >= HOT,
    reasons: reasons.toSorted((a, b) => b.points - a.points || (a.why < b.why ? -1 : 1)),
  };
}

type Reasons = readonly { readonly points: number; readonly why: string }[];

/** A fifth of all customers makes an industry one of the own. */
const OWN_INDUSTRY = 0.2;
/** Customers like it in the town from which on more tell nothing new. */
const MANY_NEAR = 4;
/** The value that gets all its points, in cents: one more digit is worth as much as the one before. */
const LARGE_CENTS = 5_000_000;
const SMALL_CENTS = 50_000;
const SEGMENTS: Readonly<Record<string, number>> = { a: 10, b: 6, c: 2 };

function fit(lead: ScoredLead, { all, inIndustry, inTown }: OwnCustomers): Reasons {
  const { industry, segment, town, valueCents } = lead;
  const share = all === 0 ? 0 : inIndustry / all;
  const size =
    valueCents === null || valueCents <= SMALL_CENTS
      ? 0
      : Math.min(1, Math.log(valueCents / SMALL_CENTS) / Math.log(LARGE_CENTS / SMALL_CENTS));
  return [
    {
      points: Math.round(15 * Math.min(1, share / OWN_INDUSTRY)),
      why: `${inIndustry} of ${all} customers are ${industry ?? "like it"}`,
    },
    { points: SEGMENTS[segment?.toLowerCase() ?? ""] ?? 0, why: `segment ${segment}` },
    { points: Math.round(12 * size), why: "its size" },
    {
      points: Math.round(8 * Math.min(1, inTown / MANY_NEAR)),
      why: `${inTown} customers like it in ${town}`,
    },
  ];
}

/** Who asks has decided more than who was met. */
const SOURCES: readonly (readonly [pattern: RegExp, points: number])[] = [
  [/referr|recommend|empfehl/i, 14],
  [/web|form|site|demo|inbound|live chat|online/i, 12],
  [/phone|call|e-?mail|anruf/i, 12],
  [/event|show|fair|expo|messe|webinar/i, 8],
  [/partner|social|linkedin|facebook|ads?\b/i, 6],
  [/list|purchas|cold|import/i, 2],
];

const WISHES: readonly (readonly [pattern: RegExp, points: number, why: string])[] = [
  [/\b(?:quote|quotation|pricing|price list|offer|angebot|devis)\b/i, 12, "asks for a price"],
  [
    /\b(?:please call|call (?:me|us|back)|call back|get in touch|contact (?:me|us))\b/i,
    8,
    "asks to be called",
  ],
  [
    /\b(?:order|buy|purchase|switch(?:ing)?|replace|new supplier|opening)\b/i,
    8,
    "wants to buy or switch",
  ],
  [/\b(?:demo|sample|tasting|visit|meeting|appointment)\b/i, 6, "asks for a visit or a sample"],
];

function interest({ source, notes, email, phone }: ScoredLead): Reasons {
  const [, points = 0] = SOURCES.find(([pattern]) => pattern.test(source ?? "")) ?? [];
  // The strongest wish counts: who asks for a price and a call wants one thing.
  const [, wish = 0, why = ""] = WISHES.find(([pattern]) => pattern.test(notes ?? "")) ?? [];
  const ways = Number(email !== null) + Number(phone !== null);
  return [
    { points, why: `came by ${source}` },
    { points: wish, why },
    {
      points: [0, 5, 9][ways] ?? 0,
      why: ways === 2 ? "left telephone and e-mail" : "can be reached",
    },
  ];
}

const SOON =
  /\b(?:asap|urgent(?:ly)?|immediately|today|tomorrow|right away|this week|by (?:mon|tues?|wednes|thurs?|fri|satur|sun)day|dringend)\b/i;
const LATER =
  /\b(?:next week|next month|this month|this quarter|by (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/i;

/** A day after it came in half of the interest is gone, as response studies find (Oldroyd, HBR 2011). */
const HALF_HOURS = 24;

function urgency({ notes, ageHours }: ScoredLead): Reasons {
  const fresh = Math.round(8 * 0.5 ** (Math.max(0, ageHours) / HALF_HOURS));
  const words = notes ?? "";
  const soon = SOON.exec(words)?.[0];
  const later = LATER.exec(words)?.[0];
  const asked = soon === undefined ? later : soon;
  return [
    { points: fresh, why: ageHours < HALF_HOURS ? "came in today" : "came in lately" },
    { points: soon === undefined ? Number(later !== undefined) * 6 : 12, why: `says "${asked}"` },
  ];
}
