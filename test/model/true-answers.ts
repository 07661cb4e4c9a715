import type { Looked } from "../../src/assistant/model/tool-desk.ts";

/** One fact of an answer, before it is written. Money in cents; shares as 0.81; minutes of the day. */
export type FactPart =
  | { readonly kind: "count"; readonly value: number; readonly noun: string }
  | { readonly kind: "money"; readonly value: number; readonly isRounded?: boolean }
  | { readonly kind: "percent"; readonly value: number }
  | { readonly kind: "minutes"; readonly value: number }
  | { readonly kind: "km"; readonly value: number }
  | { readonly kind: "clock"; readonly value: string }
  | { readonly kind: "day"; readonly value: string }
  | { readonly kind: "month"; readonly value: string }
  | { readonly kind: "place"; readonly value: number }
  | { readonly kind: "name"; readonly value: string };

export type Statement = readonly (string | FactPart)[];

export const count = (value: number, noun = ""): FactPart => ({ kind: "count", value, noun });
export const money = (value: number, isRounded = false): FactPart => ({
  kind: "money",
  value,
  isRounded,
});
const percent = (value: number): FactPart => ({ kind: "percent", value });
const minutes = (value: number): FactPart => ({ kind: "minutes", value });
const km = (value: number): FactPart => ({ kind: "km", value });
const clock = (value: string): FactPart => ({ kind: "clock", value });
const day = (value: string): FactPart => ({ kind: "day", value });
const month = (value: string): FactPart => ({ kind: "month", value });
const place = (value: number): FactPart => ({ kind: "place", value });
const name = (value: string): FactPart => ({ kind: "name", value });

/** What results look like, as far as sentences are made of them. */
// biome-ignore lint: results of all tools, read by name
type Result = any;

/** Sentences that are true of a result, as somebody would say them who has read it. */
export function trueStatements({ tool, result }: Looked): readonly Statement[] {
  return TEMPLATES[tool]?.(result) ?? [];
}

const TEMPLATES: Readonly<Record<string, (result: Result) => readonly Statement[]>> = {
  plan_day: ({ date, stops, totals, end, lunch }) => [
    [
      "You have ",
      count(totals.stops, "stops"),
      " on ",
      day(date),
      " and are back at ",
      clock(end.at),
      ".",
    ],
    ["It is ", km(totals.distanceKm), " with ", minutes(totals.driveMinutes), " of driving."],
    [
      "There are ",
      count(totals.existingAccounts, "customers"),
      " and ",
      count(totals.newAccounts, "new accounts"),
      " on the way.",
    ],
    ["Expect ", money(totals.expectedCents, true), " in orders."],
    ...(lunch === null
      ? []
      : [
          [
            "Lunch is near ",
            name(lunch.near),
            ", from ",
            clock(lunch.startAt),
            " to ",
            clock(lunch.leaveAt),
            ".",
          ],
        ]),
    ...stops.flatMap(({ account, city, startAt, leaveAt, travelMinutes }: Result, at: number) => [
      [name(account), " in ", name(city), " is at ", clock(startAt), "."],
      ["Your ", place(at + 1), " stop is ", name(account), "."],
      [
        "You leave ",
        name(account),
        " at ",
        clock(leaveAt),
        " after ",
        minutes(travelMinutes),
        " on the road to it.",
      ],
    ]),
  ],
  rank_accounts: ({ accounts, found, newAccounts }) => [
    [
      "These are the best of ",
      count(found, "accounts"),
      ", ",
      count(newAccounts, "new"),
      " among them.",
    ],
    ...accounts.flatMap(({ account, city, score, fit, interest, urgency, rank }: Result) => [
      [name(account), " in ", name(city), " scores ", count(score), " points."],
      [
        name(account),
        " has ",
        count(fit),
        " for fit, ",
        count(interest),
        " for interest and ",
        count(urgency),
        " for urgency.",
      ],
      ["Number ", count(rank), " is ", name(account), "."],
    ]),
  ],
  find_nearby: ({ accounts, found, withinKm, near }) => [
    [count(found, "accounts"), " lie within ", km(withinKm), " of ", name(near), "."],
    ...accounts.flatMap(({ account, distanceKm, driveMinutes, visitMinutes, score }: Result) => [
      [name(account), " is ", km(distanceKm), " away, ", minutes(driveMinutes), " by car."],
      [
        "A visit at ",
        name(account),
        " takes ",
        minutes(visitMinutes),
        "; its score is ",
        count(score),
        ".",
      ],
    ]),
  ],
  brief_account: ({ account, city, potentialCents, lastYearCents, score, visits, contacts }) => [
    [name(account), " in ", name(city), " could buy for ", money(potentialCents), " a year."],
    ["They ordered for ", money(lastYearCents, true), " in twelve months."],
    ["The score of ", name(account), " is ", count(score), " of 100."],
    ...contacts.map((contact: Result) => ["Ask for ", name(contact.name), " there."]),
    ...visits.slice(0, 3).map((visit: Result) => ["A visit took place on ", day(visit.date), "."]),
  ],
  list_visits: ({ visits, done, newAccounts }) => [
    [
      "You made ",
      count(done, "visits"),
      ", ",
      count(newAccounts),
      " of them at accounts that do not buy yet.",
    ],
    ...visits.map(({ account, date, startAt, city }: Result) => [
      "On ",
      day(date),
      " at ",
      clock(startAt),
      " you were at ",
      name(account),
      " in ",
      name(city),
      ".",
    ]),
  ],
  show_performance: ({ figures, goalCents, goals, months }) => [
    [
      "Revenue stands at ",
      money(figureOf(figures, "revenue"), true),
      " against a goal of ",
      money(goalCents, true),
      ".",
    ],
    [
      "You made ",
      count(figureOf(figures, "visits"), "visits"),
      " and got ",
      count(figureOf(figures, "orders"), "orders"),
      ".",
    ],
    ["Coverage is ", percent(figureOf(figures, "coverage")), "."],
    ...goals
      .slice(1)
      .map(({ target, missing }: Result) => [
        "Of ",
        count(target, "visits"),
        ", ",
        count(missing),
        " are missing.",
      ]),
    ...months.map((one: Result) => [
      "In ",
      month(one.month),
      " it was ",
      money(one.cents, true),
      ".",
    ]),
  ],
  forecast_revenue: ({ months, total, yearBeforeCents }) => [
    [
      "All together it should be ",
      money(total.value, true),
      ", against ",
      money(yearBeforeCents, true),
      " a year before.",
    ],
    ["The range goes from ", money(total.low, true), " to ", money(total.high, true), "."],
    ...months
      .slice(1)
      .map((one: Result) => [month(one.month), " may bring ", money(one.value, true), "."]),
  ],
  compare_territories: ({ groups, lookFirst }) => {
    const [first, ...others] = groups;
    const own = figureOf(first.figures, "revenue");
    return [
      ...groups.flatMap(({ label, figures }: Result) => [
        [
          name(label),
          " made ",
          money(figureOf(figures, "revenue"), true),
          " with ",
          count(figureOf(figures, "visits"), "visits"),
          ".",
        ],
        [name(label), " has a coverage of ", percent(figureOf(figures, "coverage")), "."],
      ]),
      ...others.map(({ label, figures }: Result) => [
        name(first.label),
        " is ",
        money(own - figureOf(figures, "revenue"), true),
        " ahead of ",
        name(label),
        ".",
      ]),
      [
        "Look at ",
        name(lookFirst.territory),
        " first: ",
        count(lookFirst.overdue, "accounts"),
        " are overdue.",
      ],
    ];
  },
  check_coverage: ({
    accounts,
    coverage,
    overdue,
    overdueA,
    overdueAccounts,
    byTerritory,
    visits,
  }) => [
    [
      count(overdue),
      " of ",
      count(accounts, "accounts"),
      " are overdue, ",
      count(overdueA),
      " of them A accounts.",
    ],
    ["Coverage is ", percent(coverage), " after ", count(visits, "visits"), "."],
    ...overdueAccounts
      .slice(0, 30)
      .map(({ account, city, daysSinceVisit, lateDays }: Result) => [
        name(account),
        " in ",
        name(city),
        " was last seen ",
        count(daysSinceVisit, "days"),
        " ago and is ",
        count(lateDays, "days"),
        " late.",
      ]),
    ...byTerritory.map((one: Result) => [
      name(one.label),
      " has ",
      count(one.accounts, "accounts"),
      ", ",
      count(one.overdue),
      " overdue, and covers ",
      percent(one.coverage),
      ".",
    ]),
  ],
  check_balance: ({ reps }) =>
    reps.flatMap((one: Result) => [
      [
        name(one.name),
        " has ",
        count(one.accounts, "accounts"),
        " worth ",
        money(one.potentialCents, true),
        " a year.",
      ],
      [name(one.name), " carries ", percent(one.index), " of the average workload."],
    ]),
  list_leads: ({ leads }) => [
    ["There are ", count(leads.length, "leads"), "."],
    ...leads.flatMap(({ name: lead, town, valueCents, score, date, rep: _, repName }: Result) => [
      [
        name(lead),
        " in ",
        name(town),
        " is worth ",
        money(valueCents),
        " and scores ",
        count(score),
        ".",
      ],
      [name(lead), " came on ", day(date), " and is with ", name(repName), "."],
    ]),
  ],
  explain_score: ({ account, score, rank, of, signals }) => [
    [
      name(account),
      " scores ",
      count(score),
      " and is number ",
      count(rank),
      " of ",
      count(of, "accounts"),
      ".",
    ],
    ...signals
      .slice(0, 3)
      .map(({ signal, points, most }: Result) => [
        `For ${signal} it gets `,
        count(points),
        " of ",
        count(most, "points"),
        ".",
      ]),
  ],
  find_owner: ({ owners }) =>
    owners.map((one: Result) => [
      "It belongs to ",
      name(one.name),
      " in ",
      name(one.territory),
      ".",
    ]),
};

const figureOf = (figures: Result, metric: string): number =>
  figures.find((one: Result) => one.metric === metric)?.value ?? 0;
