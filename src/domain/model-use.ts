import type { LocalDate } from "./units.ts";

/** What questions to a language model used. Tokens; millionths of a dollar, 0 where no prices are configured. */
export type ModelUse = {
  readonly questions: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  /** Answers that came without the model after all. */
  readonly fallbacks: number;
  /** Sentences that the results did not bear out. */
  readonly stopped: number;
  /** Voice clips that were sent to be transcribed. */
  readonly clips: number;
};

/** The counters that the daily limits are held against. They hold no words. */
export type UseLedger = {
  /** Tokens of a day, in and out: of one person, and of everybody. */
  tokensOf(
    day: LocalDate,
    email: string,
  ): Promise<{ readonly person: number; readonly all: number }>;
  add(day: LocalDate, email: string, use: Partial<ModelUse>): Promise<void>;
  /** Counts a voice clip of a person; false, and not counted: there were `most` of them that day. */
  takeClip(day: LocalDate, email: string, most: number): Promise<boolean>;
  /** By day and person, both days inclusive. */
  between(
    from: LocalDate,
    to: LocalDate,
  ): Promise<readonly (ModelUse & { readonly day: LocalDate; readonly email: string })[]>;
};

/** One call of a tool that an answer rests on. */
export type WorkCall = {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: unknown;
};

/** What answers of the model rest on, for a day; each person's own. */
export type AnswerWork = {
  keep(email: string, calls: readonly WorkCall[]): Promise<string>;
  /** Null as id: the newest one. Null: there is none. */
  read(email: string, id: string | null): Promise<readonly WorkCall[] | null>;
  forgetOld(now: Date): Promise<void>;
};
