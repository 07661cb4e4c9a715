import type { DueDigest } from "../domain/digests.ts";
import type { Reader } from "../domain/posts.ts";

/** What the jobs of each queue carry, as JSON. */
export type JobData = {
  /** A digest that is due; instants as text. */
  readonly digests: Omit<DueDigest, "dueAt" | "since"> & {
    readonly dueAt: string;
    readonly since: string | null;
  };
  /** A reader for whom posts wait. */
  readonly posts: { readonly reader: Reader };
};

export type QueueName = keyof JobData;
