import { longDate } from "../../cards/format.ts";
import { clockOf } from "../../domain/days.ts";
import { visible } from "../../domain/visible.ts";
import type { World } from "../../tools/world.ts";

const ROLES = { rep: "a field rep", manager: "a sales manager", admin: "an administrator" };

/** Who asks, where and when. Names are data as well. */
export function situationOf({ asker, workspace, today, now, channel }: World): string {
  const name = visible(asker.name).replaceAll(/[<>\n]/g, " ");
  const company = visible(workspace.name).replaceAll(/[<>\n]/g, " ");
  return [
    "The person and the day",
    `- ${name}, ${ROLES[asker.role]} of ${company}${channel === null ? "" : ", in a channel where others read along"}.`,
    `- It is ${longDate(today)} ${today.slice(0, 4)} (${today}), ${clockOf(now)}. Money is in ${workspace.currency}.`,
  ].join("\n");
}
