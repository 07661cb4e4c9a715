import type { Candidate, WantedAddress } from "../../domain/places.ts";

/** A service that knows addresses, as its own file speaks with it. */
export type Geocoder = {
  /** Service and address: what one said is nothing that another one says. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  /** Milliseconds for which its terms let an answer be kept; null: for good. */
  readonly holdsMs: number | null;
  /** The places that it knows for an address, best first; none: it knows no such address. Throws a ServiceError. */
  find(wanted: WantedAddress, signal: AbortSignal): Promise<readonly Candidate[]>;
};

/** Candidates that are asked for. */
export const ASKED_CANDIDATES = 5;
