import type { LabelledExample } from "../src/assistant/understand/classifier.ts";
import { type Bar, CLEAR, LEAST, SURE } from "../src/assistant/understand/intent.ts";
import { ELSEWHERE } from "../src/assistant/understand/read-examples.ts";
import type { Folds, Held } from "./understanding-folds.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const FOLDS = 5;

/** How often a score is right, and the bars that follow, each example judged by a model that never saw it. */
export function calibrate(examples: readonly LabelledExample[], folds: Folds): void {
  const held = heldOut(folds, examples.length);
  print(`${examples.length} examples, ${FOLDS} folds`);
  for (const [name, all] of Object.entries(held)) {
    print(`\n${name}: share right by score`);
    for (const line of reliability(all)) print(line);
  }
  print("\nbars: share right of what passes, share that passes, off-topic that passes");
  report("SURE, by words", SURE, held.words);
  report("CLEAR, by meaning", CLEAR, held.meaning);
  report("LEAST, by meaning", LEAST, held.meaning);
  for (const score of [0.26, 0.3, 0.34]) {
    for (const lead of [0.06, 0.1]) report("higher, by meaning", { score, lead }, held.meaning);
  }
  print("\nlowest bars that reach 99 %, 97 % and 90 % right");
  report("by words, 99 %", lowest(held.words, 0.99), held.words);
  report("by meaning, 97 %", lowest(held.meaning, 0.97), held.meaning);
  report("by meaning, 90 %", lowest(held.meaning, 0.9), held.meaning);
}

function heldOut(folds: Folds, count: number) {
  const all = Array.from({ length: count }, (_, at) => at);
  const groups = Array.from({ length: FOLDS }, (_, fold) =>
    all.filter((at) => at % FOLDS === fold),
  );
  return { words: groups.flatMap(folds.byWords), meaning: groups.flatMap(folds.byMeaning) };
}

const isRight = ({ label, best }: Held): boolean => label === best;

function reliability(all: readonly Held[]): string[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inBin = all.filter(
      ({ score }) => Math.min(9, Math.max(0, Math.floor(score * 10))) === bin,
    );
    const right = inBin.filter(isRight).length / Math.max(1, inBin.length);
    return `${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}: ${percent(right).padStart(7)} of ${inBin.length}`;
  });
}

const passes = ({ score, lead }: Held, bar: Bar): boolean => score >= bar.score && lead >= bar.lead;

function report(name: string, bar: Bar, all: readonly Held[]): void {
  const through = all.filter((held) => passes(held, bar));
  const tools = through.filter(({ best }) => best !== ELSEWHERE);
  const off = all.filter(({ label }) => label === ELSEWHERE);
  const ran = off.filter((held) => passes(held, bar) && held.best !== ELSEWHERE).length;
  const right = tools.filter(isRight).length / Math.max(1, tools.length);
  print(
    `${name} {score ${bar.score.toFixed(2)}, lead ${bar.lead.toFixed(2)}}: ${percent(right)}, ${percent(through.length / all.length)}, ${percent(ran / Math.max(1, off.length))}`,
  );
}

/** The bar with the most passing, of those where so many are right. */
function lowest(all: readonly Held[], least: number): Bar {
  const steps = Array.from({ length: 19 }, (_, at) => 0.05 * at);
  const bars = steps.flatMap((score) => steps.map((lead) => ({ score, lead })));
  const rated = bars.map((bar) => {
    const through = all.filter((held) => passes(held, bar));
    return { bar, count: through.length, right: through.filter(isRight).length };
  });
  const good = rated.filter(({ count, right }) => count > 0 && right / count >= least);
  return good.toSorted((left, right) => right.count - left.count)[0]?.bar ?? { score: 1, lead: 1 };
}

/** Without half of a tool's examples, in turn: how many of that half are still understood. */
export function ablate(examples: readonly LabelledExample[], { byMeaning }: Folds): void {
  const labels = [...new Set(examples.map(({ label }) => label))];
  print("tool, examples, right without their half, asked back, wrong");
  const sums = { all: 0, right: 0, wrong: 0 };
  for (const label of labels) {
    const own = [...examples.keys()].filter((at) => examples[at]?.label === label);
    const halves = [0, 1].map((half) => own.filter((_, at) => at % 2 === half));
    const held = halves.flatMap((half) => (half.length === 0 ? [] : byMeaning(half)));
    const answered = held.filter((each) => passes(each, LEAST) && each.best !== ELSEWHERE);
    const right =
      label === ELSEWHERE ? held.length - answered.length : answered.filter(isRight).length;
    const wrong = answered.filter((each) => !isRight(each)).length;
    sums.all += held.length;
    sums.right += right;
    sums.wrong += wrong;
    print(
      `${label}, ${held.length}, ${percent(right / held.length)}, ${percent((held.length - right - wrong) / held.length)}, ${percent(wrong / held.length)}`,
    );
  }
  print(
    `all, ${sums.all}, ${percent(sums.right / sums.all)}, ${percent((sums.all - sums.right - sums.wrong) / sums.all)}, ${percent(sums.wrong / sums.all)}`,
  );
}
