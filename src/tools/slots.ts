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
  /** Street, number and town. */
  | "address"
  | "zip"
  | "home"
  /** One day. */
  | "date"
  /** The first or the last day of a period, see `part`. */
  | "period"
  /** How long ago, in days: "for 60 days", "in six weeks", "since January". */
  | "daysAgo"
  /** Days to come that were said as a number, as in "the next three days". */
  | "dayCount"
  /** How many months ahead; with `part` the first or the last of them, as "2026-04". */
  | "monthsAhead"
  /** A month, a quarter or a year, as "2026-04", "2026-Q2" or "2026". */
  | "goalPeriod"
  | "time"
  | "duration"
  | "distance"
  | "money"
  | "share"
  /** A mark from 1 to 5. */
  | "rating"
  | "number"
  | "industry"
  | "segment"
  | "lead"
  /** A kind of account: a side of a town, chains, an industry, a segment, a town. */
  | "kind"
  | "proposal"
  /** The name of a file, its words joined by spaces. */
  | "file"
  /** A channel by its name, "here", or "me". */
  | "channel"
  /** One of fixed values, told by words. */
  | "choice"
  /** The person's own words, after the command, the name and what became another field. */
  | "text";

export type Slot = {
  /** The first type that the sentence has is taken. */
  readonly type: SlotType | readonly SlotType[];
  /** Words that stand right before the value: a pattern of whole words in small letters, without apostrophes. */
  readonly before?: string;
  /** Words that stand right after the value, likewise. */
  readonly after?: string;
  /** With cues: takes the value only where a cue stands. Without it the field takes what no other field has claimed. */
  readonly needsCue?: boolean;
  /** For times, durations and the like: a number without a unit and without a cue counts as well. */
  readonly takesBareNumber?: boolean;
  /** For times: an hour without am or pm is one of the morning. */
  readonly isMorning?: boolean;
  /** For `choice`: the value and the words that mean it, as patterns of whole words. The first value that fits is taken. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** For `text` with cues: takes all the rest, or, when nothing follows the cue, what stands before it. */
  readonly takesRest?: boolean;
  /** Behind these words it has the value that another field has: "start and end in Ames". A pattern like `before`. */
  readonly shares?: string;
  /** Takes every value of its type, not only the first. */
  readonly isList?: boolean;
  /** Without it the tool is not called: the person is asked for it. */
  readonly isRequired?: boolean;
  /** Required as well, unless one of these fields has a value. */
  readonly isRequiredUnless?: readonly string[];
  /** For accounts: names of all accounts count, also of those that the asker does not see. */
  readonly isEverywhere?: boolean;
  /** Counts only when the field of a choice has one of these values. */
  readonly onlyFor?: { readonly field: string; readonly values: readonly string[] };
  /**
   * For money and numbers: where the other field has one of these values, "90000" is a sum of money as well; where it has
   * another one, "1k" is a thousand.
   */
  readonly moneyFor?: { readonly field: string; readonly values: readonly string[] };
  /** For dates: only days up to today, or only days after it. */
  readonly when?: "past" | "future";
  /** For periods and months ahead. */
  readonly part?: "from" | "to";
};

/** Keys are the names of input fields; "change.rep" is the field `rep` of the object in the field `change`. */
export type Slots = Readonly<Record<string, Slot>>;

/** The tool's input from what was understood of each slot: "change.rep" goes into the object `change`. */
export function asInput(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const groups = new Map<string, Record<string, unknown>>();
  for (const [field, value] of Object.entries(fields)) {
    const [outer = "", inner] = field.split(".");
    if (inner === undefined) input[field] = value;
    else groups.set(outer, { ...groups.get(outer), [inner]: value });
  }
  return { ...input, ...Object.fromEntries(groups) };
}
