import type { DigestKey, Subscription } from "./digests.ts";
import type {
  Account,
  AccountHistory,
  Appointment,
  Contact,
  MonthlySales,
  Opportunity,
  Person,
  Territory,
  VisitRecord,
} from "./model.ts";
import type { AccountFacts, LeadFacts, Period } from "./performance/facts.ts";
import type { Goal } from "./performance/goals.ts";
import type { Month } from "./performance/periods.ts";
import type { Policy } from "./policy.ts";
import type { Post } from "./posts.ts";
import type { Alignment, AlignOptions } from "./territory/alignment/align.ts";
import type { AlignmentProblem } from "./territory/alignment/problem.ts";
import type { LocalDate, MinuteOfDay, Place, Precision } from "./units.ts";

/** What the domain's users need of the outer world. Implemented by data/ and maps/, real in every test. */

/** Everything that is known about one workspace. Each list comes in a fixed order. */
export type Book = {
  people(): Promise<readonly Person[]>;
  /** Null: nobody has this address. */
  person(email: string): Promise<Person | null>;
  territories(): Promise<readonly Territory[]>;
  /** Accounts of these owners; null: all of the workspace. */
  accounts(owners: readonly string[] | null): Promise<readonly Account[]>;
  /** What had happened at each of these accounts before the day `asOf`. */
  histories(
    accountIds: readonly string[],
    asOf: LocalDate,
  ): Promise<ReadonlyMap<string, AccountHistory>>;
  appointments(
    personEmail: string,
    from: LocalDate,
    to: LocalDate,
  ): Promise<readonly Appointment[]>;
  /**
   * What happened at each account of the workspace in a period, up to `today`, with sales up to the month `salesUntil`;
   * by account id.
   */
  performance(
    period: Period,
    today: LocalDate,
    salesUntil: Month | null,
  ): Promise<readonly AccountFacts[]>;
  /** The last month for which sales are known, "YYYY-MM"; null: none is. */
  salesUntil(): Promise<Month | null>;
  /** What the leads given to each person in a period had become by `today`. */
  leadFacts(period: Period, today: LocalDate): Promise<readonly LeadFacts[]>;
  /** Revenue of the full months in a period by territory and owner of today, oldest month ("YYYY-MM") first. */
  monthlyRevenue(period: Period): Promise<
    readonly {
      readonly territory: string | null;
      readonly ownerEmail: string | null;
      readonly month: string;
      readonly cents: number;
    }[]
  >;
  /** All goals of the workspace, by territory, metric and period. */
  goals(): Promise<readonly Goal[]>;
  /** What readers wished of digests, beside the usual ones. */
  subscriptions(): Promise<readonly Subscription[]>;
  /** Everybody who wrote from a chat platform, those who wait to be linked first. */
  chatIdentities(): Promise<readonly ChatIdentity[]>;
  contacts(accountId: string): Promise<readonly Contact[]>;
  /** Deals of an account opened before `asOf`, newest first. */
  opportunities(accountId: string, asOf: LocalDate): Promise<readonly Opportunity[]>;
  /** The last `months` full months before `asOf`, oldest first; a month without orders counts as one with none. */
  sales(accountId: string, asOf: LocalDate, months: number): Promise<readonly MonthlySales[]>;
  /** Visits up to and on the day `asOf`, newest first. */
  visitsTo(accountId: string, asOf: LocalDate, limit: number): Promise<readonly VisitRecord[]>;
  /** Visits of a person in a period, oldest first; done ones only up to `asOf`. */
  visitsBy(
    personEmail: string,
    period: { readonly from: LocalDate; readonly to: LocalDate; readonly asOf: LocalDate },
  ): Promise<readonly VisitRecord[]>;
  /** Days in the period on which the person does not work, with the part of the day. */
  absences(
    personEmail: string,
    from: LocalDate,
    to: LocalDate,
  ): Promise<
    readonly { readonly from: LocalDate; readonly to: LocalDate; readonly part: string }[]
  >;
};

/** Who writes, when, and through which tool: kept with what was before and after. */
export type Author = { readonly email: string; readonly at: Date; readonly tool: string };

/** Somebody of a chat platform, and who that is here. */
export type ChatIdentity = {
  readonly platform: string;
  /** The platform's workspace or organisation, and its id of the person there. */
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** As the platform tells it; null: it does not. */
  readonly email: string | null;
  /** Null: nobody yet. */
  readonly personEmail: string | null;
  /** By a verified address, by an administrator's word, or waiting for one. */
  readonly status: "email" | "link" | "asked";
  readonly confirmedBy: string | null;
};

/** When somebody works: local times and days of the week. */
export type WorkingHours = Pick<Person, "email" | "workStart" | "workEnd" | "workDays">;

/** Each write is one transaction with its entry in the log; returns the entry's id, by which it can be undone. */
/** What was deleted of what somebody said. */
export type Forgotten = {
  readonly threads: number;
  readonly questions: number;
  readonly votes: number;
  /** What answers of a language model rest on. */
  readonly answers: number;
};

export type Writer = {
  logVisit(
    author: Author,
    visit: Omit<VisitRecord, "id">,
  ): Promise<{ readonly changeId: string; readonly visitId: string }>;
  snooze(
    author: Author,
    accountId: string,
    snooze: { readonly until: LocalDate; readonly reason: string | null } | null,
  ): Promise<{ readonly changeId: string }>;
  /** Says where an account is; null: it is where it is, and nobody is to be asked about it any more. */
  setPlace(
    author: Author,
    accountId: string,
    said: {
      readonly place: Place;
      readonly precision: Precision;
      /** Whose place it is, as the service's key; null: the person's own. */
      readonly service: string | null;
    } | null,
  ): Promise<{ readonly changeId: string }>;
  /** Makes two accounts one: what belongs to `dropId` goes to `keepId`, which keeps what it says itself. */
  mergeAccounts(
    author: Author,
    pair: { readonly keepId: string; readonly dropId: string },
  ): Promise<{ readonly changeId: string }>;
  /** Remembers that two accounts are two. */
  keepApart(
    author: Author,
    pair: readonly [string, string],
  ): Promise<{ readonly changeId: string }>;
  /** Sets goals together; each replaces what was set for the same territory, metric and period. */
  setGoals(author: Author, goals: readonly Goal[]): Promise<{ readonly changeId: string }>;
  /** Replaces what a reader wished of a digest. */
  subscribe(
    author: Author,
    subscription: Omit<Subscription, "authorEmail" | "changedAt">,
  ): Promise<{ readonly changeId: string }>;
  /** What of these digests is still to come on a reader's local date does not come. Returns how many. */
  skipDigests(author: Author, keys: readonly DigestKey[]): Promise<number>;
  /** Deletes what the author said, and nothing that was done. It cannot be taken back, and leaves no entry in the log. */
  forgetMe(author: Author): Promise<Forgotten>;
  /** Says who somebody of a chat platform is here. */
  linkPerson(
    author: Author,
    identity: ChatIdentity,
    personEmail: string,
  ): Promise<{ readonly changeId: string }>;
  /** Stores posts to be delivered; one that is there already stays as it is. */
  post(author: Author, posts: readonly Post<object>[]): Promise<void>;
  /** Replaces the sections of the workspace's policy that are given. */
  setPolicy(
    author: Author,
    sections: Readonly<Partial<Policy>>,
  ): Promise<{ readonly changeId: string }>;
  setHours(author: Author, hours: readonly WorkingHours[]): Promise<{ readonly changeId: string }>;
  /** Puts back what was before; refuses when somebody changed it since. */
  undo(
    author: Author,
    changeId: string,
  ): Promise<{ readonly what: string; readonly entityId: string }>;
};

/** The plans that people were shown: JSON as the tool made it. */
export type ShownPlans = {
  put(
    personEmail: string,
    date: LocalDate,
    shown: { readonly input: unknown; readonly plan: unknown; readonly at: Date },
  ): Promise<void>;
  get(
    personEmail: string,
    date: LocalDate,
  ): Promise<{ readonly input: unknown; readonly plan: unknown } | null>;
};

/** Travel times and distances from places to places, row by row. */
export type TravelTable = {
  /** Whole minutes, rounded up; where they depend on the hour, the mean of the hours. */
  readonly minutes: Int32Array;
  /** Kilometres of road. */
  readonly km: Float64Array;
  /** Minutes for departures from a time of the day on, earliest first; empty: they are the same all day. */
  readonly hours: readonly { readonly from: MinuteOfDay; readonly minutes: Int32Array }[];
  /** 1 for a leg that was estimated because the source did not tell it; empty: all are from the source. */
  readonly estimated: Uint8Array;
  /** What people are told about the numbers, such as "estimated from distance". */
  readonly source: string;
  /** Why legs were estimated, such as "the road service did not answer"; null: none was. */
  readonly trouble: string | null;
};

/** Where travel times come from. They are those of a day, as traffic differs by the day of the week. */
export type Roads = {
  /** All legs between places, n x n. */
  table(places: readonly Place[], date: LocalDate): Promise<TravelTable>;
  /** The legs from one place to others, one row. */
  from(origin: Place, places: readonly Place[], date: LocalDate): Promise<TravelTable>;
  /** More places than that in one table take too long or cost too much: the nearest are chosen first. Null: no limit. */
  readonly mostPlaces: number | null;
  /** What people are told about them, such as "estimated from distance". */
  readonly source: string;
  /** Minutes of a way if one leaves now, with the traffic that there is (null: no answer); null: nobody knows traffic. */
  readonly live: ((from: Place, to: Place) => Promise<number | null>) | null;
};

/** What a road service said of one way; null: it knows none. `metres` null: it told the time only. */
export type RoadLeg = { readonly seconds: number; readonly metres: number | null } | null;

/** Keeps what road services said. Places are named "lat,lng" with four decimals, ways "FROM TO". */
export type LegStore = {
  /** What was stored after `since` of all ways between these places. */
  read(asked: {
    readonly source: string;
    readonly band: number;
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly since: Date;
  }): Promise<ReadonlyMap<string, RoadLeg>>;
  write(
    told: { readonly source: string; readonly band: number; readonly at: Date },
    legs: ReadonlyMap<string, RoadLeg>,
  ): Promise<void>;
};

/** Looks up towns and postal codes; null: not known. */
export type Gazetteer = { find(words: string): KnownPlace | null };

/** A town, or one postal code of it. */
export type KnownPlace = {
  readonly name: string;
  readonly place: Place;
  /** The code that was asked for, or all of the town's. */
  readonly zips: readonly string[];
  /** As addresses of its country write it; null: not known. */
  readonly state: string | null;
};

/** A place as far as postal code and town tell it. */
export type Located = {
  readonly place: Place;
  readonly precision: Precision;
  readonly city: string | null;
  readonly state: string | null;
  /** ISO code. */
  readonly country: string;
};

/** Finds places by postal code or town, in the countries that are known. */
export type Places = {
  /**
   * The centre of a postal code, or else of a town; null: neither is known, or several towns are meant. `country` is an
   * ISO code; null: the United States or Canada.
   */
  readonly locate: (where: {
    readonly zip: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly country: string | null;
  }) => Located | null;
  /** Whether a place may be on land, a harbour or a pier; false: it is in the sea. */
  readonly isOnLand: (place: Place) => boolean;
};

/** Local times of the day in the time zone of the person whose calendar it is. */
export type CalendarEvent = {
  readonly id: string;
  readonly date: LocalDate;
  readonly startAt: MinuteOfDay;
  readonly endAt: MinuteOfDay;
  readonly timeZone: string;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly place: Place;
};

/** Continues a history without a season by so many values; null: nothing could be fitted to it. */
export type TrendModel = (history: readonly number[], horizon: number) => readonly number[] | null;

/** Divides accounts among reps; a large problem is computed beside the chat, not in its way. */
export type Aligner = (
  problem: AlignmentProblem,
  options: Pick<AlignOptions, "iterations" | "seed">,
) => Promise<Alignment>;
