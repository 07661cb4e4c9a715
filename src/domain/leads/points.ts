import type { Candidate, LeadPolicy, ScorePart } from "./lead.ts";

/** Kilometres at which nearness counts half. */
const HALF_KM = 40;
/** Half of the own customers in the industry is all the expertise that counts. */
const FULL_EXPERTISE = 0.5;
/** Waiting leads from which on there is no room. */
const FULL_LOAD = 5;
/** Counts for whom too little is known. */
const UNKNOWN = 0.5;

/** How well a rep fits a lead, by part. */
export function pointsOf(
  { km, expertise, waiting, record }: Candidate,
  weights: LeadPolicy["weights"],
): Readonly<Record<ScorePart, number>> {
  return {
    proximity: Math.round(weights.proximity * (km === null ? UNKNOWN : HALF_KM / (HALF_KM + km))),
    expertise: Math.round(weights.expertise * Math.min(1, expertise / FULL_EXPERTISE)),
    load: Math.round(weights.load * Math.max(0, 1 - waiting / FULL_LOAD)),
    record: Math.round(weights.record * (record ?? UNKNOWN)),
  };
}
