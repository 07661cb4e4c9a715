import type { Area } from "./geo/polygon.ts";
import type { DayWindow, LocalDate, MinuteOfDay, Place, Precision, Weekday } from "./units.ts";

/** What a person may do: a rep sees the own territory, a manager the own team downwards, an administrator everything. */
export type Role = "rep" | "manager" | "admin";

/** `{ from, to }` is a window in which a pause of `minutes` floats. */
export type Lunch = DayWindow & { readonly minutes: number };

export type Person = {
  /** Also the person's id within the workspace. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly managerEmail: string | null;
  readonly skills: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  readonly workStart: MinuteOfDay;
  readonly workEnd: MinuteOfDay;
  readonly workDays: readonly Weekday[];
  readonly lunch: Lunch | null;
  readonly maxDriveMinutes: number | null;
  readonly home: { readonly town: string; readonly place: Place } | null;
};

/** One way by which an account falls to a territory. A territory's rules are alternatives. */
export type TerritoryRule =
  | { readonly kind: "zip_prefix"; readonly prefixes: readonly string[] }
  /** Both ends belong to the range. */
  | {
      readonly kind: "zip_range";
      readonly ranges: readonly { readonly from: string; readonly to: string }[];
    }
  | { readonly kind: "states"; readonly states: readonly string[] }
  | { readonly kind: "counties"; readonly counties: readonly string[] }
  | { readonly kind: "industries"; readonly industries: readonly string[] }
  | { readonly kind: "segments"; readonly segments: readonly string[] }
  /** What an account could buy in a year; both ends belong to it, null: no end. */
  | {
      readonly kind: "sizes";
      readonly fromCents: number | null;
      readonly toCents: number | null;
    }
  | { readonly kind: "accounts"; readonly accountIds: readonly string[] }
  | { readonly kind: "polygon"; readonly area: Area }
  /** Conditions that must all hold. */
  | { readonly kind: "all"; readonly rules: readonly TerritoryRule[] };

export type Territory = {
  /** Also the territory's id within the workspace. */
  readonly name: string;
  /** Name of the territory above, null at the top. */
  readonly parent: string | null;
  readonly ownerEmail: string | null;
  readonly managerEmail: string | null;
  readonly rules: readonly TerritoryRule[];
};

/** Opening windows per weekday, Monday first; each list ascending and disjoint. Null: not known, taken as open. */
export type OpeningHours = readonly (readonly DayWindow[])[];

export type Lifecycle = "customer" | "prospect" | "lost";

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly county: string | null;
  /** ISO code. */
  readonly country: string;
  readonly place: Place | null;
  readonly precision: Precision;
  readonly industry: string | null;
  /** "A", "B" or "C"; A is served most. */
  readonly segment: string | null;
  readonly lifecycle: Lifecycle;
  /** What the account could buy in a year. */
  readonly potentialCents: number;
  readonly visitMinutes: number;
  /** A visit is not wanted sooner than `cadenceMinDays` and due after `cadenceMaxDays` days. */
  readonly cadenceMinDays: number | null;
  readonly cadenceMaxDays: number | null;
  readonly hours: OpeningHours | null;
  readonly phone: string | null;
  readonly ownerEmail: string | null;
  readonly territory: string | null;
  /** Why it keeps its owner in every alignment; null: it may change. */
  readonly lockReason: string | null;
  readonly snooze: { readonly until: LocalDate; readonly reason: string | null } | null;
};

/** What has happened at one account up to a day, as scoring needs it. */
export type AccountHistory = {
  readonly lastVisitOn: LocalDate | null;
  readonly lastOutcome: string | null;
  readonly lastSatisfaction: number | null;
  /** The earliest follow-up that was promised and not yet done. */
  readonly followUpOn: LocalDate | null;
  readonly visitsLastYear: number;
  /** Orders of the last three full months, and of the same months a year before. */
  readonly recentCents: number;
  readonly yearBeforeCents: number;
  readonly lastYearCents: number;
  readonly openDealCents: number;
  readonly openDeals: number;
};

export type VisitRecord = {
  readonly id: string;
  readonly accountId: string;
  readonly personEmail: string;
  readonly date: LocalDate;
  readonly startAt: MinuteOfDay | null;
  readonly minutes: number;
  readonly status: "planned" | "done" | "skipped";
  readonly outcome: string | null;
  readonly notes: string | null;
  readonly nextStep: string | null;
  readonly followUpOn: LocalDate | null;
  /** 1 (angry) to 5 (delighted). */
  readonly satisfaction: number | null;
};

export type Appointment = {
  readonly id: string;
  readonly personEmail: string;
  readonly accountId: string | null;
  readonly title: string;
  readonly date: LocalDate;
  readonly startAt: MinuteOfDay;
  readonly endAt: MinuteOfDay;
};

export type Opportunity = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly stage: string;
  readonly status: "open" | "won" | "lost";
  readonly amountCents: number;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly expectedCloseOn: LocalDate | null;
};

export type Contact = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

/** What an account bought in one calendar month, `month` as "YYYY-MM". */
export type MonthlySales = {
  readonly accountId: string;
  readonly month: string;
  readonly orders: number;
  readonly amountCents: number;
};
