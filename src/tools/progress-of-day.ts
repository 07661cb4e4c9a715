import { minuteOf } from "../domain/days.ts";
import type { NamedPlace } from "../domain/routing/day.ts";
import type { MinuteOfDay } from "../domain/units.ts";
import type { PlanResult } from "./plan-result.ts";

/** How far a rep has come with a planned day. */
export type DayProgress = {
  readonly done: PlanResult["stops"];
  readonly ahead: PlanResult["stops"];
  /** Where the rest of the day starts, and from when. */
  readonly place: NamedPlace;
  readonly freeAt: MinuteOfDay;
  readonly hadLunch: boolean;
  readonly drivenMinutes: number;
};

type Now = {
  readonly at: MinuteOfDay;
  readonly lateMinutes: number;
  readonly cancelled: ReadonlySet<string>;
};

/**
 * Follows the plan `lateMinutes` behind: stops that should be over are done, one that is going on is finished first, and
 * whoever is on the road turns from the last stop. A cancelled stop was not made.
 */
export function whereNow(plan: PlanResult, { at, lateMinutes, cancelled }: Now): DayProgress {
  const made = plan.stops.filter(({ accountId }) => !cancelled.has(accountId));
  const begun = made.filter(({ startAt }) => minuteOf(startAt) + lateMinutes <= at);
  const last = begun.at(-1);
  const freeAt = Math.max(
    at,
    last ? minuteOf(last.leaveAt) + lateMinutes : minuteOf(plan.start.at) + lateMinutes,
  );
  const { lunch } = plan;
  return {
    done: begun,
    ahead: plan.stops.filter((stop) => !begun.includes(stop)),
    place: last
      ? { name: last.account, place: last.place }
      : { name: plan.start.name, place: plan.start.place },
    freeAt,
    hadLunch: lunch !== null && minuteOf(lunch.startAt) + lateMinutes < at,
    drivenMinutes: begun.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0),
  };
}
