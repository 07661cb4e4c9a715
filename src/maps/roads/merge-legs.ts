import type { RoadLeg, TravelTable } from "../../domain/ports.ts";
import type { MinuteOfDay } from "../../domain/units.ts";
import type { RoadSource } from "./road-source.ts";

/** What is known of each leg for departures from a time of the day on; undefined: nothing is. */
export type HourLegs = {
  readonly from: MinuteOfDay;
  readonly legs: readonly (RoadLeg | undefined)[];
  readonly trouble: string | null;
};

const NO_ROAD = "the road service knows no way there";

/** The estimate with what a source told put over it. Minutes are rounded up here, for each hour and for their mean. */
export function mergeLegs(
  estimate: TravelTable,
  told: readonly HourLegs[],
  { about, hours }: Pick<RoadSource, "about" | "hours">,
): TravelTable {
  const byHour = told.map(({ from, legs }) => ({
    from,
    minutes: estimate.minutes.map((minutes, leg) => {
      const known = legs[leg];
      return known == null ? minutes : Math.ceil(known.seconds / 60);
    }),
  }));
  const estimated = Uint8Array.from(estimate.minutes, (_, leg) =>
    Number(told.some(({ legs }) => legs[leg] == null)),
  );
  const km = estimate.km.map((guess, leg) => {
    const metres = told[0]?.legs[leg]?.metres;
    return metres == null ? guess : metres / 1000;
  });
  const minutes = estimate.minutes.map((_, leg) =>
    Math.ceil(byHour.reduce((sum, one) => sum + (one.minutes[leg] ?? 0), 0) / byHour.length),
  );
  const trouble = told.find((one) => one.trouble !== null)?.trouble ?? NO_ROAD;
  return {
    minutes,
    km,
    hours: hours.length === 0 ? [] : byHour,
    estimated,
    source: about,
    trouble: estimated.includes(1) ? trouble : null,
  };
}
