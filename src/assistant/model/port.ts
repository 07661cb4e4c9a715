import type { Role } from "../../domain/model.ts";
import type { ToolDesk } from "./tool-desk.ts";

/** Tokens of one call, or of several. */
export type Tokens = { readonly input: number; readonly output: number };

/** One question to a language model. Who asks, and with what rights, is known to the desk and never told in arguments. */
export type Talk = {
  /** Who asks, where and when, as the model is told it. */
  readonly situation: string;
  /** What was said before in the thread, the oldest first. */
  readonly before: readonly Said[];
  readonly text: string;
  readonly role: Role;
  readonly desk: ToolDesk;
  readonly signal: AbortSignal;
  /** Asked before each call of the model; throws a ModelFault when there may be none. */
  readonly beforeCall: () => Promise<void>;
  readonly afterCall: (tokens: Tokens) => Promise<void>;
  /** The message that the model is writing, as far as it is. */
  readonly onText: (text: string) => void;
};

/** What the model says in the end. Throws a ModelFault. */
export type Converse = (talk: Talk) => Promise<string>;

/** A question of before, and the tool that answered it. */
export type Said = {
  readonly text: string;
  readonly tool: string | null;
  readonly input: Readonly<Record<string, unknown>>;
};

export type FaultReason =
  | "busy"
  | "slow"
  | "down"
  | "resting"
  | "calls"
  | "declined"
  | "unreadable"
  | "person_limit"
  | "workspace_limit";

/** Why the model gave no answer. What the person is told is in fault-words.ts. */
export class ModelFault extends Error {
  readonly reason: FaultReason;

  constructor(reason: FaultReason, options?: ErrorOptions) {
    super(`The language model gave no answer: ${reason}`, options);
    this.name = "ModelFault";
    this.reason = reason;
  }
}
