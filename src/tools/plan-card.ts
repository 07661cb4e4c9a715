import type { Card, Form, MapView, Part } from "../cards/card.ts";
import { buttons, note, table, text } from "../cards/card.ts";
import { distance, duration, firstFew, longDate, plural, roundMoney } from "../cards/format.ts";
import { headlineOf } from "../domain/scoring/score-account.ts";
import { limitParts } from "./limit-parts.ts";
import type { PlanResult, StopResult } from "./plan-result.ts";
import type { World } from "./world.ts";

/** The day on a phone: the first line answers, then the stops with one reason each; what is odd is said. */
export function planCard(plan: PlanResult, world: World, before: readonly Part[] = []): Card {
  return {
    title: headline(plan, world),
    parts: [
      ...before,
      ...(plan.stops.length === 0 ? emptyDay(plan) : fullDay(plan, world)),
      ...limitParts(plan.limits ?? [], "plan_day", world),
      planButtons(plan, world),
      changeForm(plan, world),
    ],
  };
}

function headline({ date, rep, totals, end, stops }: PlanResult, world: World): string {
  const whose = rep.email === world.asker.email ? "" : `${rep.name}, `;
  const day = `${whose}${longDate(date)}`;
  if (stops.length === 0) return `${day}: nothing that can be visited`;
  return `${day}: ${plural(totals.stops, "stop")}, ${distance(totals.distanceKm)}, ${duration(totals.driveMinutes)} driving, back ${end.at}`;
}

function fullDay(plan: PlanResult, world: World): readonly Part[] {
  return [
    {
      kind: "picture",
      alt: `Map of the route: ${firstFew(
        plan.stops.map(({ account }, index) => `${index + 1} ${account}`),
        12,
      )}`,
      map: mapOf(plan),
    },
    table(
      [
        { header: "Time", align: "right" },
        { header: "Account", align: "left" },
        { header: "Why", align: "left" },
      ],
      rowsOf(plan),
    ),
    text(worth(plan, world)),
    ...leftOut(plan),
    ...oddities(plan).map(note),
    ...placeParts(plan, world),
  ];
}

function rowsOf({ stops, lunch, start }: PlanResult): readonly (readonly string[])[] {
  const pause = (index: number) =>
    lunch && lunch.afterStop === index
      ? [[lunch.startAt, `Lunch near ${lunch.near}`, `until ${lunch.leaveAt}`]]
      : [];
  const begin = [[start.at, `Leave ${start.name}`, ""], ...pause(-1)];
  return [
    ...begin,
    ...stops.flatMap((one, index) => [
      [one.startAt, nameOf(one, index), whyOf(one)],
      ...pause(index),
    ]),
  ];
}

const nameOf = ({ account, city, isNew }: StopResult, index: number): string =>
  `${index + 1}. ${account}${city === null ? "" : `, ${city}`}${isNew ? " (new)" : ""}`;

function whyOf({ tier, title, reasons }: StopResult): string {
  if (tier === "appointment") return `appointment: ${title}`;
  if (tier === "must") return "you asked for it";
  return headlineOf(reasons) || "on the way";
}

function worth({ totals }: PlanResult, world: World): string {
  const kinds = `${plural(totals.existingAccounts, "customer")}, ${totals.newAccounts} new.`;
  if (totals.expectedCents === 0) return kinds;
  return `Worth about ${roundMoney(totals.expectedCents, world.workspace.currency)} in expected orders. ${kinds}`;
}

/** The first few that nearly made it, each with what it would take. */
function leftOut({ unplaced, candidates }: PlanResult): readonly Part[] {
  const asked = unplaced.filter(
    ({ reason }) =>
      reason === "no_time" ||
      reason === "collides" ||
      reason === "closed_at_that_time" ||
      reason.startsWith("over_"),
  );
  const said = asked.slice(0, 3).map(({ account, hint }) => text(`Left out: ${account}. ${hint}.`));
  const rest = unplaced.length - said.length;
  return rest > 0
    ? [
        ...said,
        note(
          `${candidates} accounts were looked at; ${rest} more were left out, each with its reason under "What was left out".`,
        ),
      ]
    : said;
}

const vagueStops = ({ stops }: PlanResult): readonly StopResult[] =>
  stops.filter(({ precision }) => precision === "postal_code" || precision === "city");

/** The way to put right what is known by its town or postal code only, and whose places these are. */
function placeParts(plan: PlanResult, { places }: World): readonly Part[] {
  const [first, ...others] = vagueStops(plan);
  const label = others.length === 0 ? `Check: ${first?.account}` : "Check places";
  const input = first && others.length === 0 ? { account: first.accountId } : {};
  return [
    ...(places.service === null ? [] : [note(`Places: ${places.service.attribution}.`)]),
    ...(first ? [buttons({ label, tool: "check_places", input })] : []),
  ];
}

function oddities(plan: PlanResult): readonly string[] {
  const { travelSource, totals } = plan;
  return [
    ...vagueStops(plan).map(
      ({ account, precision }) =>
        `${account}: place known by its ${precision === "city" ? "town" : "postal code"} only.`,
    ),
    ...(totals.waitMinutes >= 30
      ? [`${duration(totals.waitMinutes)} of waiting for doors to open.`]
      : []),
    `Driving times are ${travelSource}.`,
  ];
}

function emptyDay({ unplaced, candidates }: PlanResult): readonly Part[] {
  if (candidates === 0) {
    return [
      text("There are no accounts to visit yet. Import some, or ask whose the territory is."),
    ];
  }
  const nearest = unplaced.find(({ reason }) => reason === "no_time" || reason === "too_far");
  return [
    text(`None of ${plural(candidates, "account")} fits: ${countReasons(unplaced)}.`),
    ...(nearest ? [text(`Nearest to it: ${nearest.account}. ${nearest.hint}.`)] : []),
  ];
}

/** "12 seen recently, 3 snoozed", most first. */
export function countReasons(unplaced: PlanResult["unplaced"]): string {
  const counts = new Map<string, number>();
  for (const { reason } of unplaced) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const words = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${count} ${REASONS[reason] ?? reason}`);
  return words.join(", ") || "none";
}

const REASONS: Readonly<Record<string, string>> = {
  no_place: "without a place",
  snoozed: "snoozed",
  excluded: "left out as asked",
  not_in_focus: "not of the kind asked for",
  visited_recently: "seen recently",
  closed_that_day: "closed that day",
  too_far: "too far for the time there is",
  collides: "colliding with an appointment",
  over_stop_limit: "over the number of stops",
  over_drive_limit: "over the driving limit",
  closed_at_that_time: "closed when they could be reached",
  no_time: "needing more time",
  lower_value: "worth less than what is planned",
};

function planButtons(plan: PlanResult, world: World): Part {
  const own = plan.rep.email === world.asker.email ? {} : { rep: plan.rep.email };
  const isToday = plan.date === world.today && plan.rep.email === world.asker.email;
  return buttons(
    ...(plan.stops.length > 0
      ? [
          { label: "Navigate", url: plan.links.googleMaps },
          { label: "To calendar", url: plan.links.ics },
        ]
      : []),
    ...(isToday && plan.stops.length > 0
      ? [{ label: "I'm 30 min late", tool: "replan_day", input: { lateMinutes: 30 } }]
      : []),
    { label: "What was left out", tool: "explain_day", input: { date: plan.date, ...own } },
  );
}

const field = (name: string, label: string, type: "line" | "number" | "time") => ({
  name,
  label,
  type,
  value: null,
});

/** The day's usual wishes without typing a sentence. */
function changeForm({ date, rep }: PlanResult, world: World): Form {
  return {
    kind: "form",
    title: "Change the day",
    tool: "plan_day",
    input: { date, ...(rep.email === world.asker.email ? {} : { rep: rep.email }) },
    submit: "Plan again",
    fields: [
      field("leaveAt", "Leave at", "time"),
      field("backBy", "Back by", "time"),
      field("start", `Start from (a town${world.places.service ? " or an address" : ""})`, "line"),
      field("maxStops", "At most this many stops", "number"),
      {
        name: "focus",
        label: "Accounts",
        type: "choice",
        value: null,
        options: [
          { label: "New business", value: "new" },
          { label: "Customers", value: "existing" },
          { label: "Half and half", value: "balanced" },
        ],
      },
    ],
  };
}

const mapOf = (plan: PlanResult): MapView => ({
  stops: plan.stops.map(({ place, account, startAt, city }) => ({
    place,
    label: account,
    detail: [startAt, city].filter(Boolean).join(" "),
  })),
  others: [],
  start: { place: plan.start.place, label: plan.start.name, detail: `leave ${plan.start.at}` },
  end: { place: plan.end.place, label: plan.end.name, detail: `back ${plan.end.at}` },
  isRoute: true,
  outline: [plan.outline],
});
