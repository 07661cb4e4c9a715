import { Worker } from "node:worker_threads";
import { UserError } from "./domain/errors.ts";
import type { Aligner } from "./domain/ports.ts";
import { type Alignment, align } from "./domain/territory/alignment/align.ts";

/** Smaller problems take less time than the start of a thread. */
const SMALL = 600_000;

type Told =
  | { readonly share: number }
  | { readonly answer: Alignment }
  | { readonly fault: string };

/**
 * Computes alignments: small ones at once, large ones in a thread of their own, so that the chat answers others
 * meanwhile. Cancelling ends the thread.
 */
export function createAligner(
  onProgress: (message: string, canCancel: boolean) => void,
  cancelled: AbortSignal | null,
): Aligner {
  return (problem, options) => {
    if (options.iterations <= SMALL) return Promise.resolve(align(problem, options));
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./aligner-thread.ts", import.meta.url), {
        workerData: { problem, options },
      });
      const cancel = (): void => {
        void worker.terminate();
        reject(
          new UserError("cancelled", "Cancelled: nothing was proposed.", "Ask again any time."),
        );
      };
      cancelled?.addEventListener("abort", cancel, { once: true });
      if (cancelled?.aborted === true) cancel(); // Before there was a thread.
      worker.on("message", (told: Told) => {
        if ("share" in told)
          onProgress(`Comparing divisions: ${Math.round(told.share * 100)} %`, true);
        else if ("answer" in told) resolve(told.answer);
        else reject(new Error(told.fault));
      });
      worker.once("error", reject);
      worker.once("exit", () => cancelled?.removeEventListener("abort", cancel));
    });
  };
}
