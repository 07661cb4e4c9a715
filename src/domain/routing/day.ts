import type { Account, Lunch } from "../model.ts";
import type { Reason } from "../scoring/score-account.ts";
import type { DayWindow, LocalDate, MinuteOfDay, Place } from "../units.ts";

/** A day to plan for one rep: who may be visited, and within which bounds. */
export type DayRequest = {
  readonly date: LocalDate;
  readonly start: NamedPlace;
  readonly end: NamedPlace;
  readonly leaveAt: MinuteOfDay;
  /** The earliest departure that could still be proposed. */
  readonly earliestLeaveAt: MinuteOfDay;
  readonly backBy: MinuteOfDay;
  readonly maxDriveMinutes: number | null;
  readonly maxStops: number | null;
  readonly lunch: Lunch | null;
  readonly candidates: readonly Candidate[];
  readonly appointments: readonly DayAppointment[];
};

export type NamedPlace = { readonly name: string; readonly place: Place };

/** An account that could be visited, what that is worth, and whether the rep insists. */
export type Candidate = {
  readonly account: Account & { readonly place: Place };
  readonly value: number;
  readonly reasons: readonly Reason[];
  readonly isMust: boolean;
  /** When it is open on the day. */
  readonly windows: readonly DayWindow[];
};

export type DayAppointment = {
  readonly title: string;
  readonly account: Account & { readonly place: Place };
  readonly startAt: MinuteOfDay;
  readonly endAt: MinuteOfDay;
  readonly value: number;
  readonly reasons: readonly Reason[];
};

export type Tier = "appointment" | "must" | "chosen";

export type DayStop = {
  readonly account: Account & { readonly place: Place };
  readonly tier: Tier;
  readonly title: string | null;
  readonly arriveAt: MinuteOfDay;
  readonly startAt: MinuteOfDay;
  readonly leaveAt: MinuteOfDay;
  readonly travelMinutes: number;
  readonly distanceKm: number;
  readonly stayMinutes: number;
  /** The opening window that the visit lies in; for an appointment its own time. */
  readonly window: DayWindow;
  readonly value: number;
  readonly reasons: readonly Reason[];
};

/** Why an account is not in the plan. */
export type UnplacedReason =
  | "no_place"
  | "snoozed"
  | "excluded"
  | "not_in_focus"
  | "visited_recently"
  | "closed_that_day"
  | "too_far"
  | "collides"
  | "over_stop_limit"
  | "over_drive_limit"
  | "closed_at_that_time"
  | "no_time"
  | "lower_value";

export type Unplaced = {
  readonly account: Account;
  readonly value: number;
  readonly reason: UnplacedReason;
  readonly hint: string;
};

export type DayPlan = {
  readonly date: LocalDate;
  readonly start: NamedPlace & { readonly at: MinuteOfDay };
  readonly end: NamedPlace & { readonly at: MinuteOfDay };
  readonly stops: readonly DayStop[];
  readonly lunch: {
    readonly startAt: MinuteOfDay;
    readonly leaveAt: MinuteOfDay;
    readonly afterStop: number;
  } | null;
  readonly unplaced: readonly Unplaced[];
  readonly driveMinutes: number;
  readonly distanceKm: number;
  /** What the travel times are, in words. */
  readonly travelSource: string;
};
