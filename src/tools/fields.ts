import { z } from "zod";

/** Input fields that several tools share. Plain described strings: the model's function schema stays short. */

export const date = () =>
  z
    .string()
    .refine(isCalendarDay, "not a date; write it as 2026-03-31")
    .describe("Local date, YYYY-MM-DD");

/** 31 April has the right form and does not exist. */
function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const time = () =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not a time of day; write it as 14:30")
    .describe("Local time, HH:MM");

/** A whole number within bounds, with one sentence for whatever is wrong with it. */
export function whole(from: number, to: number) {
  const message = `use a whole number from ${from} to ${to}`;
  return z.int(message).min(from, message).max(to, message);
}

/** Kilometres, more than 0. */
export function km(most: number) {
  const message = `use a distance in km, more than 0 and at most ${most}`;
  return z.number(message).positive(message).max(most, message);
}

export const account = () =>
  z.string().min(1).max(200).describe("Account id, such as A1025, or its name");

export const accounts = () => z.array(account()).max(50);

export const rep = () => z.string().min(1).describe("E-mail of the rep; leave out for the asker");

export const territory = () => z.string().min(1).describe("Name of a territory or region");

export const proposal = () =>
  z
    .string()
    .regex(/^p\d{1,6}$/i, "not a proposal; they are numbered like P7")
    .describe("Number of a proposal, such as P7; leave out for the newest one");

export const lead = () =>
  z.string().min(1).max(200).describe("Number of a lead, such as L1042, or its name");

export const focus = () =>
  z
    .enum(["new", "existing", "balanced"])
    .describe("new: prospects; existing: customers; balanced: half and half");

export const industry = () =>
  z.string().min(1).max(60).describe("Industry, such as bar or grocery");

export const segment = () => z.string().min(1).max(20).describe("Segment, such as A");

/** Kinds of accounts. */
export const kinds = () =>
  z
    .array(z.string().min(1).max(100))
    .max(20)
    .describe(
      'Each a town, an industry, "chains", "segment C", or a side, such as "north of Marion"',
    );

/** Where to be: a town, "home", or an account id. */
export const where = () => z.string().min(1).max(200).describe('A town, "home", or an account id');

/** What was noted of a visit, as results tell it. */
export const visitReport = {
  outcome: z.string().nullable(),
  notes: z.string().nullable(),
  nextStep: z.string().nullable(),
  followUpOn: z.string().nullable(),
  satisfaction: z.int().nullable(),
};
