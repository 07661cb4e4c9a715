import type { Policy } from "../../domain/policy.ts";
import type { WorkingHours } from "../../domain/ports.ts";

/** A change as it would be written. */
export type Draft = {
  readonly sections: Readonly<Partial<Policy>>;
  /** Hours belong to people, not to the workspace. */
  readonly hours?: readonly WorkingHours[];
  /** What is different, a sentence each. */
  readonly says: readonly string[];
};

/** What a draft would do, computed on the workspace's data. */
export type Effect = {
  readonly summary: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
