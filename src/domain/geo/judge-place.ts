import {
  type Candidate,
  DOUBTFUL_KM,
  MOST_CANDIDATES,
  OTHER_CODE_KM,
  type OwnArea,
  SAME_PLACE_KM,
  SAME_STREET_KM,
  type Verdict,
} from "../places.ts";
import type { Precision } from "../units.ts";
import { greatCircleKm } from "./great-circle.ts";

type Known = {
  /** The centre of the account's own postal code or town; null: it is not known. */
  readonly area: OwnArea;
  /** Its own postal code; null: it has none. */
  readonly zip: string | null;
  /** Whether it has a place already, if only that of its town. */
  readonly isPlaced: boolean;
};

const FINEST_FIRST: readonly Precision[] = ["exact", "street", "postal_code", "city"];

/**
 * What to make of what a service found for an account's address. Only what is clear is taken; the rest is kept for a
 * person to choose from. A town or a postal code is taken only where there is no place at all.
 */
export function judgePlace(candidates: readonly Candidate[], known: Known): Verdict {
  if (candidates.length === 0) return { take: null, doubt: "not_found", candidates: [] };
  const near = candidates.filter((candidate) => !contradicts(candidate, known));
  const best = finestOf(near.length > 0 ? near : candidates);
  const shown = apart(best).slice(0, MOST_CANDIDATES);
  const [first] = shown;
  if (!first) throw new Error("The finest candidates are some of them");
  const doubt = near.length === 0 ? "far" : doubtOf(first, shown);
  return { take: isTaken(doubt, known) ? first : null, doubt, candidates: shown };
}

const finestOf = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const finest = FINEST_FIRST.find((level) => candidates.some((one) => one.precision === level));
  return candidates.filter(({ precision }) => precision === finest);
};

function doubtOf(first: Candidate, shown: readonly Candidate[]): Verdict["doubt"] {
  if (isArea(first)) return "area_only";
  if (shown.length > 1) return "several";
  if (first.isPartial) return "partial";
  return first.hasNumber || first.precision === "exact" ? null : "street_only";
}

function isTaken(doubt: Verdict["doubt"], { isPlaced }: Known): boolean {
  if (doubt === "area_only") return !isPlaced;
  return doubt === null || doubt === "street_only";
}

const isArea = ({ precision }: Candidate): boolean =>
  precision === "postal_code" || precision === "city";

function contradicts({ place, zip }: Candidate, known: Known): boolean {
  if (known.area === null) return false;
  const km = greatCircleKm(place, known.area.place);
  const isOther = zip !== null && known.zip !== null && !isSameCode(zip, known.zip);
  return km > (isOther ? OTHER_CODE_KM : DOUBTFUL_KM);
}

/** "50309-1234" is in 50309; "SW1A 1AA" in SW1A. */
function isSameCode(one: string, other: string): boolean {
  const [a, b] = [codeOf(one), codeOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}

const codeOf = (zip: string): string =>
  zip
    .toUpperCase()
    .replace(/-\d{4}$/, "")
    .replaceAll(/[^A-Z0-9]/g, "");

/** One of each group that lies together, in the service's order. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const limit = candidate.precision === "exact" ? SAME_PLACE_KM : SAME_STREET_KM;
    if (kept.every(({ place }) => greatCircleKm(place, candidate.place) > limit))
      kept.push(candidate);
  }
  return kept;
}
