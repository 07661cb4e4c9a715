import { createAskModel } from "./assistant/model/answer.ts";
import type { ModelDesk } from "./assistant/model/model-desk.ts";
import { type OwnText, ownText } from "./assistant/model/own-text.ts";
import type { Converse } from "./assistant/model/port.ts";
import { readPrompt } from "./assistant/model/prompts.ts";
import type { Understanding } from "./assistant/understand/understand.ts";
import { localMoment } from "./clock.ts";
import type { ModelSettings } from "./config-model.ts";
import { openAnswerWork, openUseLedger } from "./data/model-use.ts";
import { type Scoped, scopeTo } from "./data/scope.ts";
import { openThreads } from "./data/threads.ts";
import type { Metrics } from "./jobs/metrics.ts";
import type { TimedJob } from "./jobs/ticks.ts";
import type { Rounds } from "./rounds.ts";
import { tools } from "./tools/index.ts";
import type { ModelRecords } from "./tools/world.ts";

type Parts = {
  readonly scoped: Scoped;
  readonly workspaceId: string;
  readonly understanding: Understanding;
  readonly report: Rounds["report"];
  readonly metrics: Metrics;
};

/** The language model of the settings, with its limits and its counters. Nothing of it is loaded before it is asked. */
export function modelDesk(settings: ModelSettings, parts: Parts): ModelDesk {
  const { scoped, workspaceId, understanding, report, metrics } = parts;
  const work = openAnswerWork(scoped, workspaceId);
  let converse: Promise<Converse> | null = null;
  let own: OwnText | null = null;
  return {
    ask: createAskModel({
      tools,
      understanding,
      converse: () => (converse ??= load(settings)),
      own: () => (own ??= ownText(readPrompt().system)),
      ledger: openUseLedger(scoped, workspaceId),
      limits: settings,
      seconds: settings.seconds,
      now: () => new Date(),
      report,
      watch: {
        asked: (outcome) => metrics.modelCalls.inc({ outcome }),
        used({ input, output }) {
          metrics.modelTokens.inc({ direction: "in" }, input);
          metrics.modelTokens.inc({ direction: "out" }, output);
        },
        stopped: (sentences) => metrics.receiptsStopped.inc(sentences.length),
      },
    }),
    keepWork: (email, looked) =>
      work.keep(
        email,
        looked.map(({ tool, input, result }) => ({ tool, input, result })),
      ),
  };
}

/** What tools may tell of it. */
export const modelRecords = (
  settings: ModelSettings | null,
  scoped: Scoped,
  { id: workspaceId, timeZone }: Pick<Rounds["workspace"], "id" | "timeZone">,
): ModelRecords => ({
  today: () => localMoment(new Date(), timeZone).date,
  name: settings?.name ?? null,
  isPriced: settings?.prices != null,
  use: openUseLedger(scoped, workspaceId),
  work: openAnswerWork(scoped, workspaceId),
});

/** What was said in threads, and what answers rest on, goes after a day. */
export function forgetSaidJob({ database, workspace: { id } }: Rounds): TimedJob {
  const scoped = scopeTo(database.client, id);
  const [threads, work] = [openThreads<object>(scoped, id), openAnswerWork(scoped, id)];
  return {
    name: "what was said",
    async run(now) {
      await threads.forgetOld(now);
      await work.forgetOld(now);
    },
  };
}

async function load(settings: ModelSettings): Promise<Converse> {
  const { createConverse } = await import("./assistant/model/agent.ts");
  return createConverse(settings, tools, readPrompt());
}
