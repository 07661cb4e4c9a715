import type { RoadLeg } from "../../domain/ports.ts";
import type { MinuteOfDay, Place } from "../../domain/units.ts";

/** One request: all ways from some places to others. */
export type Block = {
  readonly from: readonly Place[];
  readonly to: readonly Place[];
  /** Null: now, for sources that know traffic. */
  readonly departAt: Date | null;
  readonly signal: AbortSignal;
};

/** A service that knows roads, as its own file speaks with it. */
export type RoadSource = {
  /** Service, address and profile: what one said is nothing that another one says. */
  readonly key: string;
  /** What people are told, after "Driving times are". */
  readonly about: string;
  /** Parts of the day whose traffic differs, each with the departure that stands for it; empty: without traffic. */
  readonly hours: readonly { readonly from: MinuteOfDay; readonly departAt: MinuteOfDay }[];
  /** Whether it knows the traffic that there is now. */
  readonly isLive: boolean;
  /** Of one request: places on both sides together, and ways. */
  readonly limits: { readonly places: number; readonly ways: number };
  /** Places of one plan whose ways are asked for. */
  readonly mostPlaces: number;
  /** Milliseconds for which an answer holds. */
  readonly holdsMs: number;
  /** Ways that may be asked for in a day; null: any number. */
  readonly waysADay: number | null;
  /** The ways of a block, row by row. */
  ask(block: Block): Promise<readonly RoadLeg[]>;
};

export const DAY_MS = 24 * 60 * 60_000;
