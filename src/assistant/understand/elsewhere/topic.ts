import type { Role } from "../../../domain/model.ts";

/** Something that people ask for and that no tool answers yet. */
export type Topic = {
  /** Name that its tool will have. */
  readonly tool: string;
  /** Completes "I cannot ... yet". */
  readonly can: string;
  /** The least role that may ask. */
  readonly right: Role;
  readonly examples: readonly string[];
};
