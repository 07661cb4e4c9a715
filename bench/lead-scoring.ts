import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { UserError } from "../src/domain/errors.ts";
import type { Features } from "../src/domain/leads/outcome-table.ts";
import { chancesOf, learnToWin } from "../src/domain/leads/win-model.ts";
import { createRandom } from "../src/domain/random.ts";
import { readOutcomes } from "./outcome-file.ts";

const FOLDS = 5;
const BINS = 10;

/**
 * `lead-scoring --instances FOLDER-OR-FILE [--target COLUMN] [--yes VALUE] [--leave-out a,b] --json`: for each CSV file
 * learns who is won from four fifths and tells it of the fifth, five times; prints AUC, calibration error in ten bins and
 * Brier score. A file that cannot be learned from is told with why, and the others go on.
 */
export async function runLeadScoring(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      instances: { type: "string" },
      target: { type: "string" },
      yes: { type: "string" },
      // Of the bank's calls: how long one took is known when it is over.
      "leave-out": { type: "string", default: "duration" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const wish = {
    target: values.target ?? null,
    yes: values.yes ?? null,
    leaveOut: values["leave-out"].split(",").map((column) => column.trim()),
  };
  for (const file of filesIn(values.instances)) {
    try {
      print(
        JSON.stringify({ file: basename(file), ...scoreFile(file, wish, Number(values.seed)) }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      print(JSON.stringify({ file: basename(file), error: `${error.message} ${error.hint}` }));
      process.exitCode = 1;
    }
  }
}

function filesIn(instances: string | undefined): readonly string[] {
  if (instances === undefined || !existsSync(instances)) {
    throw new UserError(
      "bad_input",
      instances === undefined ? "Of which files?" : `There is no ${instances}.`,
      "Name a CSV file or a folder of them with --instances.",
    );
  }
  if (statSync(instances).isFile()) return [instances];
  const files = readdirSync(instances).filter((name) => /\.(?:csv|tsv|txt)$/i.test(name));
  if (files.length === 0)
    throw new UserError("bad_input", `${instances} has no CSV files.`, "Put them there.");
  return files.toSorted().map((name) => join(instances, name));
}

function scoreFile(file: string, wish: Parameters<typeof readOutcomes>[1], seed: number) {
  const { rows, wanted, target, columns } = readOutcomes(file, wish);
  const { chances, trainSeconds } = crossValidate(rows, wanted, seed);
  return {
    target,
    columns: columns.length,
    rows: rows.length,
    won: wanted.reduce((sum, each) => sum + each, 0),
    auc: round(auc(chances, wanted)),
    calibrationError: round(calibrationError(chances, wanted)),
    brier: round(brier(chances, wanted)),
    trainSeconds: round(trainSeconds),
  };
}

/** Each row's chance comes from a model that has not seen it; rows are dealt by chance, the same for the same seed. */
function crossValidate(rows: readonly Features[], wanted: Uint8Array, seed: number) {
  const random = createRandom(seed);
  const fold = rows.map(() => random.int(FOLDS));
  const chances = new Float64Array(rows.length);
  let trainSeconds = 0;
  for (let held = 0; held < FOLDS; held++) {
    const train = [...rows.keys()].filter((index) => fold[index] !== held);
    const test = [...rows.keys()].filter((index) => fold[index] === held);
    const startedAt = performance.now();
    const model = learnToWin(
      pick(rows, train),
      Uint8Array.from(train, (i) => wanted[i] ?? 0),
    );
    trainSeconds = Math.max(trainSeconds, (performance.now() - startedAt) / 1000);
    if (model === null) throw tooLittle(wanted);
    for (const [index, chance] of chancesOf(model, pick(rows, test)).entries()) {
      chances[test[index] ?? 0] = chance;
    }
  }
  return { chances, trainSeconds };
}

function tooLittle(wanted: Uint8Array): UserError {
  const won = wanted.reduce((sum, each) => sum + each, 0);
  return new UserError(
    "too_little_data",
    `Too little data to learn from: ${wanted.length} rows, ${won} of them won.`,
    "About 250 rows with at least 40 of each outcome are needed, as a fifth is kept to test with.",
  );
}

const pick = (rows: readonly Features[], indices: readonly number[]): readonly Features[] =>
  indices.map((index) => rows[index] ?? {});

/** The chance that a won one was rated above a lost one, ties half: the Mann-Whitney statistic. */
function auc(chances: Float64Array, wanted: Uint8Array): number {
  const order = [...chances.keys()].toSorted((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && chances[order[to] ?? 0] === chances[order[from] ?? 0]) to++;
    for (const index of order.slice(from, to))
      if (wanted[index] === 1) ranks += (from + to + 1) / 2;
    from = to;
  }
  const won = wanted.reduce((sum, each) => sum + each, 0);
  return (ranks - (won * (won + 1)) / 2) / (won * (wanted.length - won));
}

/** Mean distance between what was said and what happened, over ten equally wide bins, each by its rows. */
function calibrationError(chances: Float64Array, wanted: Uint8Array): number {
  const said = new Float64Array(BINS);
  const came = new Float64Array(BINS);
  for (const [index, chance] of chances.entries()) {
    const bin = Math.min(BINS - 1, Math.floor(chance * BINS));
    said[bin] = (said[bin] ?? 0) + chance;
    came[bin] = (came[bin] ?? 0) + (wanted[index] ?? 0);
  }
  const off = said.reduce((sum, each, bin) => sum + Math.abs(each - (came[bin] ?? 0)), 0);
  return off / chances.length;
}

const brier = (chances: Float64Array, wanted: Uint8Array): number =>
  chances.reduce((sum, chance, index) => sum + (chance - (wanted[index] ?? 0)) ** 2, 0) /
  chances.length;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
