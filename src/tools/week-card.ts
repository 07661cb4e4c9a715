import { buttons, type Card, type MapArea, note, type Part, table, text } from "../cards/card.ts";
import { distance, duration, firstFew, longDate, plural, roundMoney } from "../cards/format.ts";
import { limitParts } from "./limit-parts.ts";
import type { PlanResult, PriceOfWish } from "./plan-result.ts";
import type { DayChange } from "./week-plans.ts";
import type { World } from "./world.ts";

type Week = {
  readonly rep: { readonly email: string; readonly name: string };
  readonly days: readonly PlanResult[];
  readonly off: readonly { readonly why: string; readonly isUsual: boolean }[];
  readonly changes: readonly DayChange[];
  readonly limits: readonly (PriceOfWish & {
    readonly without: Readonly<Record<string, unknown>>;
  })[];
  readonly totals: {
    readonly stops: number;
    readonly driveMinutes: number;
    readonly distanceKm: number;
    readonly newAccounts: number;
    readonly existingAccounts: number;
    readonly expectedCents: number;
  };
};

const TOWNS_SHOWN = 3;
const BUTTONS = 4;

/** One line a day, all days on one map, and a button for each. */
export function weekCard({ rep, days, off, changes, limits, totals }: Week, world: World): Card {
  const { asker, workspace } = world;
  const whose = rep.email === asker.email ? "" : `${rep.name}, `;
  const customers = `${totals.existingAccounts} existing and ${totals.newAccounts} new accounts`;
  const worth = roundMoney(totals.expectedCents, workspace.currency);
  return {
    title: `${whose}${plural(days.length, "day")}: ${plural(totals.stops, "stop")}, ${distance(totals.distanceKm)}, ${duration(totals.driveMinutes)} driving`,
    parts: [
      weekTable(days),
      weekMap(days),
      text(`Worth about ${worth} in expected orders: ${customers}, each once.`),
      ...off.filter(({ isUsual }) => !isUsual).map(({ why }) => note(why)),
      ...limitParts(limits, "plan_week", world),
      ...changes.map(changeWords),
      note(`Driving times are ${days[0]?.travelSource ?? "estimated"}.`),
      buttons(
        ...days.slice(0, BUTTONS).map(({ date, stops }) => ({
          label: shortDay(date),
          tool: "plan_day",
          input: {
            date,
            // The stops that the week gave to this day: alone it might choose those of another.
            include: stops
              .filter(({ tier }) => tier === "chosen")
              .map(({ accountId }) => accountId),
            ...(rep.email === asker.email ? {} : { rep: rep.email }),
          },
        })),
      ),
    ],
  };
}

/** What is different from the plan that was shown before. */
function changeWords({ date, added, dropped }: DayChange): Part {
  const lost = dropped.length === 0 ? [] : [`without ${firstFew(dropped, 3)}`];
  const won = added.length === 0 ? [] : [`with ${firstFew(added, 3)}`];
  return text(`Changed on ${shortDay(date)}: ${[...lost, ...won].join("; ")}.`);
}

const weekTable = (days: readonly PlanResult[]): Part =>
  table(
    [
      { header: "Day", align: "left" },
      { header: "Stops", align: "right" },
      { header: "Where", align: "left" },
    ],
    days.map(({ date, stops, totals, end }) => {
      const towns = [...new Set(stops.flatMap(({ city }) => city ?? []))];
      const where = `${firstFew(towns, TOWNS_SHOWN)}; ${duration(totals.driveMinutes)} driving`;
      const evening = isAway(end.name) ? `night in ${end.name}` : `back ${end.at}`;
      return [
        shortDay(date),
        String(totals.stops),
        stops.length === 0 ? "nothing to visit" : `${where}, ${evening}`,
      ];
    }),
  );

const isAway = (name: string): boolean => !name.startsWith("Home") && !name.includes("no home");

/** "Mon 2 March". */
const shortDay = (date: string): string => longDate(date).replace(/^(\w{3})\w*/, "$1");

function weekMap(days: readonly PlanResult[]): Part {
  const areas = days.map(
    ({ date, stops }): MapArea => ({
      label: shortDay(date),
      places: stops.map(({ place }) => place),
      arriving: [],
    }),
  );
  return {
    kind: "picture",
    alt: `Map of the week: ${days.map(({ date, stops }) => `${shortDay(date)} ${plural(stops.length, "stop")}`).join(", ")}`,
    map: { stops: [], others: [], start: null, end: null, isRoute: false, outline: [], areas },
  };
}
