import {
  count,
  day,
  money,
  month,
  name,
  percent,
  type Result,
  type Templates,
} from "./fact-parts.ts";

/** Of a team, a territory, its leads. */
export const COMPANY_TEMPLATES: Templates = {
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
    ...leads.flatMap(({ name: lead, town, valueCents, score, date, repName }: Result) => [
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
