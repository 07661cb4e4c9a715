import type { Imports } from "../domain/imports.ts";
import type { LeadDesk } from "../domain/leads/desk.ts";
import type { Person, Role } from "../domain/model.ts";
import type { AnswerWork, UseLedger } from "../domain/model-use.ts";
import type { PlaceDesk } from "../domain/places.ts";
import type { Policy } from "../domain/policy.ts";
import type {
  Aligner,
  Book,
  CalendarEvent,
  Gazetteer,
  Roads,
  ShownPlans,
  TrendModel,
  Writer,
} from "../domain/ports.ts";
import type { Proposals } from "../domain/proposals.ts";
import type { LocalDate, MinuteOfDay } from "../domain/units.ts";

/** People who read an answer together, and what all of them may see. */
export type Audience = {
  /** Owners whose accounts everybody sees; null: all. */
  readonly owners: readonly string[] | null;
  /** The least role among them. */
  readonly role: Role;
};

export type ModelRecords = {
  /** As it is configured; null: there is none. */
  readonly name: string | null;
  /** Whether questions are told in money as well. */
  readonly isPriced: boolean;
  /** The workspace's date on the clock of this process, by which use is counted. */
  today(): LocalDate;
  readonly use: Pick<UseLedger, "between">;
  readonly work: Pick<AnswerWork, "read">;
};

/** What a tool works with: who asks, when it is for them, and the ports to everything outside. */
export type World = {
  readonly asker: Person;
  /** Who else reads the answer, as in a channel; null: nobody. See audience.ts. */
  readonly audience: Audience | null;
  /** Where it was asked, as the platform names it; null: privately. */
  readonly channel: string | null;
  readonly workspace: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    /** The month with which its year begins, 1 to 12. */
    readonly fiscalYearStart: number;
  };
  readonly policy: Policy;
  /** The asker's day and time of day. */
  readonly today: LocalDate;
  readonly now: MinuteOfDay;
  readonly instant: Date;
  readonly book: Book;
  readonly writer: Writer;
  readonly shownPlans: ShownPlans;
  readonly imports: Imports;
  readonly proposals: Proposals;
  readonly leads: LeadDesk;
  /** What a language model used, and what its answers rest on. */
  readonly model: ModelRecords;
  readonly aligner: Aligner;
  /** Loaded when it is first needed. */
  readonly trendModel: () => Promise<TrendModel>;
  readonly roads: Roads;
  readonly gazetteer: Gazetteer;
  /** What looking up addresses found. */
  readonly places: PlaceDesk;
  /** Accounts whose names are nearest to these words, best first, among those that the asker sees. */
  suggestAccounts(
    words: string,
  ): Promise<readonly { readonly id: string; readonly label: string }[]>;
  calendarFile(events: readonly CalendarEvent[]): string;
  /** Between instants and what the clock on the wall says somewhere. */
  readonly calendar: Calendar;
  /** What help lists: every tool that there is. */
  readonly catalogue: readonly CatalogueEntry[];
  /** Tells the person how long work is going. */
  progress(message: string): void;
};

export type Calendar = {
  localMoment(
    instant: Date,
    timeZone: string,
  ): { readonly date: LocalDate; readonly minute: MinuteOfDay };
  /** The instant of "2026-03-02T07:30". */
  instantOf(local: string, timeZone: string): Date;
};

export type CatalogueEntry = {
  readonly name: string;
  readonly title: string;
  readonly right: Role;
  readonly phrases: readonly string[];
};
