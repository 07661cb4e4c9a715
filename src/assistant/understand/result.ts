import type { Choice } from "../../domain/errors.ts";
import type { LocalDate, MinuteOfDay } from "../../domain/units.ts";
import type { Asker, Directory } from "./directory.ts";

/** Who asks, and when. */
export type Situation = {
  readonly asker: Asker;
  readonly today: LocalDate;
  readonly now: MinuteOfDay;
  readonly directory: Directory;
};

export type Input = Readonly<Record<string, unknown>>;

export type Understood = Call | Refusal;

export type Call = {
  readonly kind: "call";
  readonly tool: string;
  /** Resolved: account ids, e-mails, ISO dates, "HH:MM", minutes, km, cents. */
  readonly input: Input;
  /** Whether the words alone told the tool, or only their likeness in meaning to examples. */
  readonly by: "phrases" | "examples";
  /** False: a language model, if there is one, should have a look. */
  readonly isSure: boolean;
  /** What was said and is no part of the input, in the person's own words. */
  readonly unheard?: readonly string[];
  /** Further wishes of the same sentence, in their order. */
  readonly more?: readonly Call[];
};

export type RefusalCode = "not_understood" | "ambiguous" | "not_found" | "missing" | "not_allowed";

/** Carries all that a `UserError` needs. */
export type Refusal = {
  readonly kind: "refusal";
  readonly code: RefusalCode;
  readonly message: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
  /** The tool that it would have been. */
  readonly tool: string | null;
  /** What was understood so far. */
  readonly input: Input;
  /** The field that stands open after `ambiguous`, `not_found` or `missing`. */
  readonly field: string | null;
  /** False: a language model, if there is one, should have a look. Left out: the words say so. */
  readonly isSure?: boolean;
};
