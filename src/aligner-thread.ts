import { parentPort, workerData } from "node:worker_threads";
import { type AlignOptions, align } from "./domain/territory/alignment/align.ts";
import type { AlignmentProblem } from "./domain/territory/alignment/problem.ts";

/** One alignment in a thread of its own, see aligner.ts: tells its progress, then the answer. */
const { problem, options }: { problem: AlignmentProblem; options: AlignOptions } = workerData;

/** Progress is told at each of so many steps. */
const STEPS = 20;

let told = 0;
const answer = align(problem, {
  ...options,
  onProgress(share) {
    if (Math.floor(share * STEPS) <= told) return;
    told = Math.floor(share * STEPS);
    parentPort?.postMessage({ share });
  },
});
parentPort?.postMessage({ answer });
