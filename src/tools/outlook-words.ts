import { plural, roundMoney, shortMoney, whole } from "../cards/format.ts";
import { periodWords } from "../cards/period-words.ts";
import type { Outlook } from "./outlook.ts";
import type { World } from "./world.ts";

const VERDICTS: Readonly<Record<Outlook["verdict"], string>> = {
  reached: "The goal is reached",
  on_target: "On target",
  likely: "Likely on target",
  unlikely: "Likely short of the goal",
  off_target: "Not on target",
  no_goal: "No revenue goal is set",
};

/** "On target for April to June: about $430k of $440k by forecast ($400k to $460k). Missing: $172k, $41,000 a week." */
export function outlookWords(outlook: Outlook, { today, workspace: { currency } }: World): string {
  const { landing, goalCents, verdict } = outlook;
  const say = (cents: number): string => shortMoney(cents, currency);
  const goal = goalCents === null ? "" : ` of ${say(goalCents)}`;
  const range = `${say(landing.low)} to ${say(landing.high)}`;
  const lands = `about ${say(landing.value)}${goal} by forecast (${range})`;
  const when = periodWords(outlook, today);
  return `${VERDICTS[verdict]} for ${when}: ${lands}.${missingWords(outlook, currency)}`;
}

function missingWords(outlook: Outlook, currency: string): string {
  const { missingCents, missingPerWeekCents, weeksLeft } = outlook;
  if (missingCents === null || missingCents === 0) return "";
  const missing = ` Missing: ${shortMoney(missingCents, currency)}`;
  const days = Math.max(1, Math.round(weeksLeft * 7));
  return weeksLeft < 2
    ? `${missing} in ${plural(days, "day")}.`
    : `${missing}, ${roundMoney(missingPerWeekCents ?? 0, currency)} a week for ${whole(Math.round(weeksLeft))} weeks.`;
}
