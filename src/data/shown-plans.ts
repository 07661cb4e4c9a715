import type { ShownPlans } from "../domain/ports.ts";
import { toDay } from "./days.ts";
import type { Prisma } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

/** The newest plan that each person was shown for each day. */
export function openShownPlans(scoped: Scoped, workspaceId: string): ShownPlans {
  return {
    async put(personEmail, date, { input, plan, at }) {
      const key = { workspaceId, personEmail, date: toDay(date) };
      const shown = {
        input: input as Prisma.InputJsonObject,
        plan: plan as Prisma.InputJsonObject,
        shownAt: at,
      };
      await scoped.dayPlan.upsert({
        where: { workspaceId_personEmail_date: key },
        create: { ...key, ...shown },
        update: shown,
      });
    },
    async get(personEmail, date) {
      const row = await scoped.dayPlan.findFirst({ where: { personEmail, date: toDay(date) } });
      return row && { input: row.input, plan: row.plan };
    },
  };
}
