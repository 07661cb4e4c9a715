/**
 * How words become a tool's input without a model. Understanding first finds typed values in the sentence (dates,
 * times, durations, names of accounts ...), then gives each to the field whose cue words stand nearest before or after it.
 */

/** What a value in a sentence can be. */
export type SlotType =
  | "account"
  | "person"
  | "territory"
  | "town"
  | "place"
  | "date"
  | "period"
  | "time"
  | "duration"
  | "distance"
  | "money"
  | "share"
  | "count"
  | "industry"
  | "segment"
  | "lead"
  | "proposal"
  | "choice"
  | "flag"
  | "text";

export type Slot = {
  readonly type: SlotType;
  /** Words that stand before or after the value. None: the field takes the first value of its type that is left over. */
  readonly cues?: readonly string[];
  /** For `choice` and `flag`: the value and the words that mean it. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Takes every value of its type with its cue, not only the first. */
  readonly isList?: boolean;
  /** Without it the tool is not called: the person is asked for it. */
  readonly isRequired?: boolean;
};

/** Keys are the names of input fields. */
export type Slots = Readonly<Record<string, Slot>>;
