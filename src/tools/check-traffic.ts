import { z } from "zod";
import { buttons, type Card, note, type Part, text } from "../cards/card.ts";
import { duration } from "../cards/format.ts";
import { clockOf, minuteOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { checkTrafficExamples } from "./examples/check-traffic.ts";
import { type PlanResult, planResult } from "./plan-result.ts";
import { whereNow } from "./progress-of-day.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const trafficResult = z.object({
  from: z.string(),
  to: z.string(),
  plannedMinutes: z.int().describe("Drive as it was planned"),
  travelSource: z.string().describe("Where the planned minutes come from"),
  isKnown: z.boolean().describe("Whether any service for live traffic is there"),
  liveMinutes: z.int().nullable().describe("Drive if one leaves now; null: no answer"),
  arriveAt: z.string().nullable().describe("HH:MM, leaving now; null: no live minutes"),
  dueAt: z.string().describe("HH:MM, when the visit, or the end of the day, is planned"),
  lateMinutes: z.int().describe("After that; 0: in time, or not known"),
});

type Traffic = z.output<typeof trafficResult>;

export const checkTraffic = defineTool({
  name: "check_traffic",
  title: "Traffic to the next stop",
  description:
    "How long the drive to the next stop of today's plan takes now, with the traffic there is, and whether the stop is then in time.",
  right: "rep",
  effect: "read",
  phrases: ["how is traffic to my next stop?", "how long is the drive to my next stop?"],
  examples: checkTrafficExamples,
  slots: {},
  input: z.object({}),
  result: trafficResult,

  async run(_input, world) {
    const plan = await shownToday(world);
    const { place: here, ahead } = whereNow(plan, {
      at: world.now,
      lateMinutes: 0,
      cancelled: new Set(),
    });
    const [next] = ahead;
    const to = next
      ? { name: next.account, place: next.place, dueAt: next.startAt }
      : { name: plan.end.name, place: plan.end.place, dueAt: plan.end.at };
    const { live } = world.roads;
    const [table, liveMinutes] = await Promise.all([
      world.roads.from(here.place, [to.place], world.today),
      live === null ? null : live(here.place, to.place),
    ]);
    const arriveAt = liveMinutes === null ? null : world.now + liveMinutes;
    return {
      from: here.name,
      to: to.name,
      plannedMinutes: next?.travelMinutes ?? table.minutes[0] ?? 0,
      travelSource: plan.travelSource,
      isKnown: live !== null,
      liveMinutes,
      arriveAt: arriveAt === null ? null : clockOf(arriveAt % DAY_MINUTES),
      dueAt: to.dueAt,
      lateMinutes: arriveAt === null ? 0 : Math.max(0, arriveAt - minuteOf(to.dueAt)),
    };
  },

  card: (traffic) => trafficCard(traffic),
});

const DAY_MINUTES = 24 * 60;

async function shownToday(world: World): Promise<PlanResult> {
  const shown = await world.shownPlans.get(world.asker.email, world.today);
  const plan = shown && planResult.safeParse(shown.plan);
  if (plan?.success && plan.data.stops.length > 0) return plan.data;
  throw new UserError(
    "no_plan",
    "You have no plan for today, so I do not know your next stop.",
    'Say "plan my day" first.',
  );
}

function trafficCard(traffic: Traffic): Card {
  const { to, from, liveMinutes, plannedMinutes, arriveAt, dueAt } = traffic;
  const planned = `${duration(plannedMinutes)} by plan`;
  if (liveMinutes === null) {
    const title = traffic.isKnown ? "The traffic service did not answer" : "I know no live traffic";
    return { title, parts: [text(`${from} to ${to}: ${planned}, due ${dueAt}.`), ...why(traffic)] };
  }
  return {
    title: `Traffic to ${to}: ${duration(liveMinutes)} now, ${planned}`,
    parts: [
      text(`Leaving ${from} now you are there at ${arriveAt}; it is planned for ${dueAt}.`),
      ...late(traffic),
    ],
  };
}

function why({ isKnown, travelSource }: Traffic): readonly Part[] {
  if (isKnown) return [note("Ask again in a minute.")];
  return [
    note(
      `Driving times are ${travelSource}. Whoever runs Rounds turns live traffic on with ROUNDS_TRAFFIC_KEY.`,
    ),
  ];
}

function late({ lateMinutes }: Traffic): readonly Part[] {
  if (lateMinutes === 0) return [];
  return [
    text(`That is ${duration(lateMinutes)} late.`),
    buttons({
      label: `Replan, ${lateMinutes} min late`,
      tool: "replan_day",
      input: { lateMinutes },
    }),
  ];
}
