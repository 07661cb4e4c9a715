import { type Boosted, boost, boostFor, contributions, probabilities } from "./boosted-trees.ts";
import {
  type Encoding,
  encode,
  encodeForLearning,
  type Features,
  learnEncoding,
} from "./outcome-table.ts";

/** What the workspace's own won and lost ones teach about the next. */
export type WinModel = { readonly encoding: Encoding; readonly trees: Boosted };

/** Fewer rows than these, or fewer of either outcome, teach nothing that holds. */
const LEAST_ROWS = 200;
const LEAST_OF_EACH = 30;

/** Null: too little data; the rules have to do. */
export function learnToWin(rows: readonly Features[], wanted: Uint8Array): WinModel | null {
  const won = wanted.reduce((sum, each) => sum + each, 0);
  if (rows.length < LEAST_ROWS || won < LEAST_OF_EACH || rows.length - won < LEAST_OF_EACH) {
    return null;
  }
  const encoding = learnEncoding(rows, wanted);
  return {
    encoding,
    trees: boost(encodeForLearning(encoding, rows, wanted), wanted, boostFor(rows.length)),
  };
}

/** Probabilities of winning, 0 to 1. */
export const chancesOf = ({ encoding, trees }: WinModel, rows: readonly Features[]): Float64Array =>
  probabilities(trees, encode(encoding, rows));

/** What each field adds to the log-odds, the strongest first; with `base` they add up to the log-odds exactly. */
export function reasonsOf(
  { encoding, trees }: WinModel,
  row: Features,
): {
  readonly base: number;
  readonly fields: readonly { readonly field: string; readonly logOdds: number }[];
} {
  const added = contributions(trees, encode(encoding, [row]), 0);
  const fields = encoding.fields.map((field, column) => ({ field, logOdds: added[column] ?? 0 }));
  return {
    base: added[encoding.fields.length] ?? 0,
    fields: fields.toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds)),
  };
}
