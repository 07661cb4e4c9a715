import { readConfig } from "../src/config.ts";
import { openRounds } from "../src/rounds.ts";
import type { PlanResult } from "../src/tools/plan-result.ts";

/** Each day is asked for so often; the middle one counts. */
const TIMES = 7;
/** A Thursday far from the demo's holidays. */
const DAY = "2026-03-05";

/**
 * `npm run -s bench -- plan-day`: how long "who should I visit today?" takes for each rep of the demo company, database
 * included, in a process that is warm. Needs the demo as of 2026-03-02 in ROUNDS_HOME or DATABASE_URL.
 */
export async function runPlanDay(): Promise<void> {
  const rounds = await openRounds({
    config: readConfig(),
    demoDay: "2026-03-02",
    onProgress: () => {},
  });
  const people = await rounds.book.people();
  for (const { email } of people.filter(({ role }) => role === "rep")) {
    const took: number[] = [];
    let plan: PlanResult | null = null;
    for (let time = 0; time <= TIMES; time += 1) {
      const began = performance.now();
      plan = (await rounds.callTool(
        "plan_day",
        { date: DAY },
        { as: email, at: `${DAY}T07:00` },
      )) as PlanResult;
      if (time > 0) took.push(performance.now() - began); // the first one warms up
    }
    const medianMs = Math.round(took.toSorted((a, b) => a - b)[TIMES >> 1] ?? 0);
    const { candidates = 0, totals } = plan ?? {};
    print(
      JSON.stringify({
        rep: email,
        candidates,
        stops: totals?.stops,
        value: totals?.value,
        medianMs,
      }),
    );
  }
  await rounds.close();
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
