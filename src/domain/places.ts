import type { Located } from "./ports.ts";
import type { Place, Precision } from "./units.ts";

/** What is known of places by looking up addresses with a service, and the ports to it. */

/** A postal address in its parts; null: not known. */
export type PostalAddress = {
  /** House number and street, as the country writes them. */
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  /** ISO code. */
  readonly country: string;
};

/** What a service is asked for: an address in parts, or as somebody typed it. */
export type WantedAddress = PostalAddress | string;

/** A place that a service knows for an address. */
export type Candidate = {
  readonly place: Place;
  readonly precision: Precision;
  /** As the service writes it. */
  readonly address: string;
  readonly zip: string | null;
  /** Whether the service found the house number, not only the street. */
  readonly hasNumber: boolean;
  /** Whether the service left out or changed a part of what it was asked for. */
  readonly isPartial: boolean;
};

/** What a look-up found; `trouble` says in words why there is no answer. */
export type Found =
  | {
      readonly candidates: readonly Candidate[];
      /** When the service said so. */
      readonly at: Date;
      readonly trouble: null;
    }
  | { readonly candidates: null; readonly trouble: Trouble };

export type Trouble = {
  readonly words: string;
  /** Only this address is refused: the next one may be answered. */
  readonly isOfAddress: boolean;
};

/** Keeps what services said of addresses, also that they know none. */
export type AddressStore = {
  /** Null: it was not asked for since. */
  read(
    service: string,
    address: string,
    since: Date,
  ): Promise<{ readonly candidates: readonly Candidate[]; readonly at: Date } | null>;
  write(
    service: string,
    address: string,
    told: {
      readonly candidates: readonly Candidate[];
      readonly at: Date;
      /** Null: for good. */
      readonly keepUntil: Date | null;
    },
  ): Promise<void>;
};

/** The pace at which all processes together may ask a service. */
export type Pace = {
  /** When it is our turn, at most at `latest`; else why it is not. */
  turn(
    now: Date,
    latest: Date,
  ): Promise<{ readonly at: Date } | { readonly refusal: "rests" | "spent" | "busy" }>;
  /** Leaves the service alone until then. */
  rest(now: Date, until: Date, why: string): Promise<void>;
  /** It answered: what was wrong is over. */
  answered(): Promise<void>;
  /** Takes or keeps the work of looking up accounts for this process; false: another one has it. */
  hold(now: Date): Promise<boolean>;
  release(): Promise<void>;
};

export type PaceState = {
  /** Look-ups that the day (UTC) has left. */
  readonly left: number;
  /** Since when it does not answer, why, and until when it is left alone; null: nothing is wrong. */
  readonly trouble: { readonly since: Date; readonly why: string; readonly until: Date } | null;
};

/** Why a person should look at what was found. */
export type Doubt =
  /** The service knows no such address. */
  | "not_found"
  /** Several places, far from each other. */
  | "several"
  /** Far from the account's own postal code or town, or with another postal code. */
  | "far"
  /** Only a part of the address was found, or it was read differently. */
  | "partial"
  /** Only the street, without the house number. */
  | "street_only"
  /** Only the town or the postal code. */
  | "area_only";

/** What may be made of an answer: a place to take (null: none), and what a person is to be asked (null: nothing). */
export type Verdict = {
  readonly take: Candidate | null;
  readonly doubt: Doubt | null;
  /** What a person may choose from, best first. */
  readonly candidates: readonly Candidate[];
};

/** What is known of looking up one account. */
export type Lookup = {
  /** "waiting": its address will be looked up; "none": it will not, and was not. */
  readonly status: "placed" | "unsure" | "not_found" | "settled" | "waiting" | "none";
  readonly doubt: Doubt | null;
  readonly candidates: readonly Candidate[];
  /** Whom its place or the candidates are from, as must stand where they are shown; null: no service's. */
  readonly attribution: string | null;
};

export const NOT_LOOKED_UP: Lookup = {
  status: "none",
  doubt: null,
  candidates: [],
  attribution: null,
};

/** What must stand where places of a service are shown, by its key. */
export const attributionOf = (service: string): string =>
  service.startsWith("google ") ? "Powered by Google" : "© OpenStreetMap contributors";

/** How far looking up is. */
export type LookupProgress = {
  /** Accounts whose address was looked up, and those that wait. */
  readonly done: number;
  readonly waiting: number;
  /** Minutes of asking that are left, within the days' limits; null: nothing waits. */
  readonly minutes: number | null;
  readonly state: PaceState;
};

/** The looking up of addresses, for tools. */
export type PlaceDesk = {
  /** Null: towns and postal codes are known, and no addresses. */
  readonly service: {
    readonly key: string;
    readonly name: string;
    readonly attribution: string;
  } | null;
  /** Looks up what somebody typed, while they wait. */
  find(words: string): Promise<Found>;
  /** Of accounts that are not placed exactly, or about which somebody is to be asked; by account id. */
  open(): Promise<ReadonlyMap<string, Lookup>>;
  /** Of one account. */
  of(accountId: string): Promise<Lookup>;
  /** Null: there is no service. */
  progress(): Promise<LookupProgress | null>;
};

/** No service answers faster, over a network. */
const LEAST_MS = 100;

/** Minutes of asking for so many addresses; what the day's limit leaves over waits for the next days. Null: nothing waits. */
export function minutesFor(
  waiting: number,
  limits: { readonly everyMs: number; readonly perDay: number; readonly left: number },
): number | null {
  if (waiting === 0) return null;
  const { everyMs, perDay, left } = limits;
  if (waiting > left) return Math.ceil((waiting - left) / perDay) * 24 * 60;
  return Math.max(1, Math.ceil((waiting * Math.max(everyMs, LEAST_MS)) / 60_000));
}

/** Farther than this from its own postal code or town, a place is doubted; the import doubts there as well. */
export const DOUBTFUL_KM = 30;

/** With another postal code than the account's own it is doubted sooner. */
export const OTHER_CODE_KM = 10;

/** Candidates nearer to each other are one place: a shop and the house that it is in. A street may be so long. */
export const SAME_PLACE_KM = 0.3;
export const SAME_STREET_KM = 2;

/** Candidates that a person is shown. */
export const MOST_CANDIDATES = 3;

/** One address has one name, however it is written: small letters, single spaces, no dots and commas. */
export function addressKey(wanted: WantedAddress): string {
  const parts =
    typeof wanted === "string"
      ? [wanted]
      : [wanted.street, wanted.city, wanted.state, wanted.zip, wanted.country];
  return parts.map((part) => plain(part ?? "")).join("|");
}

const plain = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s.,;]+/g, " ")
    .trim();

/** Whether words may be a street address: they begin with a number, or have one and a comma. */
export const isAddress = (words: string): boolean =>
  /^\s*\d+\p{L}?\s+\p{L}/u.test(words) || (/\d/.test(words) && /\p{L}{3,}.*,/u.test(words));

/** "41.62, -93.65" and the like; null: something else. */
export function pointIn(words: string): Place | null {
  const found = /^\s*\(?\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*\)?\s*$/.exec(
    words,
  );
  if (found === null) return null;
  const [lat, lng] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}

/** Where an account should be, as far as its own postal code or town tells. */
export type OwnArea = Pick<Located, "place"> | null;
