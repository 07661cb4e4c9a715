import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is counted while Rounds runs, for `/metrics`. */
export type Metrics = ReturnType<typeof createMetrics>;

const ANSWER_SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
const DECISION_SECONDS = [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3];
const DIGEST_SECONDS = [0.03, 0.1, 0.3, 1, 3, 10, 30];

/** One set of counters in a registry of its own: two Rounds in one process do not mix. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    /** Takes what counts what waits, by its name; asked each time that metrics are read. */
    watchDepths: depthsIn(registry),
    digests: new Counter({
      name: "rounds_digests_total",
      help: "Digests by kind and what became of them: posted, late (posted, and it says so), skipped, failed.",
      labelNames: ["kind", "outcome"] as const,
      registers,
    }),
    digestSeconds: new Histogram({
      name: "rounds_digest_seconds",
      help: "How long making one digest takes.",
      labelNames: ["kind"] as const,
      buckets: DIGEST_SECONDS,
      registers,
    }),
    posts: new Counter({
      name: "rounds_posts_total",
      help: "Posts by kind, platform and what became of a try: sent, found (it had arrived before), put_off, failed.",
      labelNames: ["kind", "platform", "outcome"] as const,
      registers,
    }),
    ...answerMetrics(registers),
  };
}

function answerMetrics(registers: Registry[]) {
  return {
    leadDecisionSeconds: new Histogram({
      name: "rounds_lead_decision_seconds",
      help: "How long one lead of the web hook takes, from its arrival to its rep, stored with its reasons.",
      buckets: DECISION_SECONDS,
      registers,
    }),
    modelCalls: new Counter({
      name: "rounds_model_calls_total",
      help: "Questions to a language model by outcome: answered, or why the answer came without it.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    voiceClips: new Counter({
      name: "rounds_voice_clips_total",
      help: "Voice clips by outcome: heard, or why not.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    modelTokens: new Counter({
      name: "rounds_model_tokens_total",
      help: "Tokens of a language model, in and out.",
      labelNames: ["direction"] as const,
      registers,
    }),
    receiptsStopped: new Counter({
      name: "rounds_receipts_stopped_total",
      help: "Sentences of a language model that its results did not bear out, and that nobody saw.",
      registers,
    }),
    questionSeconds: new Histogram({
      name: "rounds_question_seconds",
      help: "Questions answered, by tool and by how they were understood, and how long it took.",
      labelNames: ["tool", "by"] as const,
      buckets: ANSWER_SECONDS,
      registers,
    }),
  };
}

type CountDepths = () => Promise<ReadonlyMap<string, number>>;

function depthsIn(registry: Registry): (count: CountDepths) => void {
  let count: CountDepths | null = null;
  const gauge = new Gauge({
    name: "rounds_queue_depth",
    help: "What waits: posts to be delivered, and jobs by queue.",
    labelNames: ["queue"] as const,
    registers: [registry],
    async collect() {
      gauge.reset();
      try {
        for (const [queue, depth] of (await count?.()) ?? []) gauge.set({ queue }, depth);
      } catch {
        // The database is away: the rest is told all the same.
      }
    },
  });
  return (counter) => {
    count = counter;
  };
}

/** Memory, processor time and the like of this process too: only where somebody asks for metrics. */
export const addProcessMetrics = ({ registry }: Metrics): void =>
  collectDefaultMetrics({ register: registry });
