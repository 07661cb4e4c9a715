import type { UseLedger } from "../../domain/model-use.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Asked } from "../assistant.ts";
import type { Wish } from "../run-several.ts";
import type { Situation } from "../understand/result.ts";
import type { Understanding } from "../understand/understand.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { createEar, saidIn } from "./ear.ts";
import { createMeter, type Limits, type Spent } from "./meter.ts";
import type { OwnText } from "./own-text.ts";
import { type Converse, ModelFault } from "./port.ts";
import { situationOf } from "./situation.ts";
import { type Looked, openDesk, type Refused, type ToolDesk } from "./tool-desk.ts";

/** What became of a question to the model. Where `fault` is told, the words are worth nothing. */
export type Heard = {
  /** Checked against what was looked up; empty: nothing of it held. */
  readonly words: string;
  /** Sentences that were taken out. */
  readonly stopped: readonly string[];
  readonly looked: readonly Looked[];
  readonly wishes: readonly Wish[];
  readonly refusal: Refused | null;
  readonly fault: ModelFault | null;
  readonly spent: Spent;
};

export type AskModel = (asked: Asked) => Promise<Heard>;

/** What is counted for whoever runs Rounds. */
export type Watch = {
  /** "answered", or why not. */
  asked(outcome: string): void;
  used(tokens: { readonly input: number; readonly output: number }): void;
  stopped(sentences: readonly string[]): void;
};

export type ModelParts = {
  readonly tools: readonly Tool[];
  readonly understanding: Pick<Understanding, "resolve">;
  /** Loads LangChain when it is first called. */
  readonly converse: () => Promise<Converse>;
  /** What the model is told, which no answer repeats. */
  readonly own: () => OwnText;
  readonly ledger: UseLedger;
  readonly limits: Limits;
  /** For one answer. */
  readonly seconds: number;
  readonly now: () => Date;
  readonly report: (error: unknown, about: { tool: string | null; asker: string }) => void;
  readonly watch: Watch;
};

export function createAskModel(parts: ModelParts): AskModel {
  const breaker = createBreaker(parts.now);
  return async (asked) => {
    const { asker, calendar, workspace } = asked.world;
    const day = calendar.localMoment(parts.now(), workspace.timeZone).date;
    const meter = createMeter({ ...parts, day, email: asker.email });
    const desk = deskFor(parts, asked);
    const ear = createEar(asked, desk, parts.own());
    const fault = await talk(parts, breaker, { asked, desk, meter, ear });
    const { text: words, stopped } = fault === null ? ear.checked() : NO_WORDS;
    parts.watch.asked(fault?.reason ?? "answered");
    if (stopped.length > 0) parts.watch.stopped(stopped);
    const counted = { questions: 1, fallbacks: fault === null ? 0 : 1, stopped: stopped.length };
    await parts.ledger.add(day, asker.email, counted);
    return {
      words,
      stopped,
      looked: desk.looked(),
      wishes: desk.wishes(),
      refusal: desk.refusal(),
      fault,
      spent: meter.spent(),
    };
  };
}

const NO_WORDS = { text: "", stopped: [] };

function deskFor({ tools, understanding, report, own }: ModelParts, asked: Asked): ToolDesk {
  const { world, directory } = asked;
  const said = saidIn(asked);
  const { asker, today, now } = world;
  const situation: Situation = { asker, today, now, directory };
  return openDesk({
    tools,
    understanding,
    world,
    situation,
    said,
    isOwnText: (words) => own().isRepeated(words, said),
    report: (error, tool) => report(error, { tool, asker: asker.email }),
    onTool: ({ title }) => world.progress(`${title} …`),
  });
}

type Turn = {
  readonly asked: Asked;
  readonly desk: ToolDesk;
  readonly meter: ReturnType<typeof createMeter>;
  readonly ear: ReturnType<typeof createEar>;
};

/** Null: it answered. */
async function talk(parts: ModelParts, breaker: Breaker, turn: Turn): Promise<ModelFault | null> {
  if (!breaker.mayTry()) return new ModelFault("resting");
  try {
    await listen(parts, turn);
    breaker.worked();
    return null;
  } catch (error) {
    const { cancelled, world } = turn.asked;
    const fault = error instanceof ModelFault ? error : new ModelFault("down", { cause: error });
    if (OUTAGES.has(fault.reason) && cancelled?.aborted !== true) breaker.failed();
    if (fault.reason === "down")
      parts.report(fault.cause, { tool: null, asker: world.asker.email });
    return fault;
  }
}

async function listen(parts: ModelParts, { asked, desk, meter, ear }: Turn): Promise<void> {
  const { world, text, remembered, cancelled } = asked;
  const converse = await parts.converse();
  const limit = AbortSignal.timeout(1000 * parts.seconds);
  try {
    const words = await converse({
      situation: situationOf(world),
      before: remembered?.said ?? [],
      text,
      role: world.asker.role,
      desk,
      signal: cancelled ? AbortSignal.any([cancelled, limit]) : limit,
      beforeCall: () => meter.beforeCall(),
      async afterCall(tokens) {
        parts.watch.used(tokens);
        await meter.afterCall(tokens);
      },
      onText: (soFar) => ear.hear(soFar),
    });
    ear.end(words);
  } catch (error) {
    // However the client calls it: its time was over.
    throw limit.aborted || cancelled?.aborted ? new ModelFault("slow", { cause: error }) : error;
  }
}

/** The others say nothing about whether the next question would be answered. */
const OUTAGES: ReadonlySet<string> = new Set(["busy", "slow", "down"]);
