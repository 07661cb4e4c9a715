import type { Looked } from "../../src/assistant/model/tool-desk.ts";
import {
  clock,
  count,
  day,
  km,
  minutes,
  money,
  name,
  place,
  type Result,
  type Statement,
  type Templates,
} from "./fact-parts.ts";
import { COMPANY_TEMPLATES } from "./true-company.ts";

/** Sentences that are true of a result, as somebody would say them who has read it. */
export function trueStatements({ tool, result }: Looked): readonly Statement[] {
  return TEMPLATES[tool]?.(result) ?? [];
}

const TEMPLATES: Templates = {
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
  ...COMPANY_TEMPLATES,
};
