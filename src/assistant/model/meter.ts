import type { ModelUse, UseLedger } from "../../domain/model-use.ts";
import { ModelFault, type Tokens } from "./port.ts";

export type Limits = {
  /** Of the model, for one answer. */
  readonly calls: number;
  /** Tokens a day, in and out. */
  readonly tokensPerPerson: number;
  readonly tokensPerDay: number;
  /** Dollars for a million tokens; null: not known. */
  readonly prices: { readonly input: number; readonly output: number } | null;
};

/** What one answer used. */
export type Spent = Pick<ModelUse, "calls" | "inputTokens" | "outputTokens"> & {
  /** Millionths of a dollar; null: prices are not configured. */
  readonly costMicros: number | null;
};

/** Counts what one answer uses, in the database: any number of processes share the limits. */
export type Meter = {
  beforeCall(): Promise<void>;
  afterCall(tokens: Tokens): Promise<void>;
  spent(): Spent;
};

type Counting = {
  readonly ledger: UseLedger;
  readonly limits: Limits;
  /** The workspace's local date. */
  readonly day: string;
  readonly email: string;
};

export function createMeter({ ledger, limits, day, email }: Counting): Meter {
  let spent: Spent = { ...NOTHING, costMicros: limits.prices === null ? null : 0 };
  return {
    spent: () => spent,
    async beforeCall() {
      if (spent.calls >= limits.calls) throw new ModelFault("calls");
      const { person, all } = await ledger.tokensOf(day, email);
      if (person >= limits.tokensPerPerson) throw new ModelFault("person_limit");
      if (all >= limits.tokensPerDay) throw new ModelFault("workspace_limit");
    },
    async afterCall({ input, output }) {
      const cost = costOf({ input, output }, limits.prices);
      spent = {
        calls: spent.calls + 1,
        inputTokens: spent.inputTokens + input,
        outputTokens: spent.outputTokens + output,
        costMicros: cost === null ? null : (spent.costMicros ?? 0) + cost,
      };
      await ledger.add(day, email, {
        calls: 1,
        inputTokens: input,
        outputTokens: output,
        costMicros: cost ?? 0,
      });
    },
  };
}

const NOTHING = { calls: 0, inputTokens: 0, outputTokens: 0 };

/** A dollar for a million tokens is a millionth of a dollar for one. */
const costOf = ({ input, output }: Tokens, prices: Limits["prices"]): number | null =>
  prices === null ? null : Math.round(input * prices.input + output * prices.output);
