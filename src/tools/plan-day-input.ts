import { z } from "zod";
import * as fields from "./fields.ts";

/** How a day shall be: everything but the rest of it is usual. */
export const planDayInput = z.object({
  date: fields.date().optional(),
  rep: fields.rep().optional(),
  start: fields.where().optional(),
  end: fields.where().optional(),
  leaveAt: fields.time().optional(),
  backBy: fields.time().optional(),
  maxDriveMinutes: fields.whole(0, 1440).optional(),
  maxStops: fields.whole(0, 60).optional(),
  include: fields.accounts().optional(),
  exclude: fields.accounts().optional(),
  avoid: fields.kinds().optional(),
  only: fields.kinds().optional(),
  focus: fields.focus().optional(),
});

export type PlanDayInput = z.infer<typeof planDayInput>;
