import { z } from "zod";
import * as fields from "../fields.ts";

export const POLICIES = ["disclosure", "digests", "cadence", "leads", "hours", "scoring"] as const;

export type PolicyName = (typeof POLICIES)[number];

export const SIGNALS = ["potential", "due", "follow_up", "deals", "trend", "risk", "fit"] as const;

const days = () => fields.whole(1, 730).optional();

/** What is to be different; the fields that the policy does not have are not looked at. */
export const policyChange = z.object({
  signal: z.enum(SIGNALS).optional().describe("Scoring: the signal whose weight changes"),
  points: fields.whole(0, 100).optional().describe("Scoring: its most points of 100"),
  times: z.number().min(0).max(10).optional().describe("Scoring: its weight times this"),
  newShare: z.number().min(0).max(1).optional().describe("Scoring: part of visits to prospects"),
  segment: fields.segment().optional().describe("Cadence, leads: segment, such as A"),
  maxDays: days().describe("Cadence: most days between two visits"),
  minDays: days().describe("Cadence: least days between two visits"),
  rep: z.string().min(1).optional().describe("Hours, leads: e-mail of a person"),
  from: fields.time().optional().describe("Hours: start of work"),
  to: fields.time().optional().describe("Hours: end of work"),
  place: z.string().min(1).max(100).optional().describe("Leads: town they come from"),
  industry: fields.industry().optional().describe("Leads: their industry"),
  fromCents: z.int().min(0).optional().describe("Leads: least value"),
  toCents: z.int().min(0).optional().describe("Leads: most value"),
  skill: z.string().min(1).max(60).optional().describe("Leads: skill that they need"),
  dailyCap: fields.whole(1, 200).optional().describe("Leads: most leads a day for one rep"),
  answerMinutes: fields.whole(5, 6000).optional().describe("Leads: working minutes to answer"),
  removeRule: z.string().min(1).max(120).optional().describe("Leads: name of a rule to drop"),
  what: z.enum(["teamAverage", "leadScores"]).optional().describe("Disclosure: what it is about"),
  isAllowed: z.boolean().optional().describe("Disclosure: whether reps may see it"),
  whenMissed: z.enum(["rest of day", "silent"]).optional().describe("Digests: after a missed hour"),
  isDefault: z.boolean().optional().describe("Puts the policy back to what it was at the start"),
});

export type PolicyChange = z.output<typeof policyChange>;
